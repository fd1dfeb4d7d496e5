import { FILLED, fillLog } from './support/filled-log';
import { expect, test } from './support/fixture';

/** The panels show the newest state, or that after the selected entry. */

test.beforeEach(async ({ workbench, host, cleanup }) => {
  await fillLog(host, cleanup);
  await workbench.openPanels();
  await workbench.hasRows(FILLED.all);
});

test('transactions as of the selected entry, and live again', async ({ workbench, page }) => {
  const panel = await workbench.panel('Transactions');
  const table = page.getByRole('region', { name: 'Table of transactions' });
  await expect(table.getByRole('row', { name: 'TX-3' })).toContainText('Ended');
  await expect(table.getByRole('row', { name: 'TX-1' })).toContainText('1.50 kWh');

  await workbench.filterBy('transaction', 'TX-1');
  await workbench.row('CALL', 'seq 2').click();
  await panel.getByRole('button', { name: 'At selection' }).click();
  await expect(table.getByRole('row', { name: 'TX-1' })).toContainText(/Charging.*T01.*0\.50 kWh/);
  await expect(table.getByRole('row', { name: 'TX-3' })).toBeHidden();
  // The moment goes along with the selection.
  await workbench.row('CALL', 'Started').click();
  await expect(table.getByRole('row', { name: 'TX-1' })).toContainText('EVConnected');

  await panel.getByRole('button', { name: 'Live' }).click();
  await expect(table.getByRole('row', { name: 'TX-3' })).toContainText('Ended');
});

test('stations and connectors as of the selected entry', async ({ workbench, page }) => {
  const stations = page.getByRole('region', { name: 'Table of stations' });
  await expect(stations.getByRole('row', { name: /^CP00/ })).toHaveCount(2);
  await workbench.log.focus();
  await page.keyboard.press('Home');
  await expect(workbench.selectedRow).toHaveAttribute('data-index', '0');
  await workbench.run('Show the state after the selected entry');
  await expect(stations.getByRole('row', { name: /^CP002/ })).toHaveCount(0);

  const panel = await workbench.panel('Connectors');
  await panel.getByRole('button', { name: 'Live' }).click();
  const evse = panel.getByRole('region', { name: 'CP002' }).getByRole('article', { name: 'EVSE 1' });
  await expect(evse).toContainText('Available');
});

test('an entry with its answer, and what is wrong in place', async ({ workbench, page }) => {
  const details = page.getByRole('tabpanel', { name: 'Details' });
  await workbench.row('FORGETFUL').click();
  await expect(details.getByRole('region', { name: /^CALL #/ })).toContainText('FORGETFUL');
  await expect(details.getByRole('note', { name: 'Error' })).toContainText('type');
  await details.getByRole('button', { name: 'Jump to its pair' }).click();
  await expect(workbench.selectedRow).toContainText('Accepted');
  await expect(details.getByRole('region', { name: /^CALLRESULT #/ })).toContainText('idTokenInfo');
});
