import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './support/fixture';

/** A log that the host is started with. */

// The browser tells of every attempt to reach a host that is not there.
test.use({ allowedComplaint: /WebSocket connection to .* failed/ });

test('one that leaves doubts is shown as it would be read, and opened by Enter', async ({ workbench, page, host }) => {
  const file = path.join(host.data, 'doubtful.log');
  await fs.writeFile(file, '2026-07-01 10:00:00 starting up\n2026-07-01 10:00:01 [2,"1","DataTransfer",{"vendorId":"x"}]\n');
  await expect(workbench.statusBar).toContainText('Connected to the host');
  await host.kill();
  await host.restart(file);
  const dialog = page.getByRole('dialog', { name: 'Open doubtful.log' });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText('starting up');
  await page.keyboard.press('Enter');
  await workbench.hasRows(3);
  await expect(page.getByRole('button', { name: /^Read as/ })).toBeVisible();
});

test('one that says everything is open at once', async ({ workbench, page, host }) => {
  await host.kill();
  await host.restart(path.resolve(import.meta.dirname, '../../shared/import/fixtures/everest.log'));
  await page.goto('about:blank');
  await page.goto(host.url);
  await expect(page.getByRole('dialog')).toBeHidden();
  await workbench.openPanels();
  await expect(page.getByRole('button', { name: /^Read as/ })).toBeVisible();
});
