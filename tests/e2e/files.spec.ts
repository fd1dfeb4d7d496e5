import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixture';
import { ChargingStation } from './support/charging-station';

/** The file server of the CSMS in the window: firmware on offer, an update, and a log that comes in. */

test('offers firmware, updates a station with it, and shows the log that it uploads', async ({ workbench, page, host }) => {
  await ChargingStation.start(host, 'CP001', '2.0.1');
  await workbench.openPanels();
  const panel = await workbench.panel('CSMS');
  await panel.getByText('Files', { exact: true }).click();
  await expect(panel.getByText(/^HTTP · port \d+$/)).toBeVisible();

  await panel.getByLabel('Version of the test firmware').fill('3.2.1');
  await panel.getByRole('button', { name: 'Make test firmware' }).click();
  const offered = panel.getByRole('region', { name: 'Offered files' });
  await expect(offered.getByRole('row', { name: /test-firmware-3\.2\.1\.bin/ })).toBeVisible();

  await panel.getByRole('button', { name: 'Update the firmware' }).click();
  await expect(panel.getByRole('status')).toHaveText('CP001 has answered the update with Accepted.');
  await expect(workbench.row('FirmwareStatusNotification', 'SignatureVerified')).toBeVisible();

  await panel.getByRole('button', { name: 'Get diagnostics' }).click();
  const received = panel.getByRole('region', { name: 'Received files' });
  await expect(received.getByRole('row', { name: /DiagnosticsLog-CP001/ })).toBeVisible();
  await expectAccessible(page, 'files', '[aria-label="CSMS: Files"]');
  await received.getByRole('button', { name: /^Open DiagnosticsLog/ }).click();
  await expect(page.getByRole('dialog')).toContainText('DiagnosticsLog of CP001');
  await page.keyboard.press('Escape');
  const saving = page.waitForEvent('download');
  await received.getByRole('button', { name: /^Save DiagnosticsLog/ }).click();
  expect((await saving).suggestedFilename()).toMatch(/^DiagnosticsLog-CP001-.*\.txt$/);

  await offered.getByRole('button', { name: 'Withdraw test-firmware-3.2.1.bin' }).click();
  await expect(offered).toContainText('Nothing is on offer.');
});
