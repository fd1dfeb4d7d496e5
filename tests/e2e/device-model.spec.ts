import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { simulateStation } from './support/composer';
import { expect, test } from './support/fixture';
import type { Host } from './support/host';
import type { Workbench } from './support/workbench';

/** The device model of 2.x and the configuration of 1.6: read, searched, changed, saved, compared. */

/** Opens the panel over the whole window. */
async function openModel(workbench: Workbench, page: Page, name: 'Device model' | 'Configuration' = 'Device model'): Promise<Locator> {
  await workbench.openPanels();
  const panel = await workbench.panel(name);
  await workbench.run('Let the group of panels fill the window, or put it back');
  await expect(page.getByRole('tabpanel', { name })).toBeVisible();
  return panel;
}

const setVariables = async (host: Host): Promise<unknown[]> => {
  const text = await host.saved();
  return text.split('\n').filter((line) => line.includes('"k":"frame"'))
    .map((line) => JSON.parse((JSON.parse(line) as { text: string }).text) as unknown[]).filter((frame) => frame[2] === 'SetVariables').map((frame) => frame[3]);
};

test('read, found, changed by the keys alone, and sent together', async ({ workbench, page, host }) => {
  await simulateStation(host, 'CP001', '2.0.1');
  const panel = await openModel(workbench, page);
  await expect(panel.getByText('CP001 has told nothing of its device model yet')).toBeVisible();
  await panel.getByRole('button', { name: 'Read it now' }).click();
  const tree = panel.getByRole('treegrid', { name: 'Device model of CP001' });
  await expect(tree.getByRole('row', { name: /^ChargingStation/ })).toBeVisible();

  await tree.focus();
  await page.keyboard.press('/');
  await page.keyboard.type('heartbeat');
  const row = tree.getByRole('row', { name: /^HeartbeatInterval/ });
  await expect(row).toContainText('300');
  await tree.focus();
  await page.keyboard.press('End');
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  const editor = tree.getByRole('textbox', { name: /HeartbeatInterval/ });
  await expect(editor).toBeFocused();
  await editor.fill('77');
  await page.keyboard.press('Enter');
  await expect(tree).toBeFocused();
  await expect(row).toContainText('77');
  expect(await setVariables(host)).toEqual([]);

  // A boolean turns over by the space key.
  await panel.getByRole('textbox', { name: 'Find variables' }).fill('StopTxOnInvalidId');
  await tree.focus();
  await page.keyboard.press('End');
  await page.keyboard.press(' ');
  await expect(tree.getByRole('img', { name: 'To be set' })).toBeVisible();

  // A list is chosen from its values; the station has to refuse a password that is too short.
  await panel.getByRole('textbox', { name: 'Find variables' }).fill('TxStartPoint');
  await tree.getByRole('row', { name: /^TxStartPoint/ }).dblclick();
  const list = page.getByRole('dialog', { name: /TxStartPoint/ });
  await list.getByRole('checkbox', { name: 'EVConnected' }).click();
  await expectAccessible(page, 'list editor');
  await list.getByRole('button', { name: 'Take over' }).click();
  await panel.getByRole('textbox', { name: 'Find variables' }).fill('BasicAuthPassword');
  await tree.getByRole('row', { name: /^BasicAuthPassword/ }).dblclick();
  await page.keyboard.type('short');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('4 changes to be set')).toBeVisible();

  await panel.getByRole('button', { name: 'Review and send' }).click();
  const review = page.getByRole('dialog', { name: 'Set at CP001' });
  await expectAccessible(page, 'review');
  await review.getByRole('button', { name: 'Send 4 changes' }).click();
  await expect(review.getByRole('row', { name: /HeartbeatInterval/ })).toContainText('Accepted: it holds now.');
  await expect(review.getByRole('row', { name: /BasicAuthPassword/ })).toContainText('Rejected: the station did not take the value.');
  const [sent] = await setVariables(host) as { setVariableData: unknown[] }[];
  expect(sent?.setVariableData).toHaveLength(4);
  await review.getByRole('button', { name: 'Drop the rest' }).click();
  await panel.getByRole('textbox', { name: 'Find variables' }).fill('heartbeat');
  await expect(tree.getByRole('img', { name: 'To be set' })).toHaveCount(0);
  await expect(row).toContainText('77');
});

