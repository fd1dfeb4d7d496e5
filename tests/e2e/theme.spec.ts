import { expect, test } from './support/fixture';

/** Dark or light: as the system is, unless somebody chose. */

test('follows the system, and a choice survives a reload', async ({ workbench, page }) => {
  const html = page.locator('html');
  await expect(workbench.startPage).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'light');

  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(workbench.startPage).toBeVisible();
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');

  await workbench.run('Theme: as the system');
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'light');
});
