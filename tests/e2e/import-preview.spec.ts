import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixture';

/** A log of another system is looked at before it is opened: what it is, how each line is read, and what can be put right. */

const fixture = (name: string): string => path.resolve(import.meta.dirname, '..', '..', 'shared', 'import', 'fixtures', name);
const textOf = (name: string): string => fs.readFileSync(fixture(name), 'utf8');
const dialogOf = (page: Page, name: string): Locator => page.getByRole('dialog', { name: `Open ${name}` });

interface Dropped {
  readonly name: string;
  /** Of a text, or of bytes in base64. */
  readonly text?: string;
  readonly base64?: string;
}

/** Drops files on the window, as a person would. */
async function drop(page: Page, ...files: readonly Dropped[]): Promise<void> {
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, text, base64 } of dropped) data.items.add(new File([base64 === undefined ? (text ?? '') : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    return data;
  }, files);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

const LOG = [
  '2026-07-01 10:00:00 starting up',
  '2026-07-01 10:00:01 [2,"1","BootNotification",{"chargePointModel":"M","chargePointVendor":"V"}]',
  '2026-07-01 10:00:02 [3,"nobody asked",{"status":"Accepted"}]',
].join('\n');

test('a dropped log is shown as it is read, beside its lines, and opened by Enter', async ({ workbench, page }) => {
  await drop(page, { name: 'steve.log', text: textOf('steve.log') });
  const dialog = dialogOf(page, 'steve.log');
  await expect(dialog.getByRole('combobox', { name: 'Read as' })).toContainText('SteVe (found)');
  const lines = dialog.getByRole('grid', { name: 'Lines' });
  const message = lines.locator('[data-kind=message]').first();
  await expect(message).toContainText('named');
  await expect(message).toContainText('STATION-D');
  await expect(message.locator('mark')).toHaveText(/^\[2,/);
  await expect(lines.locator('[data-kind=other]').first()).toContainText('Connection is established');
  await expect(workbench.startPage).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(workbench.row('BootNotification').first()).toBeVisible();
  await expect(workbench.topBar).toContainText('steve.log');
});

test('zone, version, station and directions are put right, seen at once, and so is the log that is opened', async ({ workbench, page, host }) => {
  await drop(page, { name: 'site.log', text: LOG });
  const dialog = dialogOf(page, 'site.log');
  const lines = dialog.getByRole('grid', { name: 'Lines' });
  const assumed = lines.locator('[data-kind=message]').filter({ hasText: 'assumed' });
  await expect(dialog.getByText('The log names no time zone; its times are taken for UTC.')).toBeVisible();
  await expect(dialog.getByText('Who sent 1 message is assumed')).toBeVisible();
  const before = await assumed.getByText(/station to CSMS|CSMS to station/).textContent();

  const zone = dialog.getByLabel('Time zone of the log');
  await zone.fill('noon');
  await expect(dialog.getByText('An offset from UTC such as +02:00, or a zone such as Europe/Berlin.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Open', exact: true })).toBeDisabled();
  await zone.fill('Europe/Berlin');
  await expect(dialog.getByText('UTC+02:00, as you said.')).toBeVisible();
  await zone.press('Escape');
  await dialog.getByRole('combobox', { name: 'OCPP version of all' }).selectOption('2.0.1');
  await dialog.getByRole('textbox', { name: 'Station of messages that name none' }).fill('GATE');
  await dialog.getByRole('switch', { name: 'Turn the directions around' }).check();
  await expect(assumed).toContainText('GATE');
  await expect(assumed).toContainText('2.0.1');
  await expect(assumed.getByText(/station to CSMS|CSMS to station/)).not.toHaveText(before ?? '');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();

  await expect(workbench.row('BootNotification').first()).toContainText('GATE');
  const info = await host.call('journal.info', {});
  expect(info.stations).toEqual([{ id: 'GATE', version: '2.0.1', connected: true }]);
  expect(info.reading?.wishes).toEqual({ zone: 'Europe/Berlin', version: '2.0.1', station: 'GATE', swapDirections: true });
  const boot = (await host.call('journal.entry', { index: Number(await workbench.row('BootNotification').first().getAttribute('data-index')) })).row;
  expect(new Date(boot.wall).toISOString()).toBe('2026-07-01T08:00:01.000Z');

  await page.getByRole('button', { name: /^Read as/ }).click();
  const again = page.getByRole('dialog', { name: 'How site.log is read' });
  await expect(again.getByLabel('Time zone of the log')).toHaveValue('Europe/Berlin');
  await again.getByRole('textbox', { name: /^Name of/ }).fill('DOOR');
  await expect(again.getByRole('grid', { name: 'Lines' }).locator('[data-kind=message]').first()).toContainText('DOOR');
  await again.getByRole('button', { name: 'Read it like this' }).click();
  await expect(workbench.row('BootNotification').first()).toContainText('DOOR');
});

test('only what was not read is listed, in the preview and later in the log', async ({ workbench, page }) => {
  await drop(page, { name: 'site.log', text: LOG });
  const dialog = dialogOf(page, 'site.log');
  await dialog.getByRole('radiogroup').getByText('Not read').click();
  const lines = dialog.getByRole('grid', { name: 'Lines' });
  await expect(lines.locator('[data-kind]')).toHaveCount(1);
  await expect(lines).toContainText('starting up');
  await dialog.getByRole('radiogroup').getByText('Messages').click();
  await expect(lines.locator('[data-kind]')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Read as/ })).toBeVisible();
  await workbench.run('How the log was read…');
  await page.getByRole('button', { name: 'List the 1 line without a message' }).click();
  await workbench.hasRows(1);
  await expect(workbench.row('starting up')).toBeVisible();
});