test('what has changed meanwhile is not overwritten silently', async ({ workbench, page, host }) => {
  await simulateStation(host, 'CP001', '2.0.1');
  const panel = await openModel(workbench, page);
  await panel.getByRole('button', { name: 'Read it now' }).click();
  await panel.getByRole('textbox', { name: 'Find variables' }).fill('OfflineThreshold');
  await panel.getByRole('row', { name: /^OfflineThreshold/ }).dblclick();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('11');
  await page.keyboard.press('Enter');
  await host.call('send.call', { target: { side: 'csms', station: 'CP001' }, action: 'SetVariables', payload: { setVariableData: [{ attributeValue: '22', component: { name: 'OCPPCommCtrlr' }, variable: { name: 'OfflineThreshold' } }] } });
  await panel.getByRole('button', { name: 'Review and send' }).click();
  const review = page.getByRole('dialog', { name: 'Set at CP001' });
  await expect(review.getByText('has changed since. Tick it to overwrite.')).toBeVisible();
  await expect(review.getByRole('button', { name: /^Send/ })).toBeDisabled();
  await review.getByRole('checkbox', { name: /OfflineThreshold/ }).check();
  await review.getByRole('button', { name: 'Send 1 change' }).click();
  await expect(review.getByText('Accepted: it holds now.')).toBeVisible();
});

