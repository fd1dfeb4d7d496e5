import path from 'node:path';
import fs from 'node:fs';
import { expect, test } from './support/fixture';

/** Logs of other systems: opened, read otherwise, exported. */

const fixture = (name: string): string => path.resolve(import.meta.dirname, '..', '..', 'shared', 'import', 'fixtures', name);

test('a log of another system says how it was read, and is read otherwise', async ({ workbench, page, host }) => {
  await host.call('log.open', { text: fs.readFileSync(fixture('evcc-mixed-levels.log'), 'utf8'), name: 'evcc.log' });
  await workbench.openPanels();
  await expect(workbench.row('TriggerMessage').first()).toBeVisible();
  await page.getByRole('button', { name: 'Read as evcc' }).click();
  const dialog = page.getByRole('dialog', { name: 'How evcc.log is read' });
  await expect(dialog.getByText('in 7 of 13 lines')).toBeVisible();
  await expect(dialog.getByText('The CSMS seems to have written “sent” and “received”.')).toBeVisible();
  await expect(dialog.getByRole('grid', { name: 'Lines' }).getByText('named')).toHaveCount(7);
  await dialog.getByLabel('Time zone of the log').fill('+02:00');
  await dialog.getByRole('combobox', { name: 'OCPP version of all' }).selectOption('2.0.1');
  await expect(dialog.getByText('UTC+02:00, as you said.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Read it like this' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await host.call('journal.info', {})).reading?.wishes).toEqual({ zoneMinutes: 120, version: '2.0.1' });
  await page.getByRole('button', { name: 'Read as evcc' }).click();
  await expect(dialog.getByText('UTC+02:00, as you said.')).toBeVisible();
});

test('what the filter shows is exported, and what the format cannot hold is said', async ({ workbench, page, host }) => {
  await host.call('log.open', { text: fs.readFileSync(fixture('evcc-mixed-levels.log'), 'utf8'), name: 'evcc.log' });
  await workbench.openPanels();
  await workbench.textFilter.fill('not action:TriggerMessage');
  await workbench.hasRows(9);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save or export' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).last().click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('evcc.log.csv');
  expect(fs.readFileSync(await file.path(), 'utf8').split('\r\n')).toHaveLength(11);
  await page.getByRole('button', { name: 'Save or export' }).click();
  await page.getByRole('menuitem', { name: 'Open OCPP Trace' }).first().click();
  await expect(page.getByText(/The format cannot hold: .*notes \(6\)/)).toBeVisible();
});
