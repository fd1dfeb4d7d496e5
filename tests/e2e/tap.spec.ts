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
  const rule = panel.getByRole('form', { name: 'New rule' });
  await rule.getByRole('combobox', { name: 'Do' }).click();
  await page.getByRole('option', { name: 'drop' }).click();
  await rule.getByLabel('Action').fill('Heartbeat');
  await rule.getByRole('button', { name: 'Add the rule' }).click();
  const rules = panel.getByRole('list', { name: 'Rules of the tap' });
  await expect(rules).toContainText('Drop Heartbeat of the station');
  await expectAccessible(page, 'interference, dark');
  await host.call('send.raw', { target: { side: 'station', station: 'SIM' }, text: '[2,"drop-me","Heartbeat",{}]' });
  await expect(workbench.row('Dropped by the workbench: Heartbeat')).toHaveCount(1);
  await expect(workbench.row('CALL', 'Heartbeat', 'dropped')).toHaveCount(1);

  await workbench.run('Pass everything on again: no delay, no rules, nothing held');
  await expect(rules).toHaveCount(0);
  await workbench.run('Disconnect SIM’s leg to the CSMS');
  await expect(workbench.row("A person closes the CSMS's leg")).toHaveCount(1);
  await workbench.run('Stop the tap');
  await expect(panel.getByText('off', { exact: true })).toBeVisible();
});

test('a person holds messages, changes one and drops another, and finds them in the log by what was done', async ({ workbench, page, host }) => {
  const { running } = await host.call('csms.start', { settings: { port: 0, path: '/ocpp' } });
  const port = await freePort();
  await host.call('tap.start', { settings: { port, upstream: `ws://127.0.0.1:${running?.port ?? 0}/ocpp` } });
  await host.call('stations.add', { station: { id: 'SIM', url: `ws://127.0.0.1:${port}`, version: '2.0.1' } });
  await workbench.openPanels();
  await workbench.run('Show panel Tap');
  const panel = page.getByRole('tabpanel', { name: 'Tap' });
  await expect(panel.getByRole('region', { name: 'SIM', exact: true })).toBeVisible();
  await panel.getByText('Held', { exact: true }).click();
  await panel.getByRole('button', { name: 'Add a rule' }).click();
  const rule = panel.getByRole('form', { name: 'New rule' });
  await rule.getByLabel('Action').fill('DataTransfer');
  await rule.getByRole('button', { name: 'Add the rule' }).click();
  await expect(panel.getByRole('list', { name: 'Rules of the tap' })).toContainText('Hold DataTransfer of the station');

  const say = (id: string): Promise<unknown> => host.call('send.raw', { target: { side: 'station', station: 'SIM' }, text: `[2,"${id}","DataTransfer",{"vendorId":"me"}]` });
  await say('change-me');
  await expect(page.getByText('The tap holds DataTransfer of SIM')).toBeVisible();
  await panel.getByText('Held (1)').click();
  const held = panel.getByRole('list', { name: 'Held messages' });
  await expect(held.getByText('change-me')).toBeVisible();
  await expect(workbench.row('CALL', 'DataTransfer', 'held')).toHaveCount(1);
  await held.getByRole('button', { name: 'Change DataTransfer' }).click();
  const text = held.getByLabel('Text that goes on in its place');
  await expect(text).toHaveValue('[2,"change-me","DataTransfer",{"vendorId":"me"}]');
  await text.fill('[2,"other","DataTransfer",{"vendorId":"you"}]');
  await expect(held.getByText('The message id is "other" instead of "change-me"')).toBeVisible();
  await expectAccessible(page, 'a held message that is changed');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'a held message that is changed, dark');
  await text.fill('[2,"change-me","DataTransfer",{"vendorId":"you"}]');
  await held.getByRole('button', { name: 'Send it changed' }).click();
  await expect(panel.getByText('Nothing is held')).toBeVisible();
  await expect(workbench.row('CALL', 'DataTransfer', 'replaced')).toHaveCount(1);
  await expect(workbench.row('CALL', 'DataTransfer', 'changed')).toHaveCount(1);

  await say('drop-me');
  await held.getByRole('button', { name: 'Drop DataTransfer' }).click();
  await expect(workbench.row('CALL', 'DataTransfer', 'held, dropped')).toHaveCount(1);
  await workbench.row('CALL', 'DataTransfer', 'held, dropped').click();
  await workbench.run('Show panel Details');
  await expect(page.getByRole('note', { name: 'What the tap did' })).toContainText('never passed on');

  // What is held when the tap stops is not forgotten.
  await say('never');
  await expect.poll(async () => (await host.call('tap.state', {})).held.length).toBe(1);
  const found = async (query: string): Promise<number> => (await host.call('view.open', { view: 'found', filter: { query } })).total;
  await workbench.run('Stop the tap');
  await expect.poll(() => found('is:dropped')).toBe(2);
  await workbench.run('Show panel Tap');
  await expect(panel.getByText('Nothing is held')).toBeVisible();
  expect([await found('is:changed'), await found('is:held')]).toEqual([2, 3]);
});
