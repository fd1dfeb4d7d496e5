import { expect, test } from './support/fixture';
import { freePort } from './support/free-port';
import { boot, connectStation } from './support/stations';
import type { Workbench } from './support/workbench';

/** Hosting a CSMS from the start page: its addresses, and who gets in. */

/** Starts the CSMS by the card of the start page; gives the URL that it shows for loopback. */
async function hostCsms({ page }: Workbench, password?: string): Promise<string> {
  const card = page.getByRole('region', { name: 'Host a CSMS' });
  const port = String(await freePort());
  await card.getByLabel('Port').fill(port);
  await card.getByLabel('Path').fill('ocpp');
  if (password !== undefined) {
    await card.getByRole('combobox', { name: 'Security profile' }).click();
    await page.getByRole('option', { name: '1 · password' }).click();
    await card.getByLabel('Password of all stations').fill(password);
  }
  await card.getByRole('button', { name: 'Start the CSMS' }).click();
  await expect(card.getByText(`listening on port ${port}`)).toBeVisible();
  const address = card.getByRole('listitem').filter({ hasText: 'this machine only' }).first();
  await expect(address).toContainText(`:${port}/ocpp`);
  return (await address.locator('code').textContent()) ?? '';
}

test('shows the URL of each address, to copy and as a QR code; a station connects to it', async ({ workbench, page, context, cleanup }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const url = await hostCsms(workbench);
  const card = page.getByRole('region', { name: 'Host a CSMS' });

  const address = card.getByRole('listitem').filter({ hasText: url });
  await address.getByRole('button', { name: /^Copy the URL/ }).click();
  await expect(address.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);

  await address.getByRole('button', { name: /^QR code/ }).click();
  await expect(page.getByRole('dialog', { name: /^QR code/ }).getByRole('img', { name: url })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: /^QR code/ })).toBeHidden();

  const station = await connectStation(url, 'CP 7');
  cleanup.push(() => station.close({ force: true }));
  await boot(station);
  await expect(card.getByText('1 station connected')).toBeVisible();
  await card.getByRole('button', { name: 'Open the workbench' }).click();
  await expect(page.getByRole('region', { name: 'Table of stations' }).getByRole('row', { name: 'CP 7' })).toContainText(/2\.0\.1.*connected.*Accepted.*Acme One/);
  await expect(workbench.row('BootNotification', 'Acme One')).toBeVisible();
});

test('refuses a wrong password, and the log says why', async ({ workbench, page, cleanup }) => {
  const url = await hostCsms(workbench, 'correct horse');
  await expect(connectStation(url, 'CP8', { password: 'battery staple' })).rejects.toMatchObject({ code: 401 });
  const station = await connectStation(url, 'CP9', { password: 'correct horse' });
  cleanup.push(() => station.close({ force: true }));

  await page.getByRole('button', { name: /^Open the workbench/ }).first().click();
  const refused = workbench.row('CP8', 'HTTP upgrade');
  await expect(refused).toContainText('The password is wrong.');
  await expect(refused.getByRole('gridcell', { name: 'warning' })).toBeVisible();
  await refused.click();
  await expect(page.getByRole('tabpanel', { name: 'Details' })).toContainText('401');
  await expect(workbench.row('CP9', 'Connected with OCPP 2.0.1')).toBeVisible();
});

test('says beside the field what is wrong with the form', async ({ page, workbench }) => {
  await expect(workbench.startPage).toBeVisible();
  const card = page.getByRole('region', { name: 'Host a CSMS' });
  await card.getByLabel('Port').fill('70000');
  await card.getByRole('button', { name: 'Start the CSMS' }).click();
  await expect(card.getByText('A port is a number from 1 to 65535, such as 9000.')).toBeVisible();
  await expect(card.getByLabel('Port')).toHaveAttribute('aria-invalid', 'true');
});

test('says what to do when the port is in use', async ({ page, host, workbench }) => {
  await expect(workbench.startPage).toBeVisible();
  const card = page.getByRole('region', { name: 'Host a CSMS' });
  const { port } = new URL(host.url);
  await card.getByLabel('Port').fill(port);
  await card.getByRole('button', { name: 'Start the CSMS' }).click();
  await expect(card.getByRole('alert')).toContainText(`Port ${port} is in use`);
});
