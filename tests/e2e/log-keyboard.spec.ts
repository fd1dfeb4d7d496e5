import { FILLED, fillLog } from './support/filled-log';
import { expect, test } from './support/fixture';

/** The log without a mouse. */

test.beforeEach(async ({ workbench, host, cleanup }) => {
  await fillLog(host, cleanup);
  await workbench.openPanels();
  await workbench.hasRows(FILLED.all);
  await workbench.log.focus();
});

test('Home and End, j and k move the selection, Esc lets it go', async ({ workbench, page }) => {
  await page.keyboard.press('Home');
  await expect(workbench.selectedRow).toHaveAttribute('data-index', '0');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(workbench.selectedRow).toHaveAttribute('data-index', '2');
  await page.keyboard.press('k');
  await expect(workbench.selectedRow).toHaveAttribute('data-index', '1');
  await page.keyboard.press('End');
  await expect(workbench.selectedRow).toHaveAttribute('data-index', String(FILLED.all - 1));
  await expect(workbench.log).toHaveAttribute('aria-activedescendant', (await workbench.selectedRow.getAttribute('id')) ?? 'none');

  await page.keyboard.press('Escape');
  await expect(workbench.selectedRow).toHaveCount(0);
  await expect(workbench.log).toBeFocused();
});

test('p jumps between a call and its answer', async ({ workbench, page }) => {
  await page.keyboard.press('Home');
  await expect(page.getByRole('grid', { name: 'Log' }).locator('[role=row][aria-selected=true]')).toHaveAttribute('data-index', '0');
  await page.keyboard.press('j');
  await expect(page.getByRole('grid', { name: 'Log' }).locator('[role=row][aria-selected=true]')).toHaveAttribute('data-index', '1');
  await page.keyboard.press('j');
  await expect(workbench.selectedRow).toContainText('Acme One');
  await page.keyboard.press('p');
  await expect(workbench.selectedRow).toHaveAttribute('data-index', '3');
  await expect(workbench.selectedRow).toContainText('Accepted · interval 300 s');
  await page.keyboard.press('p');
  await expect(workbench.selectedRow).toHaveAttribute('data-index', '2');
});

test('Enter goes to the details', async ({ page }) => {
  await page.keyboard.press('Home');
  await expect(page.getByRole('grid', { name: 'Log' }).locator('[role=row][aria-selected=true]')).toHaveAttribute('data-index', '0');
  await page.keyboard.press('j');
  await expect(page.getByRole('grid', { name: 'Log' }).locator('[role=row][aria-selected=true]')).toHaveAttribute('data-index', '1');
  await page.keyboard.press('j');
  const frame = page.getByRole('tabpanel', { name: 'Details' }).getByRole('region', { name: 'CALL #2' });
  await expect(frame).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(frame).toBeFocused();
});

test('/ leads to the text filter, Enter and Esc back to the list', async ({ workbench, page }) => {
  await page.keyboard.press('/');
  await expect(workbench.textFilter).toBeFocused();
  await page.keyboard.type('forgetful');
  await page.keyboard.press('Enter');
  await workbench.hasRows(1);
  await expect(workbench.log).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await workbench.hasRows(FILLED.all);
  await page.keyboard.press('Escape');
  await expect(workbench.log).toBeFocused();
});

test('F6 goes round the groups of panels and comes back, Shift+F6 the other way', async ({ workbench, page }) => {
  const details = page.getByRole('tab', { name: 'Details' });
  const focusIn = (panel: string): Promise<void> => expect(page.getByRole('region', { name: panel, exact: true }).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('F6');
  await expect(details).toBeFocused();
  await page.keyboard.press('F6');
  await focusIn('Stations');
  await page.keyboard.press('F6');
  await focusIn('Simulator');
  await page.keyboard.press('F6');
  await expect(workbench.log).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.press('Shift+F6');
  await focusIn('Simulator');
});
