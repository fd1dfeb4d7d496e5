import fs from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixture';
import { connectStation, reportStatus } from './support/stations';

/** The catalogue of use cases: found, run in each setting, judged check by check. */

const tree = (page: Page): Locator => page.getByRole('tree', { name: 'Use cases by block' });
const checks = (page: Page): Locator => verdict(page).getByRole('list', { name: 'Checks' });
const verdict = (page: Page): Locator => page.getByRole('region', { name: 'Verdict', exact: true });

async function choose(page: Page, id: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Search the use cases' }).fill(id);
  await tree(page).getByRole('treeitem', { name: new RegExp(`^${id}`) }).click();
}

/** A scenario whose only check beyond the message itself is this one. */
const scenario = (name: string, check: object): string => JSON.stringify({
  scenario: name, title: 'Boots', versions: ['2.0.1'],
  cases: [{ id: 'boot', title: 'It boots', given: { booted: false }, steps: [{ station: 'power-on' }, { expect: 'BootNotification', from: 'station', checks: [check] }] }],
});

test.beforeEach(async ({ workbench: _, page }) => {
  await page.getByRole('button', { name: 'Use cases' }).click();
  await expect(tree(page)).toBeVisible();
});

test('by block, by search, by verdict, with the keys alone', async ({ page }) => {
  await expect(tree(page).getByRole('treeitem', { name: /^A Security/ })).toBeVisible();
  const search = page.getByRole('textbox', { name: 'Search the use cases' });
  await search.fill('heartbeat life');
  await expect(tree(page).getByRole('treeitem', { name: /^G02/ })).toBeVisible();
  await expect(tree(page).getByRole('treeitem', { name: /^A01/ })).toHaveCount(0);
  await search.fill('B0');
  await search.press('ArrowDown');
  await expect(tree(page)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { level: 2, name: /^B01 / })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Sequence of B01 in OCPP 2.0.1' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await search.fill('');
  await expect(tree(page).getByRole('treeitem', { name: /^B Provisioning/ })).toHaveAttribute('aria-expanded', 'false');

  await page.getByRole('button', { name: 'Filter the use cases' }).click();
  await page.getByRole('menuitemradio', { name: 'Failed' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('No use case is like that')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(tree(page)).toBeVisible();
});

test('a run with both ends here: its verdict, and from a check to its entry in the log', async ({ workbench, page }) => {
  await choose(page, 'G02');
  await expect(verdict(page)).toContainText('Not run here yet');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(verdict(page).getByText('passed', { exact: true })).toBeVisible();
  await expect(tree(page).getByRole('img', { name: '2.0.1 passed' })).toBeVisible();
  await verdict(page).getByRole('button', { expanded: false }).first().click();
  await checks(page).getByRole('button', { name: /The station sends Heartbeat/ }).first().click();
  await expect(workbench.log).toBeFocused();
  await expect(workbench.selectedRow).toContainText('Heartbeat');
  await expect(workbench.topBar).toContainText('G02 · 2.0.1');
  await expect(page.getByRole('tabpanel', { name: 'Details' })).toContainText('Heartbeat');
  // Back, and still there after the page was loaded anew.
  await page.reload();
  await expect(workbench.statusBar).toContainText('Connected');
  await page.keyboard.press('Alt+u');
  await expect(page.getByRole('heading', { level: 2, name: /^G02 / })).toBeVisible();
  await expect(verdict(page).getByText('passed', { exact: true })).toBeVisible();
});

test('what was run is remembered over a restart of the host, without its log', async ({ workbench, page, host }) => {
  test.info().annotations.push({ type: 'restart' });
  await choose(page, 'G02');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(verdict(page).getByText('passed', { exact: true })).toBeVisible();
  await expect.poll(async () => (await host.call('useCases.runs', {})).runs.length).toBe(1);
  // It is written a moment later.
  await expect.poll(() => fs.readFile(path.join(host.data, 'results.json'), 'utf8').catch(() => '')).toContain('G02');
  await page.goto('about:blank');
  await host.kill();
  await host.restart();
  await page.goto(host.url);
  await expect(workbench.startPage).toBeVisible();
  await page.keyboard.press('Alt+u');
  await expect(verdict(page).getByText('passed', { exact: true })).toBeVisible();
  await expect(verdict(page).getByRole('button', { name: 'Show the log of this case' })).toHaveCount(0);
});

test('a run of all can be cancelled', async ({ workbench, page }) => {
  await workbench.run('Run all use cases');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Cancelled' })).toBeVisible();
});

test('an own scenario that fails says what was expected and what came', async ({ page, host }) => {
  await host.call('scenarios.save', { name: 'watchdog', format: 'json', text: scenario('watchdog', { text: 'A watchdog restarted it.', requirement: 'B01.FR.09', fields: { reason: 'Watchdog' } }) });
  await tree(page).getByRole('treeitem', { name: /watchdog/ }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const check = verdict(page).getByRole('listitem').filter({ hasText: 'A watchdog restarted it.' });
  await expect(check).toContainText(/Expected.*Watchdog/);
  await expect(check).toContainText(/Came.*PowerUp/);
  await expect(check).toContainText('B01.FR.09');
  await expect(tree(page).getByRole('img', { name: '2.0.1 failed' })).toBeVisible();
});

test('an own scenario is written, mended, saved under another name, and deleted', async ({ workbench, page, host }) => {
  await workbench.run('Write a scenario of your own');
  const editor = page.getByTestId('scenario-editor');
  await expect(editor).toContainText('my-scenario');
  // Completion from the scenario's schema, in a member that is not there yet.
  await editor.getByText('"title"').first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('"');
  await expect(page.locator('.suggest-widget').getByText('useCase')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert').filter({ hasText: 'my-scenario, line' })).toBeVisible();
  await expect(editor.locator('.squiggly-error').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor.locator('.squiggly-error')).toHaveCount(0);

  await page.getByRole('textbox', { name: 'Name of the scenario' }).fill('mine');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(tree(page).getByRole('treeitem', { name: /^mine/ })).toBeVisible();
  expect((await host.call('scenarios.list', {})).scenarios.map(({ name }) => name)).toEqual(['mine']);
  await page.getByRole('button', { name: 'Delete the scenario' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(tree(page).getByRole('treeitem', { name: /^mine/ })).toHaveCount(0);
  expect((await host.call('scenarios.list', {})).scenarios).toEqual([]);
});

test('against a real station: a person is asked, and what shows on the wire is the answer', async ({ page, host, cleanup }) => {
  const endpoint = await host.startCsms();
  await host.call('scenarios.save', {
    name: 'plug', format: 'json', text: JSON.stringify({
      scenario: 'plug', title: 'Plug', versions: ['2.0.1'],
      cases: [{ id: 'plug', title: 'The cable is told', steps: [
        { station: { kind: 'plug-in', evse: 1, connector: 1 } },
        { expect: 'StatusNotification', from: 'station', text: 'The connector is occupied.', where: { connectorStatus: 'Occupied' } },
        { station: { kind: 'unplug', evse: 1, connector: 1 } },
        { wait: 1, text: 'A moment.' },
      ] }],
    }),
  });
  const station = await connectStation(endpoint, 'CP001');
  cleanup.push(() => station.close({ force: true }));
  await reportStatus(station, 'Available');

  await tree(page).getByRole('treeitem', { name: /plug/ }).click();
  await page.getByRole('combobox', { name: 'Where it runs' }).click();
  await page.getByRole('option', { name: 'Our CSMS, a real station' }).click();
  await page.getByRole('combobox', { name: 'Station to test' }).fill('CP001');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const asked = page.getByRole('status', { name: 'What is to be done' });
  // A station that is connected already may be asked to connect anew or not; what is asked for at the cable comes in any case.
  await expect(asked).toContainText('Plug the cable in at EVSE 1, connector 1.');
  await reportStatus(station, 'Occupied');
  await expect(asked).toContainText('Unplug the cable');
  await asked.getByRole('button', { name: 'Skip' }).click();
  await expect(verdict(page).getByRole('listitem').filter({ hasText: 'The connector is occupied.' }).getByRole('img', { name: 'passed' })).toBeVisible();
  await expect(verdict(page).getByText('passed', { exact: true })).toBeVisible();
});

test('what cannot be run says why', async ({ page }) => {
  await choose(page, 'G02');
  await page.getByRole('combobox', { name: 'Where it runs' }).click();
  await page.getByRole('option', { name: 'Our CSMS, a real station' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Start the CSMS first' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
});

test('a built-in scenario is copied, and runs as one\'s own', async ({ page, host }) => {
  await choose(page, 'G02');
  await page.getByRole('button', { name: 'Copy as a scenario of your own' }).click();
  await page.getByRole('menuitem', { name: /2\.0\.1/ }).first().click();
  await expect(page.getByRole('textbox', { name: 'Name of the scenario' })).toHaveValue('G02-own');
  await expect(page.getByTestId('scenario-editor')).toContainText('Heartbeat');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(verdict(page).getByText('passed', { exact: true })).toBeVisible();
  expect((await host.call('scenarios.list', {})).scenarios.map(({ name }) => name)).toEqual(['G02-own']);
});

test('a scenario\'s file is opened, refused with the line where it is wrong, dropped on the window, and saved as a file again', async ({ page }) => {
  const good = scenario('from-a-file', { text: 'It says why.', fields: { reason: 'PowerUp' } });
  const open = async (name: string, text: string): Promise<void> => {
    await page.getByRole('button', { name: 'A scenario of your own' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Open a scenario file…' }).click();
    await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  };
  await open('broken.yaml', 'scenario: broken\ntitle: Broken\nversions: ["2.0.1"]\ncases:\n  - id: one\n    title: One\n    steps:\n      - { text: It does nothing. }\n');
  await expect(page.getByRole('status', { name: 'Notices' }).filter({ hasText: 'broken, line 8: step 1 in case one: it does nothing' })).toBeVisible();
  await expect(tree(page).getByRole('treeitem', { name: /broken/ })).toHaveCount(0);

  await open('from-a-file.json', good);
  await expect(tree(page).getByRole('treeitem', { name: /^from-a-file/ })).toHaveAttribute('aria-selected', 'true');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file elsewhere' }).click();
  expect((await saved).suggestedFilename()).toBe('from-a-file.json');
  expect(await fs.readFile(await (await saved).path(), 'utf8')).toBe(good);

  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.yaml'));
    return transfer;
  }, 'scenario: dropped\ntitle: Dropped\nversions: ["2.0.1"]\ncases:\n  - id: one\n    title: One\n    steps:\n      - { wait: 1, text: A moment. }\n');
  await page.dispatchEvent('body', 'dragover', { dataTransfer: dropped });
  await expect(page.getByText('Drop to open logs, a folder of them, or a scenario')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await expect(tree(page).getByRole('treeitem', { name: /^dropped/ })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(verdict(page).getByText('passed', { exact: true })).toBeVisible();
});

test('a block is run, its tally tells how it came out, and the inputs that were changed are used', async ({ page, host }) => {
  await choose(page, 'D01');
  await page.getByRole('button', { name: 'Run several use cases' }).click();
  await page.getByRole('menuitem', { name: /^Run block D/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'All run' })).toBeVisible({ timeout: 90_000 });
  await page.getByRole('textbox', { name: 'Search the use cases' }).fill('');
  await expect(tree(page).getByRole('treeitem', { name: /^D Local/ })).toContainText(/\d/);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByText('All run')).toBeHidden();
  await choose(page, 'E02');
  await page.getByRole('button', { name: 'Values that the run uses' }).click();
  await page.getByRole('textbox', { name: 'idToken' }).fill('CARD-77');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(verdict(page).getByText('passed', { exact: true })).toBeVisible();
  await verdict(page).getByRole('button', { name: 'Show the log of this case' }).first().click();
  await expect.poll(() => host.saved()).toContain('CARD-77');
});

test('a log that is shown is judged without anything being done', async ({ workbench, page, host }) => {
  await choose(page, 'G02');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(verdict(page).getByText('passed', { exact: true })).toBeVisible();
  await verdict(page).getByRole('button', { name: 'Show the log of this case' }).first().click();
  await expect(workbench.topBar).toContainText('G02 · 2.0.1');
  const { entries } = await host.call('journal.info', {});
  await page.keyboard.press('Alt+u');
  await page.getByRole('combobox', { name: 'Where it runs' }).click();
  await page.getByRole('option', { name: 'In the log that is shown' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(verdict(page).getByRole('button', { name: /^passed The station sends a Heartbeat at the interval/ })).toBeVisible();
  // The log is that of one case alone, so that the others are not in it.
  await expect(verdict(page).getByText('It is not in this log.').first()).toBeVisible();
  expect((await host.call('journal.info', {})).entries).toBe(entries);
});
