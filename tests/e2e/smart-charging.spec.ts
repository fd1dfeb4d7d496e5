import { expectAccessible } from './support/accessible';
import { ChargingStation, profile2x } from './support/charging-station';
import { expect, test } from './support/fixture';

/** The panel of charging profiles: what they give, what the station reports, and what flows. */

test('profiles, composite schedule and measured power of a session', async ({ workbench, page, host }) => {
  await workbench.openPanels();
  await page.keyboard.press('Alt+k');
  const panel = page.getByRole('tabpanel', { name: 'Smart charging' });
  await expect(panel).toContainText('No station yet');

  const station = await ChargingStation.start(host, 'SC-1', '2.0.1');
  await expect(panel).toContainText('No charging profile of SC-1 is known');
  await station.charge();
  await station.told('SetChargingProfile', { evseId: 0, chargingProfile: profile2x(1, 'ChargingStationMaxProfile', [[0, 14], [3600, 12]]) });
  await station.told('SetChargingProfile', { evseId: 1, chargingProfile: profile2x(2, 'TxDefaultProfile', [[0, 10], [1800, 20]]) });

  const profiles = panel.getByRole('region', { name: 'Table of charging profiles' });
  await expect(profiles.getByRole('row', { name: /ChargingStationMaxProfile/ })).toContainText('14 A');
  await expect(profiles.getByRole('row', { name: /TxDefaultProfile/ })).toContainText('10 A');
  await expect(panel.getByRole('figure', { name: 'Limits over time' }).getByRole('button', { name: /^Composite/ })).toContainText('10 A');
  await expect(panel.getByTestId('limit-chart').locator('canvas')).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Differences' })).toContainText('has not been asked');

  await panel.getByRole('button', { name: 'Ask the station' }).click();
  await expect(panel.getByRole('button', { name: /^As reported/ })).toContainText('10 A');
  await expect(panel.getByRole('list', { name: 'Differences' })).toContainText('What the station reports is what its profiles give.');
  await expect(panel.getByRole('button', { name: /^Measured/ })).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Differences' })).toContainText('No more was measured than the profiles allow.', { timeout: 20_000 });

  // A limit of somebody else goes below both; the report is older than that.
  await station.act({ kind: 'set-external-limit', source: 'EMS', evse: 1, limit: 7, unit: 'A' });
  await expect(panel.getByRole('list', { name: 'Differences' })).toContainText('EMS limits EVSE 1, but how much was not told');
  await station.told('GetChargingProfiles', { requestId: 5, chargingProfile: { chargingLimitSource: ['EMS'] } });
  await expect(profiles.getByRole('row', { name: /EMS/ })).toContainText('7 A');
  await expect(panel.getByRole('button', { name: /^Composite/ })).toContainText('7 A');
  await expect(panel.getByRole('list', { name: 'Differences' })).toContainText(/is older than a profile that was set since.*reports 10 A, its profiles give 7 A/);

  // In watt, and without a line that is put away.
  await panel.getByRole('radiogroup', { name: 'Unit' }).getByText('W', { exact: true }).click();
  await expect(panel.getByRole('button', { name: /^Composite/ })).toContainText('kW');
  await panel.getByRole('button', { name: /^Station maximum/ }).click();
  await expect(panel.getByRole('button', { name: /^Station maximum/ })).toHaveAttribute('aria-pressed', 'false');
});

test('names the one station that it shows, of several', async ({ workbench, host }) => {
  await ChargingStation.start(host, 'SC-A', '2.0.1');
  const station = await ChargingStation.start(host, 'SC-B', '2.0.1');
  await station.told('SetChargingProfile', { evseId: 0, chargingProfile: profile2x(1, 'ChargingStationMaxProfile', [[0, 14]]) });
  await workbench.openPanels();
  const panel = await workbench.panel('Smart charging');
  const shown = panel.getByRole('combobox', { name: 'Station shown' });
  await expect(shown).toHaveValue('SC-B');
  await shown.click();
  await expect(panel.page().getByRole('option')).toHaveText(['SC-A', 'SC-B']);
  await panel.page().getByRole('option', { name: 'SC-A' }).click();
  await expect(shown).toHaveValue('SC-A');
  await expect(panel).toContainText('No charging profile of SC-A is known');
});

test('as of the selected entry, and of 1.6', async ({ workbench, host }) => {
  const station = await ChargingStation.start(host, 'SC-16', '1.6');
  const set = (id: number, limit: number) => station.told('SetChargingProfile', {
    connectorId: 1,
    csChargingProfiles: {
      chargingProfileId: id, stackLevel: id, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Absolute',
      chargingSchedule: { startSchedule: new Date(Date.now() - 60_000).toISOString(), chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit }] },
    },
  });
  await set(1, 16);
  await set(2, 8);
  await workbench.openPanels();
  const panel = await workbench.panel('Smart charging');
  const profiles = panel.getByRole('region', { name: 'Table of charging profiles' });
  await expect(panel.getByRole('combobox', { name: 'Connector shown' })).toHaveValue('Connector 1');
  await expect(panel.getByRole('button', { name: /^Composite/ })).toContainText('8 A');
  await expect(profiles.getByRole('row', { name: /below profile 2/ })).toContainText('16 A');

  // The answer to the first of the two.
  await expect(workbench.row('CALL', 'SetChargingProfile')).toHaveCount(4);
  await workbench.row('CALL', 'SetChargingProfile').nth(1).click();
  await panel.getByRole('button', { name: 'At selection' }).click();
  await expect(profiles.getByRole('row')).toHaveCount(2);
  await expect(panel.getByRole('button', { name: /^Composite/ })).toContainText('16 A');
  await panel.getByRole('button', { name: 'Live' }).click();
  await panel.getByRole('button', { name: 'Ask the station' }).click();
  await expect(panel.getByRole('list', { name: 'Differences' })).toContainText('What the station reports is what its profiles give.');
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('is accessible', async ({ workbench, page, host }) => {
      const station = await ChargingStation.start(host, 'SC-2', '2.1');
      await station.charge({ ev: { needs: { energy: 20_000, departure: 7200 } } });
      await station.told('SetChargingProfile', { evseId: 0, chargingProfile: profile2x(1, 'ChargingStationMaxProfile', [[0, 14], [3600, 12]]) });
      await station.act({ kind: 'set-external-limit', source: 'SO', limit: 9000, unit: 'W', critical: true });
      await workbench.openPanels();
      const panel = await workbench.panel('Smart charging');
      await expect(panel.getByTestId('limit-chart').locator('canvas')).toBeVisible();
      await panel.getByRole('button', { name: 'Ask the station' }).click();
      await expect(panel.getByRole('button', { name: /^Car's schedule/ })).toBeVisible();
      await expectAccessible(page, 'smart charging');
    });
  });
}
