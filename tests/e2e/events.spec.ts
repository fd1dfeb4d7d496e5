import { expectAccessible } from './support/accessible';
import { ChargingStation } from './support/charging-station';
import { expect, test } from './support/fixture';

/** What a station watches and tells of itself, in a panel: monitors, events, security events. */

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 800 } });

    test('monitors that the CSMS sets, the events that they bring, and security events', async ({ workbench, page, host }) => {
      const station = await ChargingStation.start(host, 'CP001', '2.1');
      await workbench.openPanels();
      const panel = await workbench.panel('Events');
      const taken = await host.call('send.call', {
        target: { side: 'csms', station: 'CP001' }, action: 'SetVariableMonitoring',
        payload: { setMonitoringData: [{ value: 60, type: 'UpperThreshold', severity: 2, component: { name: 'ChargingStation' }, variable: { name: 'Temperature' } }] },
      });
      expect(taken).toMatchObject({ payload: { setMonitoringResult: [{ status: 'Accepted' }] } });
      await station.act({ kind: 'set-reading', sensor: 'temperature', value: 61 });
      const events = panel.getByRole('region', { name: 'Table of events' });
      await expect(events.getByRole('row', { name: /2 System failure ChargingStation · Temperature 61 · Alerting/ })).toBeVisible();
      await station.act({ kind: 'set-reading', sensor: 'temperature', value: 40 });
      await expect(events.getByRole('row', { name: /System failure · over ChargingStation · Temperature 40/ })).toBeVisible();
      await station.act({ kind: 'security-event', type: 'MaintenanceLoginFailed', info: 'three times' });
      await expect(events.getByRole('row', { name: /Security MaintenanceLoginFailed three times/ })).toBeVisible();
      await page.screenshot({ path: `test-results/looks/events-${colorScheme}.png` });
      await expectAccessible(page, 'events');

      await events.getByRole('button', { name: /^Show in the log: MaintenanceLogin/ }).click();
      await expect(workbench.row('SecurityEventNotification', 'CALL').first()).toBeVisible();
      await expect(workbench.row('NotifyEvent')).toHaveCount(0);

      await panel.getByText('Monitors', { exact: true }).click();
      await expect(panel.getByRole('row', { name: /System failure ChargingStation · Temperature UpperThreshold 60 40 · over/ })).toBeVisible();
      await page.screenshot({ path: `test-results/looks/monitors-${colorScheme}.png` });
    });
  });
}
