import { expect, test } from './support/fixture';
import { freePort } from './support/free-port';
import { boot, connectStation } from './support/stations';

/** TLS from the window: the CSMS with a certificate of its own CA, and simulated stations that are known by theirs. */

test('a CSMS with security profile 2 shows the CA that stations have to trust, and a station with it gets in', async ({ workbench, page, context, cleanup }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await expect(workbench.startPage).toBeVisible();
  const card = page.getByRole('region', { name: 'Host a CSMS' });
  const port = await freePort();
  await card.getByLabel('Port').fill(String(port));
  await card.getByRole('combobox', { name: 'Security profile' }).click();
  await page.getByRole('option', { name: '2 · TLS and password' }).click();
  await card.getByRole('button', { name: 'Start the CSMS' }).click();
  await expect(card.getByText('Give the password that stations have to use.')).toBeVisible();
  await card.getByLabel('Password of all stations').fill('correct horse battery');
  await card.getByRole('button', { name: 'Start the CSMS' }).click();
  await expect(card.getByText(`wss://127.0.0.1:${port}/ocpp/`)).toBeVisible();

  const certificates = card.getByRole('list', { name: 'Certificates of the CSMS' });
  await expect(certificates.getByRole('listitem').filter({ hasText: 'Certificate of the CSMS' })).toContainText('127.0.0.1');
  await certificates.getByRole('listitem').filter({ hasText: 'CA that stations have to trust' }).getByRole('button', { name: /^Copy/ }).click();
  await expect(certificates.getByRole('button', { name: 'Copied' })).toBeVisible();
  const ca = await page.evaluate(() => navigator.clipboard.readText());
  expect(ca).toMatch(/^-----BEGIN CERTIFICATE-----/);

  const url = `wss://127.0.0.1:${port}/ocpp`;
  await expect(connectStation(url, 'CP1', { password: 'correct horse battery' })).rejects.toThrow();
  const station = await connectStation(url, 'CP1', { password: 'correct horse battery', ca });
  cleanup.push(() => station.close({ force: true }));
  await boot(station);
  await expect(card.getByText('1 station connected')).toBeVisible();
});

test('the security profile is changed in the CSMS panel; a simulated station with profile 3 is given what it needs', async ({ workbench, page, host }) => {
  const plain = await host.startCsms();
  await workbench.openPanels();
  const panel = await workbench.panel('CSMS');
  await panel.getByText('Security', { exact: true }).click();
  await panel.getByRole('combobox', { name: 'Security profile' }).click();
  await page.getByRole('option', { name: '3 · TLS both ways' }).click();
  await panel.getByRole('button', { name: 'Start anew with it' }).click();
  await expect(panel.getByRole('list', { name: 'Certificates of the CSMS' }).getByRole('listitem')).toHaveCount(2);
  const { running } = await host.call('csms.state', {});
  expect(running?.secure).toBe(true);

  await workbench.run('Simulate a station…');
  const card = page.getByRole('region', { name: 'Simulate a station' });
  await card.getByLabel('URL of the CSMS').fill(plain.replace(/:\d+/, `:${running?.port ?? 0}`));
  await card.getByRole('combobox', { name: 'Security profile' }).click();
  await page.getByRole('option', { name: '3 · TLS both ways' }).click();
  await expect(card.getByLabel('URL of the CSMS')).toHaveValue(/^wss:/);
  await expect(card.getByText('a certificate that it has signed')).toBeVisible();
  await card.getByRole('button', { name: 'Start the station' }).click();
  await expect(page.getByRole('region', { name: 'Controls of CP001' })).toContainText('Accepted');
});

test('from the CSMS panel a station is sent its local list, and started for who has paid', async ({ workbench, page, host, cleanup }) => {
  const station = await connectStation(await host.startCsms(), 'CP001');
  cleanup.push(() => station.close({ force: true }));
  const asked: string[] = [];
  station.handle('GetLocalListVersion', () => Promise.resolve({ versionNumber: 0 }));
  station.handle('SendLocalList', ({ params }) => { asked.push(`list ${String((params as { updateType: string }).updateType)}`); return Promise.resolve({ status: 'Accepted' }); });
  station.handle('RequestStartTransaction', ({ params }) => { asked.push(`start at ${String((params as { evseId: number }).evseId)}`); return Promise.resolve({ status: 'Rejected' }); });
  station.handle(() => Promise.resolve({ status: 'NotSupported' }));
  await boot(station);
  await workbench.openPanels();
  const panel = await workbench.panel('CSMS');
  await panel.getByText('Stations', { exact: true }).click();
  const row = panel.getByRole('region', { name: 'CP001' });
  await row.getByRole('button', { name: 'Send the local list' }).click();
  await page.getByRole('menuitem', { name: 'All cards' }).click();
  await expect(row.getByRole('status')).toContainText('in one message');
  await row.getByRole('textbox', { name: 'EVSE at which somebody has paid' }).fill('2');
  await row.getByRole('button', { name: 'Start for who has paid' }).click();
  await expect(row.getByRole('status')).toContainText('CP001 answers Rejected.');
  expect(asked).toEqual(['list Full', 'start at 2']);
  await row.getByRole('button', { name: 'Disconnect CP001' }).click();
  await expect(panel.getByText('No station is connected')).toBeVisible();
});
