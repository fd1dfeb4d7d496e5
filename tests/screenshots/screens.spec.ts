import fs from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { SAMPLE_FRAMES } from '../../shared/ocpp/samples';
import { ChargingStation, profile2x } from '../e2e/support/charging-station';
import { simulateStation } from '../e2e/support/composer';
import { expect, test } from '../e2e/support/fixture';
import { freePort } from '../e2e/support/free-port';
import { siteLog } from '../e2e/support/site-log';
import { boot, connectStation } from '../e2e/support/stations';

/** Takes the pictures that the documentation shows, `<screen>-<theme>.png`; the project's name is the theme. */

const folder = path.resolve(import.meta.dirname, '..', '..', 'docs', 'images');

async function take(page: Page, screen: string): Promise<void> {
  await page.mouse.move(640, 799);
  await page.screenshot({ path: path.join(folder, `${screen}-${test.info().project.name}.png`), animations: 'disabled', caret: 'hide' });
}

test('start page, addresses and palette', async ({ workbench, page }) => {
  await expect(workbench.statusBar).toContainText('Connected');
  await take(page, 'start');
  const card = page.getByRole('region', { name: 'Host a CSMS' });
  await card.getByLabel('Port').fill(String(await freePort()));
  await card.getByRole('button', { name: 'Start the CSMS' }).click();
  await card.getByRole('button', { name: /^QR code/ }).first().click();
  await expect(page.getByRole('dialog', { name: /^QR code/ })).toBeVisible();
  await take(page, 'csms');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: /^QR code/ })).toBeHidden();
  await page.keyboard.press('ControlOrMeta+k');
  await workbench.palette.getByRole('textbox').fill('show');
  await take(page, 'palette');
});

test('a running session', async ({ workbench, page }) => {
  await workbench.watch('2.0.1');
  await expect(workbench.row('MeterValuePeriodic').nth(1)).toBeVisible({ timeout: 60_000 });
  await workbench.row('CALL', 'MeterValuePeriodic').first().click();
  await take(page, 'workbench');
  await workbench.panel('Transactions');
  await expect(workbench.row('MeterValuePeriodic').last()).toBeVisible();
  await expect(page.getByRole('button', { name: /\d+ new/ })).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Meter values' })).toBeVisible();
  await take(page, 'transactions');
  await workbench.panel('Connectors');
  await workbench.panel('Composer');
  await workbench.settled();
  await workbench.run('Edit and resend the selected entry');
  await expect(page.getByTestId('frame-editor')).toContainText('TransactionEvent');
  await take(page, 'composer');
});

