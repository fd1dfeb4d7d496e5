import { FILLED, fillLog } from './support/filled-log';
import { expect, test } from './support/fixture';
import type { Workbench } from './support/workbench';

/** The log's filters change the rows and the count, alone and together. */

test.beforeEach(async ({ workbench, host, cleanup }) => {
  await fillLog(host, cleanup);
  await workbench.openPanels();
  await workbench.hasRows(FILLED.all);
});

/** The list holds so many rows, and the line below it says so. */
async function shows(workbench: Workbench, count: number): Promise<void> {
  await workbench.hasRows(count);
  await expect(workbench.page.getByText(`${count} of ${FILLED.all} entries`, { exact: true })).toBeVisible();
}

test('by station and direction', async ({ workbench }) => {
  await workbench.filterBy('station', 'CP002');
  await shows(workbench, FILLED.cp002);
  await expect(workbench.row('CP001')).toHaveCount(0);

  const direction = workbench.filterBar.getByRole('group', { name: 'Direction' });
  await direction.getByRole('button', { name: 'Only from station to CSMS' }).click();
  await shows(workbench, FILLED.up);
  await expect(workbench.row('confirmed')).toHaveCount(0);
  await direction.getByRole('button', { name: 'Only from CSMS to station' }).click();
  await shows(workbench, FILLED.down);
  await expect(workbench.row('confirmed').first()).toBeVisible();
});

test('by action and type', async ({ workbench }) => {
  await workbench.filterBy('action', 'Authorize');
  await shows(workbench, FILLED.authorize);
  await expect(workbench.row('TransactionEvent')).toHaveCount(0);
  await workbench.filterBy('type', 'CALLRESULT');
  await shows(workbench, FILLED.authorize / 2);
  await expect(workbench.row('Accepted')).toHaveCount(FILLED.authorize / 2);

  await workbench.filterBar.getByRole('button', { name: 'Filter by type: CALLRESULT' }).click();
  await workbench.page.getByRole('menuitem', { name: 'Show all' }).click();
  await shows(workbench, FILLED.authorize);
});

test('by text, upper and lower case alike', async ({ workbench }) => {
  await workbench.textFilter.fill('forgetFUL');
  await shows(workbench, 1);
  await expect(workbench.row('Authorize', 'FORGETFUL', 'no type')).toBeVisible();

  await workbench.filterBar.getByRole('button', { name: 'Clear the text filter' }).click();
  await workbench.hasRows(FILLED.all);
});

test('a filter that nothing fits says so, and can be cleared', async ({ workbench }) => {
  await workbench.textFilter.fill('never said');
  await expect(workbench.page.getByText('No entry fits the filter')).toBeVisible();
  await workbench.page.getByText('Clear all filters', { exact: true }).click();
  await workbench.hasRows(FILLED.all);
  await expect(workbench.textFilter).toHaveValue('');
});

test('only problems', async ({ workbench }) => {
  await workbench.page.getByRole('button', { name: `${FILLED.problems} with problems` }).click();
  await shows(workbench, FILLED.problems);
  await expect(workbench.row('FORGETFUL').getByRole('gridcell', { name: 'error', exact: true })).toBeVisible();
  await expect(workbench.row('Malformed', 'Not JSON at line 1, column 19')).toBeVisible();
  await expect(workbench.row('CALLERROR', 'RpcFrameworkError').getByRole('gridcell', { name: 'warning', exact: true })).toBeVisible();

  await workbench.filterBar.getByRole('button', { name: 'Only problems' }).click();
  await workbench.hasRows(FILLED.all);
});

test('only one transaction, from the bar and from an entry', async ({ workbench }) => {
  await workbench.filterBy('transaction', 'TX-2');
  await shows(workbench, FILLED.transaction);
  await expect(workbench.row('CP001')).toHaveCount(0);
  await workbench.page.keyboard.press('ControlOrMeta+Shift+x');
  await workbench.hasRows(FILLED.all);

  await workbench.row('Ended', 'CP001').click({ button: 'right' });
  await workbench.page.getByRole('menuitem', { name: 'Only this transaction' }).click();
  await shows(workbench, FILLED.transaction);
  await expect(workbench.row('CP002')).toHaveCount(0);
});

test('in a narrow window no filter is cut', async ({ workbench, page }) => {
  for (const [width, height] of [[1024, 640], [820, 640]] as const) {
    await page.setViewportSize({ width, height });
    const cut = async (): Promise<string[]> => workbench.filterBar.evaluate((bar) => {
      const edge = bar.getBoundingClientRect().right + 1;
      return [...bar.querySelectorAll('button')]
        .filter((button) => button.getBoundingClientRect().right > edge || [...button.querySelectorAll('.mantine-Button-label')].some((label) => label.scrollWidth > label.clientWidth + 1))
        .map((button) => button.ariaLabel ?? button.textContent);
    });
    await expect.poll(cut).toEqual([]);
    await workbench.filterBar.getByRole('button', { name: 'Filter by transaction' }).click({ trial: true });
  }
});
