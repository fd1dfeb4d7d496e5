import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixture';
import { fillHard, hardIdentity } from './support/hard-data';
import { untidy } from './support/tidy';

/** The window with data as it is in the field: two hundred stations, long names, much of everything. */

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('no panel is too wide for its place, no text is cut off without a title, and all is accessible', async ({ workbench, page, host }) => {
      test.slow();
      await fillHard(host, { transactions: 80, variables: 300 });
      await host.call('csms.configure', {
        settings: {
          tokens: Array.from({ length: 100 }, (_, at) => ({ idToken: `DE8AC12E46L89-0000000000000000000${at}`, status: 'Accepted' as const, groupId: 'FLEET-OF-THE-NORTHERN-DISTRICT' })),
          tariffs: Array.from({ length: 20 }, (_, at) => ({ tariffId: `tariff-of-the-northern-district-${at}`, currency: 'EUR', energy: { prices: [{ priceKwh: 0.5 + at / 100 }] } })),
          vendorHandlers: Array.from({ length: 5 }, (_, at) => ({ id: `v${at}`, enabled: at > 0, vendorId: `com.example.vendor${at}.with.a.long.name`, messageId: 'SetSomethingThatHasALongName', status: 'Accepted' as const })),
        },
      });
      await host.call('files.offerTest', { version: '2026.11.0-rc.14+build.20261123.4711.of-the-night' });
      await host.call('stations.add', { station: { id: hardIdentity(3), url: 'ws://127.0.0.1:1/ocpp/with/a/long/path/that/nobody/listens/on', version: '2.1' } });
      await workbench.openPanels();
      await expect(page.getByRole('region', { name: 'Table of stations' }).getByRole('row', { name: hardIdentity(0) })).toBeVisible();
      const wrong: string[] = [];
      for (const name of ['Stations', 'Connectors', 'Transactions', 'Smart charging', 'Device model', 'Events', 'Simulator', 'Problems'] as const) {
        const panel = await workbench.panel(name);
        await expect(panel).toBeVisible();
        wrong.push(...(await untidy(panel)).map((text) => `${name}: ${text}`));
      }
      const csms = await workbench.panel('CSMS');
      for (const part of ['Behaviour', 'Security', 'Cards', 'Tariffs', 'Answers', 'Vendors', 'Stations', 'Files']) {
        await csms.getByText(part, { exact: true }).click();
        await expect(csms.getByRole('region', { name: `CSMS: ${part}` })).toBeVisible();
        wrong.push(...(await untidy(csms)).map((text) => `CSMS, ${part}: ${text}`));
      }
      expect(wrong).toEqual([]);
      for (const name of ['Transactions', 'Connectors', 'Stations'] as const) {
        await workbench.panel(name);
        await expectAccessible(page, name);
      }
    });
  });
}

test('of many stations only those in sight stand in the page; one is found by typing', async ({ workbench, page, host }) => {
  await fillHard(host, { transactions: 40, variables: 1 });
  await workbench.openPanels();
  const panel = await workbench.panel('Stations');
  const table = page.getByRole('region', { name: 'Table of stations' });
  await expect(table.getByRole('table')).toHaveAttribute('aria-rowcount', '201');
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  await table.focus();
  // The browser may scroll to where the end was before the last stations came.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(table.getByRole('row', { name: hardIdentity(199) })).toBeVisible({ timeout: 2000 });
  }).toPass();
  await panel.getByRole('textbox', { name: 'Find stations' }).fill('e0042');
  await expect(table.getByRole('row')).toHaveCount(2);
  await panel.getByRole('textbox', { name: 'Find stations' }).fill('nowhere');
  await panel.getByRole('button', { name: 'Show all stations' }).click();
  await expect(table.getByRole('table')).toHaveAttribute('aria-rowcount', '201');
});

test('transactions are chosen by the arrow keys', async ({ workbench, page, host }) => {
  await fillHard(host, { count: 2, transactions: 80, variables: 1 });
  await workbench.openPanels();
  const panel = await workbench.panel('Transactions');
  const table = page.getByRole('region', { name: 'Table of transactions' });
  const chosen = table.locator('[aria-selected=true]');
  await expect(chosen).toHaveAttribute('aria-rowindex', '2');
  await table.focus();
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toHaveAttribute('aria-rowindex', '3');
  await page.keyboard.press('End');
  await expect(chosen).toBeInViewport();
  const total = Number(await table.getByRole('table').getAttribute('aria-rowcount'));
  await expect(chosen).toHaveAttribute('aria-rowindex', String(total));
  await expect(panel.getByRole('region', { name: /^Transaction / })).toContainText(await chosen.getByRole('cell').nth(1).getAttribute('title') ?? 'the chosen one');
});

test('the top bar keeps its controls within a narrow window', async ({ workbench, page, host }) => {
  await host.startCsms();
  await host.call('stations.add', { station: { id: 'CP1', url: 'ws://127.0.0.1:1/ocpp', version: '2.1' } });
  await page.setViewportSize({ width: 853, height: 533 });
  for (const open of [() => Promise.resolve(), () => workbench.openPanels()]) {
    await open();
    await expect(workbench.topBar.getByRole('button', { name: 'Command palette' })).toBeInViewport({ ratio: 1 });
    await expect(workbench.topBar.getByRole('button', { name: /theme/i })).toBeInViewport({ ratio: 1 });
  }
});

test('the focus goes back to what has opened a dialog', async ({ workbench, page, host }) => {
  const opener = page.getByRole('button', { name: 'Paste text…' });
  await opener.click();
  await expect(page.getByRole('dialog', { name: 'Open a log from text' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await host.startCsms();
  const code = page.getByRole('region', { name: 'Host a CSMS' }).getByRole('button', { name: /^QR code/ }).first();
  await code.click();
  await expect(page.getByRole('dialog', { name: /^QR code/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(code).toBeFocused();
  const chip = workbench.topBar.getByRole('button', { name: /^CSMS :/ });
  await chip.click();
  await expect(page.getByRole('dialog', { name: /^CSMS/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(chip).toBeFocused();
});

test('a station that nobody answers says so, and its connection is put right on the start page', async ({ workbench, page, host }) => {
  const url = await host.startCsms();
  const card = page.getByRole('region', { name: 'Simulate a station' });
  await card.getByLabel('URL of the CSMS').fill('ws://127.0.0.1:1/ocpp');
  await card.getByLabel('Identity').fill('CP077');
  await card.getByRole('button', { name: 'Start the station' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Simulator' });
  await expect(panel).toContainText('Nobody listens at 127.0.0.1:1. Check host and port, and that the CSMS runs.');
  await panel.getByRole('button', { name: 'Change how it connects' }).click();
  await expect(card.getByLabel('URL of the CSMS')).toBeFocused();
  await expect(card.getByLabel('URL of the CSMS')).toHaveAccessibleDescription('Nobody listens at 127.0.0.1:1. Check host and port, and that the CSMS runs.');
  await expect(card.getByLabel('Identity')).toHaveValue('CP077');
  await card.getByLabel('URL of the CSMS').fill(url);
  await expect(card.getByText('Nobody listens at')).toBeHidden();
  await card.getByRole('button', { name: 'Start the station' }).click();
  await expect(workbench.row('BootNotification').first()).toBeVisible();
});