test('a snapshot is saved, compared with, taken back, exported, and shown again after a restart', async ({ workbench, page, host }) => {
  await simulateStation(host, 'CP001', '2.0.1');
  const panel = await openModel(workbench, page);
  await panel.getByRole('button', { name: 'Read it now' }).click();
  await expect(panel.getByRole('row', { name: /^ChargingStation/ })).toBeVisible();
  await panel.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Save a snapshot…' }).click();
  const save = page.getByRole('dialog', { name: 'Save a snapshot' });
  await save.getByRole('textbox').fill('before');
  await save.getByRole('button', { name: 'Save' }).click();
  await expect(save).toBeHidden();

  await host.call('send.call', { target: { side: 'csms', station: 'CP001' }, action: 'SetVariables', payload: { setVariableData: [{ attributeValue: '99', component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' } }] } });
  await panel.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('menuitem', { name: 'before' }).click();
  const comparison = panel.getByRole('group', { name: 'Comparison with before' });
  await expect(comparison).toContainText('1 changed');
  const row = panel.getByRole('row', { name: /^HeartbeatInterval/ });
  await expect(row).toContainText(/99.*300/);
  await expectAccessible(page, 'comparison');
  await comparison.getByRole('button', { name: /^Set the other's values here/ }).click();
  const review = page.getByRole('dialog', { name: 'Set at CP001' });
  await review.getByRole('button', { name: 'Send 1 change' }).click();
  await expect(review.getByText('Accepted: it holds now.')).toBeVisible();
  await review.getByRole('button', { name: 'Close' }).last().click();
  await expect(panel.getByText('No difference to before').first()).toBeVisible();
  await comparison.getByRole('button', { name: 'Stop comparing' }).click();

  await panel.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Snapshots…' }).click();
  const list = page.getByRole('dialog', { name: 'Snapshots' });
  await expectAccessible(page, 'snapshots');
  const [file] = await Promise.all([page.waitForEvent('download'), list.getByRole('button', { name: 'Export before as CSV' }).click()]);
  expect(await readFile(await file.path(), 'utf8')).toContain('OCPPCommCtrlr,,,,HeartbeatInterval,,,300');
  await list.getByRole('button', { name: 'Show before' }).click();
  await expect(panel.getByText('A snapshot is shown; it stays as it was saved.')).toBeVisible();
  await expect(panel.getByRole('treegrid', { name: 'Device model of before' })).toBeVisible();
});

test('two moments of the journal are compared', async ({ workbench, page, host }) => {
  await simulateStation(host, 'CP001', '2.0.1');
  const panel = await openModel(workbench, page);
  await panel.getByRole('button', { name: 'Read it now' }).click();
  await expect(panel.getByRole('row', { name: /^ChargingStation/ })).toBeVisible();
  await workbench.run('Let the group of panels fill the window, or put it back');
  await workbench.row('CALL', 'GetBaseReport').first().click();
  await host.call('send.call', { target: { side: 'csms', station: 'CP001' }, action: 'SetVariables', payload: { setVariableData: [{ attributeValue: '99', component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' } }] } });
  await panel.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('menuitem', { name: /^After the selected entry, #/ }).click();
  await expect(panel.getByRole('group', { name: /^Comparison with CP001 after #/ })).toContainText('only here');
});

test('the configuration of 1.6 is read when the station connects', async ({ workbench, page, host }) => {
  const url = await host.startCsms({ readOnConnect: true });
  await host.call('stations.add', { station: { id: 'CP016', url, version: '1.6' } });
  await expect.poll(async () => (await host.call('journal.state', {})).world.stations['CP016']?.variables.length ?? 0).toBeGreaterThan(20);
  const panel = await openModel(workbench, page, 'Configuration');
  const tree = panel.getByRole('treegrid', { name: 'Configuration of CP016' });
  await expect(tree.getByRole('row', { name: /^Core/ })).toBeVisible();
  await panel.getByRole('textbox', { name: 'Find keys' }).fill('HeartbeatInterval');
  await tree.getByRole('row', { name: /^HeartbeatInterval/ }).click();
  const about = panel.getByRole('region', { name: 'About the selected row' });
  await expect(about).toContainText('sends a Heartbeat');
  await expect(about).toContainText('Core · required · read and write · integer · s');
  await about.getByRole('button', { name: 'Change' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('60');
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: 'Review and send' }).click();
  const review = page.getByRole('dialog', { name: 'Set at CP016' });
  await review.getByRole('button', { name: 'Send 1 change' }).click();
  await expect(review.getByText('Accepted: it holds now.')).toBeVisible();
});

test('a recorded log shows what was known, and two of its stations compared, and lets nothing be set', async ({ workbench, page, host }) => {
  await simulateStation(host, 'CP001', '2.0.1');
  await host.call('stations.add', { station: { id: 'CP002', url: await host.startCsms(), version: '2.0.1', model: 'Other' } });
  for (const station of ['CP001', 'CP002']) {
    await expect.poll(async () => (await host.call('csms.state', {})).stations.find(({ id }) => id === station)?.registration).toBe('Accepted');
    await host.call('send.call', { target: { side: 'csms', station }, action: 'GetBaseReport', payload: { requestId: 1, reportBase: 'FullInventory' } });
  }
  await expect.poll(async () => Object.values((await host.call('journal.state', {})).world.stations).every(({ report }) => report?.ended)).toBe(true);
  const text = await host.saved();
  await host.call('log.open', { text, name: 'recorded' });
  await expect(workbench.topBar).toContainText('recorded');
  const panel = await openModel(workbench, page);
  await expect(panel.getByText('A recorded log is shown: it can be read and compared, not changed.')).toBeVisible();
  await panel.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('menuitem', { name: 'CP002' }).click();
  const row = panel.getByRole('row', { name: /^Model/ });
  await expect(row).toContainText('Other');
  await row.dblclick();
  await expect(panel.getByRole('textbox', { name: /^New value/ })).toHaveCount(0);
  await expect(panel.getByRole('button', { name: /^Set the other's values here/ })).toBeDisabled();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('every state of the panel is accessible', async ({ workbench, page, host }) => {
      await simulateStation(host, 'CP001', '2.0.1');
      const panel = await openModel(workbench, page);
      await expect(panel.getByRole('button', { name: 'Read it now' })).toBeVisible();
      await expectAccessible(page, 'nothing told');
      await panel.getByRole('button', { name: 'Read it now' }).click();
      await panel.getByRole('row', { name: /^ChargingStation/ }).click();
      await expectAccessible(page, 'tree');
      await panel.getByRole('textbox', { name: 'Find variables' }).fill('AirCooling');
      await panel.getByRole('row', { name: /^FanSpeed/ }).click();
      await expectAccessible(page, 'details');
      await panel.getByRole('textbox', { name: 'Find variables' }).fill('nonsense');
      await expectAccessible(page, 'nothing found');
    });
  });
}
