import { expect, test } from './support/fixture';

/** The command palette reaches every action, from every screen. */

test('finds an action by its words, runs it by Enter, and gives the focus back', async ({ workbench, page }) => {
  await workbench.openPanels();
  await workbench.log.or(page.getByRole('button', { name: 'Open the start page' })).focus();
  await page.keyboard.press('ControlOrMeta+k');
  const search = workbench.palette.getByRole('textbox', { name: 'Find a command' });
  await expect(search).toBeFocused();
  await search.fill('show panel trans');
  await expect(workbench.palette.getByText('Show panel Transactions', { exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Transactions' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('No transaction yet')).toBeVisible();
});

test('says so when there is no such command, and closes by Esc', async ({ workbench, page }) => {
  await page.keyboard.press('ControlOrMeta+k');
  await workbench.palette.getByRole('textbox', { name: 'Find a command' }).fill('make coffee');
  await expect(workbench.palette.getByText('No command is called that')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(workbench.palette).toBeHidden();
});

test('starts a charging session, and later acts on the station that charges', async ({ workbench }) => {
  await workbench.run('Watch a charging session in OCPP 1.6');
  await expect(workbench.rows.first()).toBeVisible();
  await workbench.run('DEMO-16-1: open door');
  await expect(workbench.row('Opened the door')).toBeVisible();
});

test('tells why an action cannot be done now', async ({ workbench, page }) => {
  await page.keyboard.press('ControlOrMeta+k');
  await workbench.palette.getByRole('textbox', { name: 'Find a command' }).fill('stop the csms');
  await expect(workbench.palette.getByText('The CSMS is not running.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status', { name: 'Notices' }).getByText('The CSMS is not running.')).toBeVisible();
});

test('the list of keyboard shortcuts names them', async ({ workbench, page }) => {
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog.getByText('Jump to the pair', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(workbench.startPage).toBeVisible();
});
