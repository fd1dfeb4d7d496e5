import { expect, test } from './support/fixture';

/** The host goes away, or answers badly, while a part of the window is on its way. */

// The browser tells of the refused file, and React of the part that failed; nothing else may be said.
test.use({ allowedComplaint: /Failed to load resource|dynamically imported module|A panel failed|error boundary|preload/i });

test('a panel whose code does not come says so in its own place, and the others go on', async ({ page, workbench }) => {
  await page.route(/\/assets\/composer[^/]*\.js/, (route) => route.abort());
  await workbench.watch('2.0.1');
  await workbench.panel('Composer');
  const notice = page.getByRole('alert').filter({ hasText: 'This part could not be loaded' });
  await expect(notice).toBeVisible();
  await expect(workbench.row('TransactionEvent').first()).toBeVisible();

  await page.unroute(/\/assets\/composer[^/]*\.js/);
  await notice.getByRole('button', { name: 'Reload the window' }).click();
  await workbench.panel('Composer');
  await expect(page.getByTestId('composer')).toBeVisible();
});