test('the sequence diagram of a transaction', async ({ workbench, page }) => {
  await workbench.watch('2.0.1');
  await expect(workbench.row('Unplugged the cable')).toBeVisible({ timeout: 90_000 });
  await expect(workbench.rows.last()).toContainText('StatusNotification');
  await workbench.row('CALL', 'TransactionEvent').last().click();
  await workbench.log.focus();
  await page.keyboard.press('d');
  await expect(page.getByRole('tabpanel', { name: 'Sequence' }).getByRole('status')).toContainText('Transaction');
  const diagram = page.getByRole('grid', { name: 'Sequence diagram' });
  await expect(diagram).toBeFocused();
  await page.keyboard.press('Home');
  await expect(diagram.locator('[role=row][data-index]').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('p');
  await expect(diagram.locator('[role=row][data-index]').nth(1)).toHaveAttribute('aria-selected', 'true');
  await take(page, 'sequence');
});

test('a session of 1.6', async ({ workbench, page }) => {
  await workbench.watch('1.6');
  await expect(workbench.row('MeterValues').first()).toBeVisible({ timeout: 60_000 });
  await workbench.row('StartTransaction').first().click();
  await workbench.panel('Connectors');
  await take(page, 'workbench-16');
});

test('an opened log with problems', async ({ workbench, page, host }) => {
  await host.call('log.open', { text: SAMPLE_FRAMES.map(({ text }) => text).join('\n'), name: 'samples.txt' });
  await workbench.openPanels();
  await workbench.row('TransactionEvent', 'Ended').click();
  await expect(page.getByRole('tabpanel', { name: 'Details' }).getByRole('note').first()).toBeVisible();
  await take(page, 'log-with-problems');
});

test('a day of a site along time', async ({ workbench, page, host }) => {
  const log = siteLog();
  await host.call('log.open', { text: log.text, name: 'a-day-of-a-site.ocppj.jsonl' });
  await workbench.openPanels();
  await workbench.hasRows(log.entries);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  const playhead = timeline.getByRole('slider', { name: 'Playhead' });
  await expect(playhead).toHaveAttribute('aria-valuemax', String(log.entries - 1));
  await timeline.getByRole('separator', { name: 'Height of the timeline' }).focus();
  for (let n = 0; n < 7; n += 1) await page.keyboard.press('ArrowDown');
  const box = await playhead.boundingBox();
  if (box === null) throw new Error('The timeline is not drawn.');
  await page.mouse.click(box.x + box.width * 0.62, box.y + 50);
  await expect(workbench.selectedRow).toBeVisible();
  await page.keyboard.press('Alt+t');
  for (let n = 0; n < 2; n += 1) await page.keyboard.press('+');
  await expect(timeline.getByText(/^2 h/)).toBeVisible();
  await workbench.panel('Transactions');
  await expect(page.getByRole('figure', { name: 'Meter values' })).toBeVisible();
  await workbench.log.focus();
  await take(page, 'timeline');
});

test('smart charging', async ({ workbench, page, host }) => {
  const station = await ChargingStation.start(host, 'CP1', '2.1');
  await station.charge({ ev: { needs: { energy: 20_000, departure: 9000 } } });
  await station.told('SetChargingProfile', { evseId: 0, chargingProfile: profile2x(1, 'ChargingStationMaxProfile', [[0, 14], [5400, 10], [9000, 13]]) });
  await station.told('SetChargingProfile', { evseId: 1, chargingProfile: profile2x(2, 'TxDefaultProfile', [[0, 16], [3600, 12]]) });
  await workbench.openPanels();
  const panel = await workbench.panel('Smart charging');
  await panel.getByRole('button', { name: 'Ask the station' }).click();
  await expect(panel.getByRole('list', { name: 'Differences' })).toContainText('No more was measured', { timeout: 30_000 });
  await station.act({ kind: 'set-external-limit', source: 'EMS', evse: 1, limit: 7, unit: 'A' });
  await station.told('GetChargingProfiles', { requestId: 5, chargingProfile: { chargingLimitSource: ['EMS'] } });
  await expect(panel.getByRole('list', { name: 'Differences' })).toContainText('its profiles give');
  await page.getByRole('tab', { name: 'Smart charging' }).click();
  await page.keyboard.press('Alt+m');
  await take(page, 'smart-charging');
});

test('use cases', async ({ workbench, page, host }) => {
  await workbench.run('Use cases');
  await expect(page.getByRole('treeitem', { name: /^A01/ })).toBeVisible();
  await take(page, 'use-cases-list');
  await page.getByRole('treeitem', { name: /^E02/ }).click();
  await host.call('useCases.run', { scenarios: ['E01', 'E03', 'G01', 'G02', 'B01'].map((name) => ({ own: false, name })), versions: ['2.0.1', '2.1'], setting: 'both' }).catch(() => undefined);
  await expect.poll(async () => (await host.call('useCases.runs', {})).runs.length, { timeout: 90_000 }).toBeGreaterThan(1);
  await expect.poll(async () => (await host.call('useCases.runs', {})).now, { timeout: 90_000 }).toBeUndefined();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Verdict', exact: true }).getByText('passed', { exact: true })).toBeVisible();
  await take(page, 'use-cases');
});

test('a use case that runs against a real station', async ({ workbench, page, host, cleanup }) => {
  const station = await connectStation(await host.startCsms(), 'CP001');
  cleanup.push(() => station.close({ force: true }));
  // It takes what it is set to, as a station does.
  station.handle('SetVariables', ({ params }) => Promise.resolve({ setVariableResult: (params as { setVariableData: object[] }).setVariableData.map((one) => ({ ...one, attributeValue: undefined, attributeStatus: 'Accepted' })) }));
  station.handle(() => Promise.resolve({ status: 'Accepted' }));
  await boot(station);
  await workbench.run('Use cases');
  await page.getByRole('treeitem', { name: /^E02/ }).click();
  await page.getByRole('combobox', { name: 'Where it runs' }).click();
  await page.getByRole('option', { name: 'Our CSMS, a real station' }).click();
  await page.getByRole('combobox', { name: 'Station to test' }).fill('CP001');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('status', { name: 'What is to be done' })).not.toBeEmpty();
  await take(page, 'use-cases-running');
});

