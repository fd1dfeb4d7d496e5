import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { FILLED, fillLog } from './support/filled-log';
import { expect, test } from './support/fixture';
import type { Workbench } from './support/workbench';

/** Marks and notes on entries of the log. */

const at = (workbench: Workbench, index: number) => workbench.log.locator(`[role=row][data-index="${index}"]`);
const flag = (workbench: Workbench, index: number) => at(workbench, index).locator('[data-flag]');
const editor = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: /^Note at entry/ });
const line = (page: Page) => page.getByRole('region', { name: 'Mark and note' });

async function opened({ workbench, page }: { workbench: Workbench; page: Page }): Promise<void> {
  await workbench.openPanels();
  await workbench.hasRows(FILLED.all);
  await workbench.log.focus();
  await page.keyboard.press('Home');
  await expect(workbench.selectedRow).toHaveAttribute('data-index', '0');
}

test.describe('in the log', () => {
  test.beforeEach(async ({ workbench, page, host, cleanup }) => {
    await fillLog(host, cleanup);
    await opened({ workbench, page });
  });

  test('m marks and takes away, the menu chooses the colour, and it is named', async ({ workbench, page }) => {
    await page.keyboard.press('m');
    await expect(flag(workbench, 0)).toHaveAccessibleName('Red flag');
    await expect(line(page)).toContainText('Red flag');
    await page.keyboard.press('m');
    await expect(flag(workbench, 0)).not.toHaveAttribute('aria-label');
    await at(workbench, 2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Mark with' }).hover();
    await page.getByRole('menuitem', { name: 'Purple diamond' }).click();
    await expect(flag(workbench, 2)).toHaveAccessibleName('Purple diamond');
    // The next m marks with the same.
    await at(workbench, 4).click();
    await page.keyboard.press('m');
    await expect(flag(workbench, 4)).toHaveAccessibleName('Purple diamond');
    // A click in the gutter does so too, without selecting.
    await flag(workbench, 3).click();
    await expect(flag(workbench, 3)).toHaveAccessibleName('Purple diamond');
    await expect(workbench.selectedRow).toHaveAttribute('data-index', '4');
  });

  test('a selection is marked as a whole', async ({ workbench, page }) => {
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+J');
    await page.getByRole('toolbar', { name: 'Selected entries' }).getByRole('button', { name: 'Mark' }).click();
    await page.getByRole('menuitem', { name: 'Blue square' }).click();
    for (const index of [0, 1, 2]) await expect(flag(workbench, index)).toHaveAccessibleName('Blue square');
    await expect(at(workbench, 3)).toBeVisible();
    await expect(flag(workbench, 3)).not.toHaveAttribute('aria-label');
  });

  test('n writes a note of several lines, Ctrl+Enter saves it, Esc leaves it as it was', async ({ workbench, page }) => {
    await page.keyboard.press('n');
    await expect(editor(page)).toBeFocused();
    await page.keyboard.type('The meter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('goes back');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(editor(page)).toBeHidden();
    await expect(workbench.log).toBeFocused();
    await expect(line(page)).toContainText('The meter\ngoes back', { useInnerText: true });
    await expect(flag(workbench, 0)).toHaveAccessibleName(/^note: The meter\s+goes back$/);
    await page.keyboard.press('n');
    await expect(editor(page)).toHaveValue('The meter\ngoes back');
    await page.keyboard.type(' never');
    await page.keyboard.press('Escape');
    await expect(editor(page)).toBeHidden();
    await expect(line(page)).toContainText('goes back', { useInnerText: true });
    await expect(line(page)).not.toContainText('never', { useInnerText: true });
  });

  test('marks are gone through by keys and listed in a panel, which leads to them, edits and removes', async ({ workbench, page, host }) => {
    for (const index of [5, 20]) await host.call('marks.set', { filter: { entries: [[index, index]] }, colour: 'green' });
    await host.call('marks.note', { index: 12, note: 'why twice?' });
    await expect(page.getByRole('tab', { name: /^Marks/ })).toContainText('3');
    await page.keyboard.press('.');
    await expect(workbench.selectedRow).toHaveAttribute('data-index', '5');
    await page.keyboard.press('.');
    await expect(workbench.selectedRow).toHaveAttribute('data-index', '12');
    await page.keyboard.press('.');
    await expect(workbench.selectedRow).toHaveAttribute('data-index', '20');
    await page.keyboard.press('.');
    await expect(page.getByText('There is no mark after this entry in what the log shows.')).toBeVisible();
    await page.keyboard.press(',');
    await expect(workbench.selectedRow).toHaveAttribute('data-index', '12');

    await page.keyboard.press('Alt+b');
    const list = page.getByRole('list', { name: 'Marked entries' });
    await expect(list.getByRole('listitem')).toHaveCount(3);
    await expect(list.locator('[aria-current]')).toContainText('why twice?');
    const first = list.getByRole('button', { name: /#5 / });
    await first.focus();
    await page.keyboard.press('Enter');
    await expect(workbench.selectedRow).toHaveAttribute('data-index', '5');
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('n');
    await expect(editor(page)).toHaveValue('why twice?');
    await editor(page).fill('because of the reset');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(list).toContainText('because of the reset');
    await expect(list.getByRole('button', { name: /#12 / })).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await list.getByRole('button', { name: 'Remove the mark at entry #5' }).click();
    await expect(list.getByRole('listitem')).toHaveCount(1);
  });

  test('a query finds them, with completion', async ({ workbench, page, host }) => {
    await host.call('marks.set', { filter: { entries: [[5, 6]] }, colour: 'red' });
    await host.call('marks.note', { index: 12, note: 'why twice?' });
    await workbench.textFilter.fill('mark:');
    await expect(page.getByRole('option', { name: /purple/ })).toBeVisible();
    await workbench.textFilter.fill('mark:red');
    await workbench.hasRows(2);
    await workbench.textFilter.fill('note:twice');
    await workbench.hasRows(1);
    await workbench.textFilter.fill('is:marked');
    await workbench.hasRows(2);
    await workbench.textFilter.press('Enter');
    // What is marked while the list is open comes into it.
    await host.call('marks.set', { filter: { entries: [[30, 30]] }, colour: 'yellow' });
    await workbench.hasRows(3);
  });

  for (const colorScheme of ['dark', 'light'] as const) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme });

      test('everything is accessible', async ({ workbench, page, host }) => {
        await workbench.settled();
        const colours = ['red', 'yellow', 'green', 'blue', 'purple'] as const;
        for (const [i, colour] of colours.entries()) await host.call('marks.set', { filter: { entries: [[i, i]] }, colour });
        await host.call('marks.note', { index: 0, note: 'A note that says what is odd here.' });
        await workbench.panel('Marks');
        await expect(flag(workbench, 4)).toHaveAccessibleName('Purple diamond');
        await expectAccessible(page, 'marks');
        await workbench.log.focus();
        await page.keyboard.press('n');
        await expect(editor(page)).toBeFocused();
        await expectAccessible(page, 'note editor');
      });
    });
  }
});

test.describe('over a restart', () => {
  // The browser tells of every attempt to reach a host that is not there.
  test.use({ allowedComplaint: /WebSocket connection to .* failed/ });

  test('marks of the live journal are kept', async ({ workbench, page, host, cleanup }) => {
    await fillLog(host, cleanup);
    await opened({ workbench, page });
    await page.keyboard.press('m');
    await expect(flag(workbench, 0)).toHaveAccessibleName('Red flag');
    const journals = path.join(host.data, 'journals');
    await expect.poll(() => fs.readdirSync(journals).filter((name) => name.endsWith('.ocppj.notes.json'))).toHaveLength(1);
    await workbench.settled();
    await host.kill();
    await expect(workbench.statusBar).toContainText('No connection to the host');
    await host.restart();
    await expect(workbench.statusBar).toContainText('Connected to the host');
    await workbench.hasRows(FILLED.all + 3);
    await expect(flag(workbench, 0)).toHaveAccessibleName('Red flag');
  });
});

test('marks of a customer\'s log stand beside it and come back when it is opened again', async ({ workbench, page, host, cleanup }) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marks-'));
  cleanup.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  const log = path.join(folder, 'customer.log');
  const text = '[2,"a","Heartbeat",{}]\n[3,"a",{"currentTime":"2026-01-01T00:00:00Z"}]\n';
  fs.writeFileSync(log, text);
  await host.call('log.open', { path: log });
  await workbench.openPanels();
  await workbench.row('Heartbeat').first().click();
  await page.keyboard.press('n');
  await editor(page).fill('see ticket 7');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => fs.existsSync(`${log}.notes.json`) && fs.readFileSync(`${log}.notes.json`, 'utf8')).toContain('see ticket 7');
  expect(fs.readFileSync(log, 'utf8')).toBe(text);
  await host.call('log.close', {});
  await host.call('log.open', { path: log });
  await expect(workbench.row('Heartbeat').first().locator('[data-flag]')).toHaveAccessibleName('note: see ticket 7');
});
