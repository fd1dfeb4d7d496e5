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
  const facts = page.getByRole('dialog', { name: 'Read as evcc' });
  await expect(facts.getByText('7 lines of 13 gave 7 messages, 6 are others.')).toBeVisible();
  await expect(facts.getByText('7 named; the CSMS wrote the log.')).toBeVisible();
  await facts.getByRole('textbox', { name: 'Zone of the times' }).fill('noon');
  await expect(facts.getByText('An offset from UTC such as +02:00')).toBeVisible();
  await facts.getByRole('textbox', { name: 'Zone of the times' }).fill('+02:00');
  await facts.getByRole('combobox', { name: 'OCPP version' }).selectOption('2.0.1');
  await facts.getByRole('button', { name: 'Read again' }).click();
  await expect(facts).toBeHidden();
  await page.getByRole('button', { name: 'Read as evcc' }).click();
  await expect(facts.getByText('UTC+02:00, as you said.')).toBeVisible();
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
