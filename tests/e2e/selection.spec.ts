import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { FILLED, fillLog } from './support/filled-log';
import { expect, test } from './support/fixture';
import type { Workbench } from './support/workbench';

/** Several entries of the log at once. */

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected entries' });
const indexes = (workbench: Workbench): Promise<number[]> => workbench.selectedRow.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-index'))));
const at = (workbench: Workbench, index: number) => workbench.log.locator(`[role=row][data-index="${index}"]`);

// So high that the rows that are clicked are in sight.
test.use({ viewport: { width: 1280, height: 900 } });

test.beforeEach(async ({ workbench, page, host, cleanup }) => {
  await fillLog(host, cleanup);
  await workbench.openPanels();
  await workbench.hasRows(FILLED.all);
  await workbench.log.focus();
  await page.keyboard.press('Home');
  await expect(workbench.selectedRow).toHaveAttribute('data-index', '0');
});

test('Shift extends with the keys, and Esc goes back to one entry', async ({ workbench, page }) => {
  await expect(workbench.log).toHaveAttribute('aria-multiselectable', 'true');
  await page.keyboard.press('Shift+J');
  await expect.poll(() => indexes(workbench)).toEqual([0, 1]);
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => indexes(workbench)).toEqual([0, 1, 2]);
  await expect(bar(page)).toContainText('3 selected');
  await page.keyboard.press('Shift+K');
  await expect.poll(() => indexes(workbench)).toEqual([0, 1]);
  // The details show the entry that the keys are at.
  await expect(page.getByRole('tabpanel', { name: 'Details' })).toContainText('#1');
  await page.keyboard.press('Escape');
  await expect.poll(() => indexes(workbench)).toEqual([1]);
  await expect(bar(page)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(workbench.selectedRow).toHaveCount(0);
});

test('Shift+click takes a range, Ctrl+click adds and takes away, a plain click is one entry again', async ({ workbench, page }) => {
  await at(workbench, 2).click();
  await at(workbench, 5).click({ modifiers: ['Shift'] });
  await expect.poll(() => indexes(workbench)).toEqual([2, 3, 4, 5]);
  await at(workbench, 7).click({ modifiers: ['ControlOrMeta'] });
  await at(workbench, 3).click({ modifiers: ['ControlOrMeta'] });
  await expect.poll(() => indexes(workbench)).toEqual([2, 4, 5, 7]);
  await at(workbench, 9).click({ modifiers: ['ControlOrMeta'] });
  await at(workbench, 10).click({ modifiers: ['Shift'] });
  await expect.poll(() => indexes(workbench)).toEqual([2, 4, 5, 7, 9, 10]);
  await expect(bar(page)).toContainText('6 selected');
  await at(workbench, 4).click();
  await expect.poll(() => indexes(workbench)).toEqual([4]);
});

test('without a mouse, Ctrl with the arrows walks and Ctrl+Space adds', async ({ workbench, page }) => {
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  await expect(workbench.log).toHaveAttribute('aria-activedescendant', 'log-row-2');
  await expect.poll(() => indexes(workbench)).toEqual([0]);
  await page.keyboard.press('Control+Space');
  await expect.poll(() => indexes(workbench)).toEqual([0, 2]);
});

test('Ctrl+A takes what the filter shows and no more, and it stays while more comes and the end is followed', async ({ workbench, page, host }) => {
  await workbench.textFilter.fill('type:CALL');
  await expect(workbench.log.locator('[data-type=CALLRESULT]')).toHaveCount(0);
  await workbench.log.focus();
  const calls = Number(await workbench.log.getAttribute('aria-rowcount')) - 1;
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar(page)).toContainText(`${calls} selected`);
  await page.keyboard.press('f');
  await host.call('send.raw', { target: { side: 'csms', station: 'CP002' }, text: '[2,"later","Reset",{"type":"OnIdle"}]' });
  await workbench.hasRows(calls + 1);
  await expect(bar(page)).toContainText(`${calls} selected`);
  await expect(workbench.row('Reset')).toHaveAttribute('aria-selected', 'false');
  // Under another filter the selection would be another.
  await page.getByRole('button', { name: 'Clear all filters' }).first().click();
  await expect(bar(page)).toBeHidden();
});

test('the menu of a row acts on all that is selected', async ({ workbench, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await at(workbench, 2).click();
  await at(workbench, 3).click({ modifiers: ['Shift'] });
  await at(workbench, 2).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy 2 entries raw' }).click();
  await expect(page.getByText('Copied 2 entries.')).toBeVisible();
  const [first = '', second = ''] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(JSON.parse(first)).toMatchObject([2, expect.anything(), 'BootNotification', {}]);
  expect(JSON.parse(second)).toMatchObject([3, expect.anything(), {}]);
  await expect.poll(() => indexes(workbench)).toEqual([2, 3]);
  // On a row that is not selected, the menu is that row's.
  await at(workbench, 5).click({ button: 'right' });
  await expect.poll(() => indexes(workbench)).toEqual([5]);
});

test('a selection is copied as JSON and exported, and what is exported opens again with its station', async ({ workbench, page, context, host }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await at(workbench, 2).click();
  await at(workbench, 3).click({ modifiers: ['Shift'] });
  await bar(page).getByRole('button', { name: 'Copy as JSON' }).click();
  await expect(page.getByText('Copied 2 entries as JSON.')).toBeVisible();
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject([{ entry: 2, station: 'CP001', kind: 'CALL' }, { entry: 3, kind: 'CALLRESULT' }]);

  const coming = page.waitForEvent('download');
  await bar(page).getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('menuitem', { name: 'Journal of the workbench' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/-2-entries\.ocppj\.jsonl$/);
  const text = fs.readFileSync(await file.path(), 'utf8');
  await host.call('log.open', { text, name: 'part.ocppj.jsonl' });
  await workbench.hasRows(3);
  await expect(workbench.row('BootNotification').first()).toContainText('CP001');
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the bar and its menu are accessible', async ({ workbench, page }) => {
      await workbench.settled();
      await page.keyboard.press('ControlOrMeta+a');
      await expect(bar(page)).toContainText(`${FILLED.all} selected`);
      await bar(page).getByRole('button', { name: 'Export…' }).click();
      await expect(page.getByRole('menuitem', { name: 'CSV' })).toBeVisible();
      await expectAccessible(page, 'selection');
    });
  });
}
