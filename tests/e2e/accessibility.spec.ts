import { SAMPLE_FRAMES } from '../../shared/ocpp/samples';
import { expectAccessible } from './support/accessible';
import { FILLED, fillLog } from './support/filled-log';
import { expect, test } from './support/fixture';
import { connectStation } from './support/stations';

/** WCAG 2.1 A and AA, by axe, on every screen in both themes. */

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('start page and palette', async ({ workbench, page }) => {
      await expectAccessible(page, 'start page');
      await page.keyboard.press('ControlOrMeta+k');
      await expect(workbench.palette).toBeVisible();
      await expectAccessible(page, 'palette');
    });

    test('workbench with data, every panel, problems', async ({ workbench, page, host, cleanup }) => {
      await fillLog(host, cleanup);
      await workbench.openPanels();
      await workbench.hasRows(FILLED.all);
      await workbench.settled();
      await workbench.row('FORGETFUL').click();
      for (const panel of ['Stations', 'Connectors', 'Transactions', 'Device model', 'Problems', 'Composer'] as const) {
        await workbench.panel(panel);
        // The editor's panel is laid over its place with the next frame.
        if (panel === 'Composer') await expect(page.getByRole('button', { name: /^Send/ })).toBeInViewport();
        await expectAccessible(page, panel);
      }
    });

    test('a CSMS with TLS, and what it can do', async ({ workbench, page, host, cleanup }) => {
      const card = page.getByRole('region', { name: 'Host a CSMS' });
      const station = await connectStation(await host.startCsms({ securityProfile: 0 }), 'CP001');
      cleanup.push(() => station.close({ force: true }));
      await host.call('stations.add', { station: { id: 'SIM', url: 'ws://127.0.0.1:1/ocpp', version: '2.0.1' } });
      await workbench.openPanels();
      const panel = await workbench.panel('CSMS');
      for (const part of ['Behaviour', 'Stations', 'Files', 'Cards', 'Answers', 'Security']) {
        await panel.getByText(part, { exact: true }).click();
        await expectAccessible(page, `CSMS: ${part}`);
      }
      await panel.getByRole('combobox', { name: 'Security profile' }).click();
      await page.getByRole('option', { name: '3 · TLS both ways' }).click();
      await panel.getByRole('button', { name: 'Start anew with it' }).click();
      await expect(panel.getByRole('list', { name: 'Certificates of the CSMS' }).getByRole('listitem')).toHaveCount(2);
      await expectAccessible(page, 'CSMS: with TLS');
      await workbench.panel('Simulator');
      await expectAccessible(page, 'Simulator');
      await workbench.run('Open the start page');
      await expect(card.getByText('CA that stations have to trust')).toBeVisible();
      await expectAccessible(page, 'start page with TLS');
    });

    test('use cases: the list, a verdict, a failed check, an own scenario', async ({ workbench, page, host }) => {
      await host.call('scenarios.save', {
        name: 'mine', format: 'json', text: JSON.stringify({
          scenario: 'mine', title: 'Mine', versions: ['2.0.1'],
          cases: [{ id: 'boot', title: 'It boots', given: { booted: false }, steps: [{ station: 'power-on' }, { expect: 'BootNotification', from: 'station', checks: [{ text: 'A watchdog restarted it.', fields: { reason: 'Watchdog' } }] }] }],
        }),
      });
      await workbench.run('Use cases');
      await page.getByRole('treeitem', { name: /^G02/ }).click();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await expect(page.getByText('passed', { exact: true })).toBeVisible();
      await expectAccessible(page, 'verdict');
      await page.getByRole('treeitem', { name: /^mine/ }).click();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await expect(page.getByText('failed', { exact: true })).toBeVisible();
      await workbench.settled();
      await expectAccessible(page, 'own scenario');
      await page.getByRole('button', { name: 'Give the panels their places again' }).click();
      await expectAccessible(page, 'beside the other panels');
    });

    test('an opened log', async ({ workbench, page, host }) => {
      await host.call('log.open', { text: SAMPLE_FRAMES.map(({ text }) => text).join('\n'), name: 'samples' });
      await workbench.openPanels();
      await workbench.row('TransactionEvent', 'Ended').click();
      await expect(page.getByRole('tabpanel', { name: 'Details' }).getByRole('note').first()).toBeVisible();
      await expectAccessible(page, 'opened log');
    });

    test.describe('without its host', () => {
      test.use({ allowedComplaint: /WebSocket connection to .* failed/ });

      test('the window says so accessibly', async ({ workbench, page, host }) => {
        await workbench.openPanels();
        await workbench.settled();
        await host.kill();
        await expect(workbench.statusBar).toContainText('No connection to the host');
        await expectAccessible(page, 'disconnected');
      });
    });
  });
}
