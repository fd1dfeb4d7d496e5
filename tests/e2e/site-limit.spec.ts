import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixture';

/** The limit of a site, which the CSMS shares among those who charge (K02, K03). */

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('is set, changed and taken away in the panel of the CSMS', async ({ workbench, page, host }) => {
      await host.startCsms({ securityProfile: 0 });
      await workbench.openPanels();
      const panel = await workbench.panel('CSMS');
      const limitOf = async (): Promise<unknown> => (await host.call('csms.state', {})).settings.siteLimit;

      await panel.getByRole('combobox', { name: 'Limit of the site, shared by the CSMS' }).click();
      await page.getByRole('option', { name: 'In A on each phase' }).click();
      await expect.poll(limitOf).toEqual({ unit: 'A', limit: 63, start: 6 });
      await panel.getByLabel('All who charge together').fill('40');
      await panel.getByLabel('All who charge together').press('Enter');
      await panel.getByLabel('Each at the start, until it has its share').fill('');
      await panel.getByLabel('Each at the start, until it has its share').press('Enter');
      await expect.poll(limitOf).toEqual({ unit: 'A', limit: 40 });
      await expectAccessible(page, 'site limit');

      await panel.getByRole('combobox', { name: 'Limit of the site, shared by the CSMS' }).click();
      await page.getByRole('option', { name: 'No limit' }).click();
      await expect.poll(limitOf).toBeUndefined();
      await expect(panel.getByLabel('All who charge together')).toBeHidden();
    });
  });
}
