import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page, Route } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixture';

/** A browser hands files over to the host piece by piece: with progress, to be cancelled, and with a sentence when it does not get through. */

const PIECE = 4 << 20;
test.use({ allowedComplaint: /WebSocket connection to .* failed|Failed to load resource/ });

/** Some pieces long, one message a line. */
function bigLog(folder: string, pieces: number): string {
  const file = path.join(folder, 'big.log');
  const lines: string[] = [];
  for (let number = 0, length = 0; length < (pieces - 1) * PIECE + 1000; number += 1) {
    const line = `2026-07-01T10:00:00.000Z INFO station=CP${number % 3} received message [2,"m${number}","Heartbeat",{}] ${'.'.repeat(900)}\n`;
    lines.push(line);
    length += line.length;
  }
  fs.writeFileSync(file, lines.join(''));
  return file;
}

async function choose(page: Page, file: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await (await choosing).setFiles(file);
}

const cardOf = (page: Page): Locator => page.getByRole('region', { name: 'Handing over big.log' });

/** Holds up the piece with that number. */
async function hold(page: Page, number: number): Promise<{ readonly held: Promise<Route> }> {
  let seen = 0;
  let caught: (route: Route) => void = () => undefined;
  const held = new Promise<Route>((resolve) => (caught = resolve));
  await page.route('**/hand-over/**', async (route) => {
    if ((seen += 1) === number) caught(route);
    else await route.continue();
  });
  return { held };
}

test('a log goes to the host in pieces, is cancelled on the way, and opened the next time', async ({ workbench, page, host }) => {
  const file = bigLog(host.data, 3);
  const offsets: number[] = [];
  page.on('request', (request) => { if (request.method() === 'PUT') offsets.push(Number(new URL(request.url()).pathname.split('/').at(-1))); });
  const { held } = await hold(page, 2);
  await choose(page, file);
  await held;
  const card = cardOf(page);
  await expect(card).toContainText('4 MB of 8 MB');
  await expect(card.getByRole('progressbar')).toHaveJSProperty('position', PIECE / fs.statSync(file).size);
  await card.getByRole('button', { name: 'Cancel' }).click();
  await expect(card).toBeHidden();
  await expect(page.getByRole('status', { name: 'Notices' })).toBeEmpty();
  expect(offsets).toEqual([0, PIECE]);

  await choose(page, file);
  const dialog = page.getByRole('dialog', { name: 'Open big.log' });
  await expect(dialog).toBeVisible();
  await expect(card).toBeHidden();
  expect(offsets).toEqual([0, PIECE, 0, PIECE, 2 * PIECE]);
  await page.keyboard.press('Enter');
  await expect(workbench.row('Heartbeat').first()).toBeVisible();
  await expect(workbench.topBar).toContainText('big.log');
  await expect(page.getByRole('button', { name: /^Read as/ })).toBeVisible();
  const info = await host.call('journal.info', {});
  expect(info.frames).toBe(fs.readFileSync(file, 'utf8').split('\n').length - 1);
  expect(info.path).toBeUndefined();
});

test('a host that goes away, or has no room, is said', async ({ workbench, page, host }) => {
  await expect(workbench.startPage).toBeVisible();
  const file = bigLog(host.data, 2);
  const { held } = await hold(page, 2);
  await choose(page, file);
  const route = await held;
  await host.kill();
  await route.continue();
  await expect(page.getByText('The connection to the host was lost while big.log was handed over. Open it again when the host is back.')).toBeVisible();
  await expect(cardOf(page)).toBeHidden();

  await host.restart();
  await page.unrouteAll();
  await page.route('**/hand-over/**', (full) => full.fulfill({ status: 507, body: 'The disk of the host is full: big.log (4 MB) has no room in its temporary folder.' }));
  await expect(page.getByText('Connected to the host')).toBeVisible();
  await choose(page, file);
  await expect(page.getByText('The disk of the host is full: big.log (4 MB) has no room in its temporary folder.')).toBeVisible();
});

test('a long pasted text is told of instead of laid out, and opened; one that is too long is refused', async ({ workbench, page }) => {
  await workbench.run('Open a log from pasted text…');
  const dialog = page.getByRole('dialog', { name: 'Open a log from text' });
  const paste = (lines: number, blanks: number): Promise<void> => dialog.getByRole('textbox').evaluate((field, { count, more }) => {
    const data = new DataTransfer();
    data.setData('text/plain', Array.from({ length: count }, (_, at) => `[2,"m${at}","Heartbeat",{}]${' '.repeat(more)}`).join('\n'));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, { count: lines, more: blanks });
  await paste(400_000, 80);
  await expect(dialog.getByText('This text has 41 million characters; 32 million can be pasted. Save it as a file, and drop the file on the window: files may have any size.')).toBeVisible();
  await paste(50_000, 0);
  await expect(dialog.getByRole('region', { name: 'Pasted text' })).toContainText('50,000 lines');
  await expect(dialog.getByRole('textbox')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('dialog', { name: 'Open Pasted text' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(workbench.row('Heartbeat').first()).toBeVisible();
  await expect(workbench.topBar).toContainText('Pasted text');
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('a log on its way is accessible', async ({ page, workbench, host }) => {
      await expect(workbench.startPage).toBeVisible();
      const { held } = await hold(page, 2);
      await choose(page, bigLog(host.data, 2));
      await held;
      await expect(cardOf(page)).toBeVisible();
      await expectAccessible(page, 'a log on its way');
    });
  });
}
