import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixture';
import { freePort } from './support/free-port';

/** The tap from the window: set up, watched, and interfered with; both themes by axe. */

test('a simulated station reaches the CSMS over the tap, which shows both legs, refuses clearly, and drops what it is told to', async ({ workbench, page, host }) => {
  const { running } = await host.call('csms.start', { settings: { port: 0, path: '/ocpp' } });
  const place = `ws://127.0.0.1:${running?.port ?? 0}`;
  const csms = `${place}/ocpp`;
  await workbench.openPanels();
  await workbench.run('Show panel Tap');
  const panel = page.getByRole('tabpanel', { name: 'Tap' });
  const form = panel.getByRole('form', { name: 'Connection of the tap' });
  await form.getByRole('button', { name: 'Start the tap' }).click();
  await expect(form.getByText('The URL of the CSMS without the identity, such as wss://csms.example/ocpp.')).toBeVisible();
  await expectAccessible(page, 'form with a fault');
  const port = await freePort();
  await form.getByLabel('URL of the CSMS').fill(`${place}/nowhere`);
  await form.getByLabel('Port', { exact: true }).fill(String(port));
  await form.getByRole('button', { name: 'Start the tap' }).click();
  await expect(panel.getByRole('list', { name: 'Addresses of the tap' })).toContainText(`:${port}/`);

  // The CSMS knows no such path: the station is not let in, with the CSMS's own status.
  await host.call('stations.add', { station: { id: 'SIM', url: `ws://127.0.0.1:${port}`, version: '2.0.1' } });
  await expect(panel.getByRole('region', { name: 'Not let in' })).toContainText('HTTP 404');
  await host.call('stations.remove', { id: 'SIM' });

  await panel.getByText('Connection', { exact: true }).click();
  await form.getByLabel('URL of the CSMS').fill(csms);
  await form.getByRole('button', { name: 'Start anew with it' }).click();
  await host.call('stations.add', { station: { id: 'SIM', url: `ws://127.0.0.1:${port}`, version: '2.0.1' } });
  const station = panel.getByRole('region', { name: 'SIM', exact: true });
  await expect(station.getByRole('group', { name: 'Station leg' })).toContainText('connected');
  await expect(station.getByRole('group', { name: 'CSMS leg' })).toContainText(`${csms}/SIM`);
  // The request and its answer, each once, though station, tap and CSMS are all of this workbench.
  await expect(workbench.row('CALL', 'BootNotification')).toHaveCount(2);
  await expectAccessible(page, 'stations');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'stations, dark');

  await panel.getByText('Interference', { exact: true }).click();
  const rule = panel.getByRole('form', { name: 'What is not passed on' });
  await rule.getByLabel('Action').fill('Heartbeat');
  await rule.getByRole('button', { name: 'Drop it' }).click();
  await expect(panel.getByRole('list', { name: 'Rules of what is not passed on' })).toContainText('Heartbeat of the station');
  await expectAccessible(page, 'interference, dark');
  await host.call('send.raw', { target: { side: 'station', station: 'SIM' }, text: '[2,"drop-me","Heartbeat",{}]' });
  await expect(workbench.row('Dropped by the workbench: Heartbeat')).toHaveCount(1);

  await workbench.run('Pass everything on again: no delay, nothing dropped');
  await expect(panel.getByRole('list', { name: 'Rules of what is not passed on' })).toHaveCount(0);
  await workbench.run('Disconnect SIM’s leg to the CSMS');
  await expect(workbench.row("A person closes the CSMS's leg")).toHaveCount(1);
  await workbench.run('Stop the tap');
  await expect(panel.getByText('off', { exact: true })).toBeVisible();
});
