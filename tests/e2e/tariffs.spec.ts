import type { Locator } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixture';
import type { Host } from './support/host';
import type { Workbench } from './support/workbench';

/** What charging costs, what the display shows, and vendors' own messages: set and seen in the window. */

/** A CSMS, and a simulated station at it that charges fast. */
async function setTheScene(host: Host, workbench: Workbench): Promise<{ csms: Locator; simulator: Locator }> {
  const url = await host.startCsms();
  await host.call('stations.add', { station: { id: 'SIM', url: url.replace(/\/SIM$/, ''), version: '2.1', speed: 60, meterInterval: 60 } });
  await workbench.openPanels();
  return { csms: await workbench.panel('CSMS'), simulator: workbench.page.getByRole('tabpanel', { name: 'Simulator' }) };
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 800 } });

    test('a tariff is written in the form, shown to the driver, and the cost explained line by line', async ({ workbench, page, host }) => {
      const { csms, simulator } = await setTheScene(host, workbench);
      await csms.getByText('Tariffs', { exact: true }).click();
      await csms.getByRole('button', { name: 'Add a tariff' }).click();
      const form = csms.getByRole('form', { name: 'New tariff' });
      await form.getByLabel('Per kWh', { exact: true }).fill('cheap');
      await form.getByRole('button', { name: 'Apply' }).click();
      await expect(form.getByText('A number, or nothing.')).toBeVisible();
      await form.getByLabel('tariffId').fill('day');
      await form.getByLabel('Per kWh', { exact: true }).fill('0.5');
      await form.getByLabel('Tax, %').fill('20');
      await form.getByLabel('Fee to begin with').fill('1');
      await expectAccessible(page, 'tariff form');
      await page.screenshot({ path: `test-results/looks/tariff-form-${colorScheme}.png` });
      await form.getByRole('button', { name: 'Apply' }).click();
      await expect(csms.getByRole('list', { name: 'Tariffs' })).toContainText('0.60 EUR/kWh; start 1.20 EUR, incl. tax');
      await csms.getByRole('combobox', { name: 'For all' }).click();
      await page.getByRole('option', { name: 'day' }).click();
      await expect(csms.getByRole('list', { name: 'Tariffs' })).toContainText('for all');
      await expectAccessible(page, 'tariffs');
      await page.screenshot({ path: `test-results/looks/tariffs-${colorScheme}.png` });

      await workbench.panel('Simulator');
      await host.call('stations.act', { id: 'SIM', act: { kind: 'plug-in', evse: 1, connector: 1 } });
      await host.call('stations.act', { id: 'SIM', act: { kind: 'present-token', evse: 1, idToken: 'T01' } });
      const display = simulator.getByRole('region', { name: 'Display of SIM' });
      await expect(display).toContainText('0.60 EUR/kWh');
      await expect(display).toContainText(/Cost so far: \d+\.\d\d EUR/);
      await host.call('send.call', { target: { side: 'csms', station: 'SIM' }, action: 'SetDisplayMessage', payload: { message: { id: 1, priority: 'NormalCycle', message: { format: 'HTML', language: 'en', content: '<p>Closed on <b>Sunday</b></p><script>alert(1)</script>' } } } });
      await host.call('send.call', { target: { side: 'csms', station: 'SIM' }, action: 'SetDisplayMessage', payload: { message: { id: 2, priority: 'InFront', message: { format: 'QRCODE', content: 'https://example.com/app' } } } });
      await expect(display).toContainText('Closed on Sunday');
      await expect(display.getByRole('img', { name: 'QR code of https://example.com/app' })).toBeVisible();
      await expectAccessible(page, 'display');
      await page.screenshot({ path: `test-results/looks/display-${colorScheme}.png` });

      await host.call('stations.act', { id: 'SIM', act: { kind: 'unplug', evse: 1, connector: 1 } });
      await expect(display).toContainText(/Total cost: \d+\.\d\d EUR/);
      const transactions = await workbench.panel('Transactions');
      await transactions.getByText('Cost', { exact: true }).click();
      const cost = transactions.getByRole('region', { name: 'Cost' });
      await expect(cost.getByRole('row', { name: /^Energy/ })).toContainText(/kWh.*0\.5.*20 %/);
      await expect(cost.getByRole('row', { name: /^Start/ })).toContainText(/1.*20 %.*1\.0000/);
      await expect(cost.getByRole('row', { name: /^Total, with tax/ })).toContainText('EUR');
      await expectAccessible(page, 'cost');
      await page.screenshot({ path: `test-results/looks/cost-${colorScheme}.png` });
    });

    test('vendors’ messages are answered as they are set at either end', async ({ workbench, page, host }) => {
      const { csms, simulator } = await setTheScene(host, workbench);
      const ask = async (side: 'csms' | 'station', messageId: string): Promise<unknown> => host.call('send.call', { target: { side, station: 'SIM' }, action: 'DataTransfer', payload: { vendorId: 'com.example', messageId, data: { colour: 'blue' } } });
      await expect.poll(async () => ask('station', 'Led')).toMatchObject({ kind: 'result', payload: { status: 'UnknownVendorId' } });
      const fill = async (place: Locator): Promise<void> => {
        await place.getByRole('button', { name: 'Answer a vendor’s message' }).click();
        const form = place.getByRole('form', { name: 'Answer to a vendor’s message' });
        await form.getByRole('button', { name: 'Apply' }).click();
        await expect(form.getByText(/vendorId of a vendor handler has 1 to 255/)).toBeVisible();
        await form.getByLabel(/^vendorId/).fill('com.*');
        await form.getByLabel(/^messageId/).fill('Led');
        await form.getByLabel(/^Data/).fill('{"was":"{{data.colour}}"}');
        await expectAccessible(page, 'vendor form');
        await page.screenshot({ path: `test-results/looks/vendors-${colorScheme}.png` });
        await form.getByRole('button', { name: 'Apply' }).click();
        await expect(place.getByRole('listitem').filter({ hasText: 'com.*' })).toContainText('Accepted');
      };
      await csms.getByText('Vendors', { exact: true }).click();
      await fill(csms);
      expect(await ask('station', 'Led')).toMatchObject({ payload: { status: 'Accepted', data: { was: 'blue' } } });
      expect(await ask('station', 'Horn')).toMatchObject({ payload: { status: 'UnknownMessageId' } });

      await workbench.panel('Simulator');
      await simulator.getByText('Vendors’ messages').click();
      await fill(simulator);
      expect(await ask('csms', 'Led')).toMatchObject({ payload: { status: 'Accepted', data: { was: 'blue' } } });
    });
  });
}