test('an own scenario', async ({ workbench, page, host }) => {
  const text = JSON.stringify({
    scenario: 'boots-after-a-crash', title: 'The station boots after a crash', versions: ['2.0.1', '2.1'],
    cases: [{
      id: 'boot', title: 'It says that the watchdog restarted it', given: { booted: false },
      steps: [{ station: 'power-on' }, { expect: 'BootNotification', from: 'station', answered: { status: 'Accepted' }, checks: [{ text: 'The watchdog restarted it.', fields: { reason: 'Watchdog' } }] }],
    }],
  }, undefined, 2);
  await host.call('scenarios.save', { name: 'boots-after-a-crash', format: 'json', text });
  await workbench.run('Use cases');
  await page.getByRole('treeitem', { name: /boots-after-a-crash/ }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('failed', { exact: true })).toBeVisible();
  await workbench.settled();
  await expect(page.getByTestId('scenario-editor')).toContainText('BootNotification');
  await take(page, 'own-scenario');
});

test('a device model, compared with a snapshot', async ({ workbench, page, host }) => {
  await simulateStation(host, 'CP001', '2.0.1');
  await workbench.openPanels();
  const panel = await workbench.panel('Device model');
  await workbench.run('Let the group of panels fill the window, or put it back');
  await panel.getByRole('button', { name: 'Read it now' }).click();
  await expect(panel.getByRole('row', { name: /^ChargingStation/ })).toBeVisible();
  await panel.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Save a snapshot…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('before the update');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('before the update is saved.')).toBeHidden();
  await host.call('send.call', {
    target: { side: 'csms', station: 'CP001' }, action: 'SetVariables',
    payload: { setVariableData: [['HeartbeatInterval', '60'], ['WebSocketPingInterval', '20'], ['OfflineThreshold', '-1']].map(([name, attributeValue]) => ({ attributeValue, component: { name: 'OCPPCommCtrlr' }, variable: { name } })) },
  });
  await panel.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('menuitem', { name: 'before the update' }).click();
  await panel.getByRole('checkbox', { name: 'Only differences' }).uncheck();
  await panel.getByRole('textbox', { name: 'Find variables' }).fill('OCPPComm');
  await panel.getByRole('row', { name: /^MessageAttemptInterval/ }).dblclick();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await panel.getByRole('row', { name: /^HeartbeatInterval/ }).click({ position: { x: 80, y: 10 } });
  await take(page, 'device-model');
});

test('what charging costs, and what the driver reads', async ({ workbench, page, host }) => {
  const url = await host.startCsms();
  await host.call('stations.add', { station: { id: 'CP001', url, version: '2.1', speed: 60, meterInterval: 60 } });
  await workbench.openPanels();
  const csms = await workbench.panel('CSMS');
  await csms.getByText('Tariffs', { exact: true }).click();
  await csms.getByRole('button', { name: 'Add a tariff' }).click();
  const form = csms.getByRole('form', { name: 'New tariff' });
  await form.getByLabel('tariffId').fill('day');
  await form.getByLabel('Per kWh', { exact: true }).fill('0.5');
  await form.getByLabel('Tax, %').fill('20');
  await form.getByLabel('Fee to begin with').fill('1');
  await form.getByRole('button', { name: 'Apply' }).click();
  await csms.getByRole('combobox', { name: 'For all' }).click();
  await page.getByRole('option', { name: 'day' }).click();
  await expect(csms.getByRole('list', { name: 'Tariffs' })).toContainText('for all');
  await host.call('stations.act', { id: 'CP001', act: { kind: 'plug-in', evse: 1, connector: 1 } });
  await host.call('stations.act', { id: 'CP001', act: { kind: 'present-token', evse: 1, idToken: 'T01' } });
  const simulator = page.getByRole('tabpanel', { name: 'Simulator' });
  await workbench.panel('Simulator');
  await expect(simulator.getByRole('region', { name: 'Display of CP001' })).toContainText(/Cost so far: \d+\.\d\d EUR/, { timeout: 30_000 });
  await expect(workbench.row('CostUpdated').or(workbench.row('MeterValuePeriodic')).nth(2)).toBeVisible({ timeout: 30_000 });
  const transactions = await workbench.panel('Transactions');
  await transactions.getByText('Cost', { exact: true }).click();
  await workbench.row('CALLRESULT', 'total').first().click();
  await take(page, 'costs');
});

