import fs from 'node:fs/promises';
import path from 'node:path';
import { FILLED, fillLog } from './support/filled-log';
import { expect, test } from './support/fixture';

/** What survives a host that is killed, and a page that is loaded anew. */

test.describe('a host that is killed and started again', () => {
  // The browser tells of every attempt to reach a host that is not there.
  test.use({ allowedComplaint: /WebSocket connection to .* failed/ });

  test('is missed, found again, and its journal goes on without a gap', async ({ workbench, page, host, cleanup }) => {
    await fillLog(host, cleanup);
    await workbench.openPanels();
    await workbench.hasRows(FILLED.all);
    await workbench.settled();
    const before = await workbench.allRows();

    await host.kill();
    await expect(page.getByRole('alert').filter({ hasText: 'The host' })).toBeVisible();
    await expect(workbench.statusBar).toContainText('No connection to the host');
    // What is on the screen stays.
    await expect(workbench.selectedRow).toHaveAttribute('data-index', String(FILLED.all - 1));

    await host.restart();
    await expect(workbench.statusBar).toContainText('Connected to the host');
    await expect(page.getByRole('alert').filter({ hasText: 'The host' })).toBeHidden();
    // Both connections ended with the host, and a note says that it was started again.
    await workbench.hasRows(FILLED.all + 3);
    const after = await workbench.allRows();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).join('\n')).toMatch(/1006[^]*1006[^]*started again/);
  });

  test('keeps selection, filter and layout', async ({ workbench, page, host, cleanup }) => {
    // All that a station said is in sight.
    await page.setViewportSize({ width: 1280, height: 1100 });
    await fillLog(host, cleanup);
    await workbench.openPanels();
    await workbench.filterBy('station', 'CP002');
    await workbench.hasRows(FILLED.cp002);
    await workbench.panel('Transactions');
    await workbench.row('Started').click();
    await expect(page.getByRole('tabpanel', { name: 'Details' })).toContainText('CablePluggedIn');
    await workbench.settled();
    const selected = (await workbench.selectedRow.getAttribute('data-index')) ?? '';

    await host.kill();
    await expect(workbench.statusBar).toContainText('No connection to the host');
    await host.restart();
    await expect(workbench.statusBar).toContainText('Connected to the host');
    // The end of its connection belongs to the station.
    await workbench.hasRows(FILLED.cp002 + 1);
    await expect(workbench.selectedRow).toHaveAttribute('data-index', selected);
    await expect(page.getByRole('tabpanel', { name: 'Details' })).toContainText('CablePluggedIn');
    await expect(page.getByRole('tab', { name: 'Transactions' })).toHaveAttribute('aria-selected', 'true');
    await expect(workbench.filterBar.getByRole('button', { name: 'Filter by station: CP002' })).toBeVisible();
  });

  test('hosts the same CSMS and simulates the same stations as before', async ({ workbench, page, host }) => {
    const url = await host.startCsms({ heartbeatInterval: 77 });
    await host.call('stations.add', { station: { id: 'SIM-1', url, version: '1.6' } });
    await workbench.openPanels();
    await page.getByRole('tab', { name: /^Simulator/ }).click();
    const controls = page.getByRole('region', { name: 'Controls of SIM-1' });
    await expect(controls).toContainText('Accepted');
    await workbench.settled();
    // It is written a moment later.
    await expect.poll(() => fs.readFile(path.join(host.data, 'setup.json'), 'utf8').catch(() => '')).toMatch(/"heartbeatInterval":77.*"SIM-1".*"listening"/);
    await host.kill();
    await expect(workbench.statusBar).toContainText('No connection to the host');
    await host.restart();
    await expect(workbench.statusBar).toContainText('Connected to the host');
    await expect(controls).toContainText('Accepted');
    const { running, settings } = await host.call('csms.state', {});
    expect(String(running?.port)).toBe(new URL(url).port);
    expect(settings.heartbeatInterval).toBe(77);
    expect((await fs.stat(path.join(host.data, 'setup.json'))).mode & 0o077).toBe(0);
  });

  test('can be looked for at once', async ({ workbench, page, host }) => {
    await workbench.openPanels();
    await workbench.settled();
    await host.kill();
    const missing = page.getByRole('alert').filter({ hasText: 'The host' });
    await expect(missing).toContainText('the view goes on where it was');
    await host.restart();
    // It may have been found by itself by now.
    await missing.getByRole('button', { name: 'Try now' }).click({ timeout: 1_000 }).catch(() => undefined);
    await expect(workbench.statusBar).toContainText('Connected to the host');
  });
});

test('a reload keeps screen, filters, layout, selection and the way times are shown', async ({ workbench, page, host, cleanup }) => {
  await fillLog(host, cleanup);
  await workbench.openPanels();
  await workbench.filterBy('action', 'Authorize');
  await workbench.textFilter.fill('T02');
  await workbench.hasRows(1);
  await page.keyboard.press('Enter');
  await workbench.row('T02').click();
  await workbench.panel('Device model');
  await workbench.run('Show time since the journal began');
  const time = await workbench.row('T02').getByRole('gridcell').nth(1).textContent();
  expect(time).toMatch(/^\d+\.\d{3}$/);

  await page.reload();
  await workbench.hasRows(1);
  await expect(workbench.row('T02').getByRole('gridcell').nth(1)).toHaveText(time ?? '');
  await expect(workbench.textFilter).toHaveValue('T02');
  await expect(workbench.filterBar.getByRole('button', { name: 'Filter by action: Authorize' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Device model' })).toHaveAttribute('aria-selected', 'true');
  await expect(workbench.selectedRow).toContainText('T02');
});

test('a closed panel stays closed, and the layout can be reset', async ({ workbench, page }) => {
  await workbench.openPanels();
  const tab = page.getByRole('tab', { name: 'Device model' });
  await tab.focus();
  await page.keyboard.press('Delete');
  await expect(tab).toBeHidden();
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Transactions' })).toBeVisible();
  await expect(tab).toBeHidden();
  await workbench.run('Reset the layout');
  await expect(tab).toBeVisible();
});

test.describe('an address with the wrong token', () => {
  test('is refused with a sentence that says which one is right', async ({ page, host }) => {
    await page.goto(host.url.replace(/#.*/, '#token=wrong'));
    await expect(page.getByRole('heading', { name: 'The host refuses this page' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('ocpp-workbench serve');
  });
});
