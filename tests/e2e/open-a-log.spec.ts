import fs from 'node:fs/promises';
import path from 'node:path';
import { SAMPLE_FRAMES } from '../../shared/ocpp/samples';
import { FILLED, fillLog } from './support/filled-log';
import { expect, test } from './support/fixture';
import type { Workbench } from './support/workbench';

/** Logs from elsewhere in the same views as a live session. */

async function pasteText({ page }: Workbench, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Paste text…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open a log from text' });
  await dialog.getByRole('textbox').fill(text);
  await dialog.getByRole('button', { name: 'Open' }).click();
}

test('five pasted frames show what is wrong with each, in place and in sentences', async ({ workbench, page }) => {
  await pasteText(workbench, SAMPLE_FRAMES.map(({ text }) => text).join('\n'));
  await page.getByRole('dialog', { name: 'Open Pasted text' }).getByRole('button', { name: 'Open', exact: true }).click();
  for (const action of ['Authorize', 'StatusNotification', 'TransactionEvent']) await expect(workbench.row(action).first()).toBeVisible();
  await expect(workbench.row('TransactionEvent', 'Ended').getByRole('gridcell', { name: /error|problems/ })).toBeVisible();

  await workbench.row('TransactionEvent', 'Ended').click();
  const details = page.getByRole('tabpanel', { name: 'Details' });
  // The sentence stands right below the line that it is about.
  const line = details.locator('code', { hasText: '"value": "75"' });
  await expect(line).toBeVisible();
  const note = details.getByRole('note', { name: 'Error' }).filter({ hasText: 'number' });
  await expect(note).toBeVisible();
  const [above, below] = [await line.boundingBox(), await note.boundingBox()];
  expect((below?.y ?? 0) - (above?.y ?? 0)).toBeGreaterThan(0);
  expect((below?.y ?? 0) - (above?.y ?? 0)).toBeLessThan(40);

  await workbench.row('StatusNotification', 'Occupied').click();
  await expect(details.locator('code', { hasText: '"connectorStatus": "Occupied"' })).toBeVisible();
  await expect(details.getByRole('note').filter({ hasText: /offset|time zone/ })).toBeVisible();
});

test('a saved journal shows every entry again; closing it leads back to the live one', async ({ workbench, page, host, cleanup }) => {
  await fillLog(host, cleanup);
  await workbench.openPanels();
  await workbench.hasRows(FILLED.all);
  const [journal = ''] = await fs.readdir(path.join(host.data, 'journals')).then((names) => names.filter((name) => name.endsWith('.ocppj.jsonl')));
  const copy = path.join(host.data, 'kept.ocppj.jsonl');
  await fs.copyFile(path.join(host.data, 'journals', journal), copy);

  await page.getByRole('button', { name: 'Start page' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await (await choosing).setFiles(copy);
  await expect(workbench.topBar).toContainText('kept.ocppj.jsonl');
  await workbench.hasRows(FILLED.all);
  await workbench.panel('Transactions');
  await expect(page.getByRole('region', { name: 'Table of transactions' }).getByRole('row', { name: 'TX-2' })).toContainText('1.50 kWh');

  await page.getByRole('button', { name: 'Close the log and go back to the live journal' }).click();
  await expect(workbench.topBar).toContainText(journal);
  await expect(workbench.statusBar).toContainText('Recording');
  await workbench.hasRows(FILLED.all);
});

test('a text that is no log is refused with a sentence', async ({ workbench, page }) => {
  await pasteText(workbench, 'Dear diary, today I charged my car.\nIt took a while.');
  const dialog = page.getByRole('dialog', { name: 'Open a log from text' });
  await expect(dialog.getByRole('alert')).toContainText('No OCPP message was found');
  await expect(dialog.getByRole('textbox')).toHaveValue(/Dear diary/);
});

test('an empty file is refused with a sentence', async ({ workbench, page }) => {
  await expect(workbench.startPage).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await (await choosing).setFiles({ name: 'nothing.log', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
  await expect(page.getByRole('region', { name: 'Open a log' }).getByRole('alert')).toContainText('nothing.log');
});

test('frames pasted onto the start page are looked at, and Enter opens them', async ({ workbench, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify([[2, '1', 'Heartbeat', {}], [3, '1', { currentTime: '2026-01-31T08:00:00Z' }]]));
  await expect(workbench.startPage).toBeVisible();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByRole('dialog', { name: 'Open Pasted text' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(workbench.row('Heartbeat').first()).toBeVisible();
  await expect(workbench.topBar).toContainText('Pasted text');
});