test('the CSMS: behaviour, security, files', async ({ workbench, page, host }) => {
  await ChargingStation.start(host, 'CP001', '2.0.1');
  await workbench.openPanels();
  const panel = await workbench.panel('CSMS');
  await page.getByRole('tab', { name: 'CSMS' }).click();
  await page.keyboard.press('Alt+m');
  await take(page, 'csms-behaviour');
  await panel.getByText('Security', { exact: true }).click();
  await take(page, 'csms-security');
  await panel.getByText('Files', { exact: true }).click();
  await panel.getByLabel('Version of the test firmware').fill('3.2.1');
  await panel.getByRole('button', { name: 'Make test firmware' }).click();
  await panel.getByRole('button', { name: 'Update the firmware' }).click();
  await expect(panel.getByRole('status')).toHaveText('CP001 has answered the update with Accepted.');
  await panel.getByRole('button', { name: 'Get diagnostics' }).click();
  await expect(panel.getByRole('region', { name: 'Received files' }).getByRole('row', { name: /DiagnosticsLog-CP001/ })).toBeVisible();
  await take(page, 'csms-files');
});

test('events and monitors', async ({ workbench, page, host }) => {
  const station = await ChargingStation.start(host, 'CP001', '2.1');
  await workbench.openPanels();
  const panel = await workbench.panel('Events');
  const monitor = (variable: string, component: object, value: number, severity: number): object => ({ value, type: 'UpperThreshold', severity, component, variable: { name: variable } });
  await host.call('send.call', {
    target: { side: 'csms', station: 'CP001' }, action: 'SetVariableMonitoring',
    payload: { setMonitoringData: [monitor('Temperature', { name: 'ChargingStation' }, 60, 2), monitor('Temperature', { name: 'EVSE', evse: { id: 1 } }, 70, 5)] },
  });
  await station.act({ kind: 'set-reading', sensor: 'temperature', value: 61 });
  await station.act({ kind: 'security-event', type: 'MaintenanceLoginFailed', info: 'wrong PIN three times' });
  await expect(panel.getByRole('row', { name: /Security MaintenanceLoginFailed/ })).toBeVisible();
  await workbench.row('NotifyEvent', 'CALL').first().click();
  await take(page, 'events');
});

test('how a log was read, before it is opened', async ({ workbench, page }) => {
  await expect(workbench.statusBar).toContainText('Connected');
  const fixtures = path.resolve(import.meta.dirname, '..', '..', 'shared', 'import', 'fixtures');
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'evcc.log', { type: 'text/plain' }));
    return transfer;
  }, await fs.readFile(path.join(fixtures, 'evcc-mixed-levels.log'), 'utf8'));
  await page.dispatchEvent('body', 'dragover', { dataTransfer: dropped });
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await expect(page.getByRole('grid', { name: 'Lines' }).locator('[data-kind=message]').first()).toBeVisible();
  await take(page, 'import-preview');
});

test('the tap between a station and a CSMS', async ({ workbench, page, host }) => {
  const { running } = await host.call('csms.start', { settings: { port: 0, path: '/ocpp' } });
  const port = await freePort();
  await workbench.openPanels();
  await workbench.run('Show panel Tap');
  const panel = page.getByRole('tabpanel', { name: 'Tap' });
  const form = panel.getByRole('form', { name: 'Connection of the tap' });
  await form.getByLabel('URL of the CSMS').fill(`ws://127.0.0.1:${running?.port ?? 0}/ocpp`);
  await form.getByLabel('Port', { exact: true }).fill(String(port));
  await form.getByRole('button', { name: 'Start the tap' }).click();
  await host.call('stations.add', { station: { id: 'GARAGE-3', url: `ws://127.0.0.1:${port}`, version: '2.0.1' } });
  await expect(panel.getByRole('region', { name: 'GARAGE-3', exact: true }).getByRole('group', { name: 'CSMS leg' })).toContainText('connected');
  await expect(workbench.row('CALL', 'BootNotification')).toHaveCount(2);
  await take(page, 'tap');
});