test('two files that belong together: each with its format, one left out', async ({ workbench, page }) => {
  await drop(page, { name: 'a.log', text: textOf('steve.log') }, { name: 'b.jsonl', text: textOf('trace.jsonl') });
  const dialog = dialogOf(page, 'a.log and 1 more');
  const files = dialog.getByRole('group', { name: 'Files' });
  await expect(files.getByText(/^SteVe, \d+ messages$/)).toBeVisible();
  await expect(files.getByText(/^Open OCPP Trace.*message/)).toBeVisible();
  await files.getByRole('checkbox', { name: /^b\.jsonl/ }).uncheck();
  await expect(dialog.getByRole('grid', { name: 'Lines' }).getByTitle(/^b\.jsonl/)).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(workbench.row('BootNotification').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Read as SteVe', exact: true })).toBeVisible();
});

test('the parts of a log that are dropped together are read in the order of time', async ({ page, workbench, host }) => {
  const part = (second: number): string => `2026-07-01T10:00:0${second}.000Z CP1: send [2,"m${second}","Heartbeat",{}]\n`;
  await drop(page, { name: 'app.log', text: part(4) }, { name: 'app.log.1', text: part(3) }, { name: 'app.log.10', text: part(1) }, { name: 'app.log.2', text: part(2) });
  await expect(page.getByRole('dialog')).toContainText('app.log.10');
  await page.keyboard.press('Enter');
  await workbench.hasRows(5);
  const texts = await Promise.all([1, 2, 3, 4].map(async (index) => (await host.call('journal.entry', { index })).raw));
  expect(texts.map((text) => /m\d/.exec(text)?.[0])).toEqual(['m1', 'm2', 'm3', 'm4']);
});

test('a folder is chosen in the browser', async ({ page, workbench }) => {
  const folder = fs.mkdtempSync(path.join(test.info().outputDir, '..', 'logs-'));
  fs.copyFileSync(fixture('steve.log'), path.join(folder, 'one.log'));
  fs.copyFileSync(fixture('ocpp-go.log'), path.join(folder, 'two.log'));
  await expect(workbench.startPage).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Folder…' }).click();
  await (await choosing).setFiles(folder);
  const dialog = dialogOf(page, path.basename(folder));
  await expect(dialog.getByRole('group', { name: 'Files' }).getByRole('checkbox')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(workbench.startPage).toBeVisible();
});

test('an archive is unpacked', async ({ page, workbench }) => {
  await expect(workbench.startPage).toBeVisible();
  const zip = zipSync({ 'site/one.log': fs.readFileSync(fixture('steve.log')), 'site/two.log': fs.readFileSync(fixture('ocpp-go.log')) });
  await drop(page, { name: 'logs.zip', base64: Buffer.from(zip).toString('base64') });
  const dialog = dialogOf(page, 'logs.zip');
  await expect(dialog.getByRole('group', { name: 'Files' }).getByRole('checkbox')).toHaveCount(2);
  await expect(dialog.getByRole('group', { name: 'Files' })).toContainText('site/one.log');
});

test('a log that begins with what was last says so, and is shown from its end', async ({ workbench, page }) => {
  await drop(page, { name: 'export.txt', text: textOf('grafana-newest-first.txt') });
  const dialog = dialogOf(page, 'export.txt');
  await expect(dialog.getByText('The log begins with what was last; it is read from its end.')).toBeVisible();
  await expect(dialog.getByRole('grid', { name: 'Lines' }).locator('[data-kind=message]').first()).toContainText('StatusNotification');
  await page.keyboard.press('Enter');
  await expect(workbench.row('StatusNotification').first()).toBeVisible();
});

test('what a view of Wireshark masks is told with the way out of it', async ({ workbench, page }) => {
  await expect(workbench.startPage).toBeVisible();
  await drop(page, { name: 'followed.txt', text: textOf('tshark-follow.txt') });
  const dialog = dialogOf(page, 'followed.txt');
  await expect(dialog.getByText(/\d+ lines should hold a message and cannot be read\. A client masks what it sends .* Open the capture itself/)).toBeVisible();
  await dialog.getByRole('radiogroup').getByText('Messages').click();
  await expect(dialog.getByRole('grid', { name: 'Lines' }).locator('[data-kind=message]').first()).toContainText('CP-0008');
});

test('text is pasted from the palette, and Escape opens nothing', async ({ page, workbench }) => {
  await workbench.run('Open a log from pasted text…');
  const paste = page.getByRole('dialog', { name: 'Open a log from text' });
  await paste.getByRole('textbox').fill(LOG);
  await paste.getByRole('button', { name: 'Open' }).click();
  const dialog = dialogOf(page, 'Pasted text');
  await expect(dialog).toBeVisible();
  await expect(paste).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(workbench.startPage).toBeVisible();
});

test('a file without messages is refused with a sentence', async ({ page, workbench }) => {
  await expect(workbench.startPage).toBeVisible();
  await drop(page, { name: 'diary.txt', text: 'Dear diary,\ntoday I charged my car.' });
  await expect(page.getByText('No OCPP message was found in diary.txt.')).toBeVisible();
});

test('an entry leads to its line in the log that it was read from', async ({ page, workbench, host }) => {
  await host.call('log.open', { text: LOG, name: 'site.log' });
  await workbench.openPanels();
  await workbench.row('BootNotification').first().click();
  const details = page.getByRole('tabpanel', { name: 'Details' });
  await details.getByRole('button', { name: 'line 2 of site.log' }).click();
  const viewer = page.getByRole('dialog', { name: 'site.log' });
  await expect(viewer.locator('mark')).toHaveText('[2,"1","BootNotification",{"chargePointModel":"M","chargePointVendor":"V"}]');
  await expect(viewer).toContainText('2026-07-01 10:00:00 starting up');
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the preview and the lines of a log are accessible', async ({ page, workbench }) => {
      await drop(page, { name: 'evcc.log', text: textOf('evcc-mixed-levels.log') }, { name: 'site.log', text: LOG });
      const dialog = dialogOf(page, 'evcc.log and 1 more');
      await expect(dialog.getByRole('grid', { name: 'Lines' }).locator('[data-kind=message]').first()).toBeVisible();
      await expectAccessible(page, 'preview');
      await dialog.getByRole('button', { name: 'Open', exact: true }).click();
      await workbench.row('CALL').first().click();
      await page.getByRole('tabpanel', { name: 'Details' }).getByRole('button', { name: /^line .* of / }).click();
      await expect(page.getByRole('dialog', { name: 'evcc.log' }).locator('mark')).toBeVisible();
      await expectAccessible(page, 'the file that it stands in');
    });
  });
}
