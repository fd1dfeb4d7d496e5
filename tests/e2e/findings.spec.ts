import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixture';

/** What is wrong in a whole log is told by kind, and leads to its entries. */

const LOG = [
  '2026-07-01 10:00:00 CP-1 recv [2,"1","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Bogus"}]',
  '2026-07-01 10:00:01 CP-1 send [3,"1",{}]',
  '2026-07-01 10:00:02 CP-2 recv [2,"2","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Odd"}]',
  '2026-07-01 10:00:03 CP-2 send [3,"2",{}]',
  '2026-07-01 10:00:04 CP-2 recv [2,"3","Heartbeat",{}]',
  '2026-07-01 10:00:44 CP-2 recv [2,"4","Heartbeat",{}]',
].join('\n');

test('a log that is opened brings its findings, and each leads to its entry', async ({ workbench, page, host }) => {
  await host.call('log.open', { text: LOG, name: 'site.log' });
  await workbench.openPanels();
  await page.keyboard.press('Alt+w');
  await expect(page.getByText('2 errors1 warningin 6 messages1 remark')).toBeVisible();
  const list = page.getByRole('list', { name: 'Findings' });
  const wrong = list.getByRole('button', { name: /status is "Bogus".*StatusNotification.*2 stations.*2×/ });
  await expect(wrong).toHaveAttribute('aria-expanded', 'false');
  await wrong.focus();
  await page.keyboard.press('ArrowRight');
  const second = list.getByRole('button', { name: /CP-2 status is "Odd"/ });
  await expect(second).toBeVisible();
  await expect(list.getByText(/^Expected: one of Available, Preparing/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(second).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(second).toHaveAttribute('aria-current', 'true');
  await expect(page.getByText('connector 1 · Odd')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(second).toBeHidden();
  await list.getByRole('button', { name: /Heartbeat was never answered by the CSMS in this log/ }).click();
  await expect(page.getByText('[2, "3", "Heartbeat", {}]')).toBeVisible();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, 'findings', 'ul[aria-label="Findings"]');
  }
});

test('opening a log shows what is wrong with it, and nothing wrong is said to be so', async ({ workbench, page, host }) => {
  await workbench.openPanels();
  await host.call('log.open', { text: LOG.split('\n').slice(4, 5).join('\n').replace(/^.*recv /, '10:00:00 CP-1 recv '), name: 'fine.log' });
  await expect(page.getByText('No rule that the workbench knows is broken in 1 message.')).toBeVisible();
});

test('the empty list of problems says that it is about the workbench, and leads to what is wrong in the log', async ({ workbench, page, host }) => {
  await workbench.openPanels();
  await host.call('log.open', { text: LOG, name: 'odd.log' });
  // A log that is opened brings its findings to the front.
  await expect(page.getByRole('list', { name: 'Findings' })).toBeVisible();
  await workbench.panel('Problems');
  const panel = page.getByRole('tabpanel', { name: 'Problems' });
  await expect(panel.getByText('The workbench has no problem', { exact: true })).toBeVisible();
  await expect(panel.getByText(/In the log, .* something wrong: see Findings\./)).toBeVisible();
  await panel.getByRole('button', { name: 'Show the findings in the log' }).click();
  await expect(page.getByRole('list', { name: 'Findings' })).toBeVisible();
});
