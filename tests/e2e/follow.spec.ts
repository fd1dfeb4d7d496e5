import type { RPCClient } from 'ocpp-rpc';
import { FILLED, fillLog } from './support/filled-log';
import { expect, test } from './support/fixture';

/** The log follows what arrives until one looks back. */

let station: RPCClient;

test.beforeEach(async ({ workbench, host, cleanup }) => {
  ({ cp001: station } = await fillLog(host, cleanup));
  await workbench.openPanels();
  await workbench.hasRows(FILLED.all);
});

test('new entries come into sight while it follows', async ({ workbench, page }) => {
  await expect(page.getByRole('button', { name: 'Follow what arrives' })).toHaveAttribute('aria-pressed', 'true');
  await station.call('Heartbeat', {});
  await expect(workbench.row('Heartbeat').first()).toBeInViewport();
});

test('scrolling up stops it, and a pill counts what came; a click on it resumes', async ({ workbench, page }) => {
  const follows = page.getByRole('button', { name: 'Follow what arrives' });
  const pill = page.getByRole('button', { name: /^\d+ new$/ });
  await workbench.log.hover();
  await page.mouse.wheel(0, -400);
  await expect(follows).toHaveAttribute('aria-pressed', 'false');
  await expect(pill).toBeHidden();

  // The rows that came into sight are there, and the list has come to rest.
  await expect(workbench.log.locator('[role=row][aria-busy]')).toHaveCount(0);
  let first: string | null = null;
  await expect.poll(async () => {
    const before = first;
    first = await workbench.rows.first().getAttribute('data-index');
    return first === before;
  }).toBe(true);
  await station.call('Heartbeat', {});
  await station.call('Heartbeat', {});
  await expect(pill).toHaveText('4 new');
  await expect(workbench.rows.first()).toHaveAttribute('data-index', String(first));
  await expect(workbench.row('Heartbeat')).toHaveCount(0);

  await pill.click();
  await expect(pill).toBeHidden();
  await expect(follows).toHaveAttribute('aria-pressed', 'true');
  await expect(workbench.row('Heartbeat')).toHaveCount(4);
});

test('scrolling back to the end resumes it', async ({ workbench, page }) => {
  const follows = page.getByRole('button', { name: 'Follow what arrives' });
  await workbench.log.hover();
  await page.mouse.wheel(0, -400);
  await expect(follows).toHaveAttribute('aria-pressed', 'false');
  await page.mouse.wheel(0, 2000);
  await expect(follows).toHaveAttribute('aria-pressed', 'true');
});

test('selecting an entry holds the list still, f lets it follow again', async ({ workbench, page }) => {
  await workbench.row('FORGETFUL').click();
  await station.call('Heartbeat', {});
  await expect(page.getByRole('button', { name: '2 new' })).toBeVisible();
  await page.keyboard.press('f');
  await expect(workbench.selectedRow).toHaveCount(0);
  await expect(workbench.row('Heartbeat').last()).toBeInViewport();
});
