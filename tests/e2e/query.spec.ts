import { FILLED, fillLog } from './support/filled-log';
import { expect, test } from './support/fixture';

/** The log's query language: typed, completed, wrong, saved. */

test.beforeEach(async ({ workbench, host, cleanup }) => {
  await fillLog(host, cleanup);
  await workbench.openPanels();
  await workbench.hasRows(FILLED.all);
});

test('a query filters, together with the other filters', async ({ workbench }) => {
  await workbench.textFilter.fill('action:Authorize type:CALL');
  await workbench.hasRows(FILLED.authorize / 2);
  await workbench.textFilter.fill('payload.idTokenInfo.status:Accepted');
  await expect(workbench.row('Authorize').first()).toBeVisible();
  await workbench.filterBy('station', 'CP002');
  await expect(workbench.row('CP001')).toHaveCount(0);
});

test('what can come next is offered, and chosen by the keyboard', async ({ workbench, page }) => {
  await workbench.textFilter.pressSequentially('actio');
  await expect(page.getByRole('option', { name: /^action:/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(workbench.textFilter).toHaveValue('action:');
  await workbench.textFilter.pressSequentially('auth');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(workbench.textFilter).toHaveValue('action:Authorize ');
  await workbench.hasRows(FILLED.authorize);
  await page.keyboard.press('Enter');
  await expect(page.locator('#log-grid')).toBeFocused();
});

test('a query that cannot be read says what is wrong, and the list stays', async ({ workbench, page }) => {
  await workbench.textFilter.fill('latency>fast');
  await expect(page.getByText('"fast" is no duration; it would be like 500ms, 2s or 1.5min.')).toBeVisible();
  await expect(workbench.textFilter).toHaveAttribute('aria-invalid', 'true');
  await workbench.hasRows(FILLED.all);
});

test('a filter is saved under a name, and found again after a reload', async ({ workbench, page }) => {
  await workbench.textFilter.fill('action:Authorize');
  await workbench.hasRows(FILLED.authorize);
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('menuitem', { name: 'Save this filter…' }).click();
  await page.getByRole('textbox', { name: 'Name of the filter' }).fill('Cards');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await workbench.hasRows(FILLED.all);
  await page.reload();
  await workbench.hasRows(FILLED.all);
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('menuitem', { name: 'Cards' }).click();
  await workbench.hasRows(FILLED.authorize);
  await expect(workbench.textFilter).toHaveValue('action:Authorize');
});
