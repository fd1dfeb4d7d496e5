import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixture';

/** The sequence diagram as a tool: pairs, lanes, silences, the clipboard, what is around an entry. */

const START = 1_769_846_400_000;
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

function exchange(station: string, id: string, seconds: number, took = 0.02): string {
  return `${at(seconds)} station=${station} received message [2,"${id}","Heartbeat",{}]\n${at(seconds + took)} station=${station} sending [3,"${id}",{"currentTime":"${at(seconds)}"}]\n`;
}

/** A request of CP1 that is answered after 300 s, and what CP2 and CP3 say meanwhile. */
function longWait(): string {
  const between = Array.from({ length: 100 }, (_, n) => exchange(n % 2 === 0 ? 'CP2' : 'CP3', `b${n}`, 1 + n * 2.5)).join('');
  return `${at(0)} station=CP1 received message [2,"long","DataTransfer",{"vendorId":"x"}]\n${between}${at(300)} station=CP1 sending [3,"long",{"status":"Accepted"}]\n`;
}

const diagramOf = (page: Page): Locator => page.getByRole('grid', { name: 'Sequence diagram' });
const rowsOf = (page: Page): Locator => diagramOf(page).locator('[role=row][data-index]');
const headsOf = (page: Page): Locator => diagramOf(page).getByRole('columnheader');

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('a pair stands out while it is pointed at, and while keys walk to it, with its latency', async ({ workbench, page, host }) => {
      await host.call('log.open', { text: exchange('CP1', 'a', 0) + exchange('CP2', 'b', 1, 0.035) + exchange('CP1', 'c', 2), name: 'pairs.log' });
      await workbench.openPanels();
      await workbench.panel('Sequence');
      const diagram = diagramOf(page);
      await rowsOf(page).filter({ hasText: 'Heartbeat' }).nth(1).hover();
      await expect(diagram.locator('[role=row][data-lit]')).toHaveCount(2);
      await expect(diagram.locator('[role=row][data-lit]').first()).toHaveAccessibleName(/^CP2 to CSMS, Heartbeat.*answered after 35 ms/);
      await expect(diagram.locator('[role=row][data-lit]').last()).toHaveAccessibleName(/^CSMS to CP2, answer to Heartbeat.*35 ms/);
      await page.screenshot({ path: `test-results/looks/sequence-lit-${colorScheme}.png` });
      await expectAccessible(page, 'sequence');
      await headsOf(page).first().hover();
      await expect(diagram.locator('[role=row][data-lit]')).toHaveCount(0);
      await diagram.focus();
      await page.keyboard.press('End');
      await expect(diagram.locator('[role=row][data-lit]')).toHaveCount(2);
      await expect(diagram.locator('[role=row][data-lit]').last()).toHaveAttribute('aria-selected', 'true');
      await rowsOf(page).first().click();
      await headsOf(page).first().hover();
      await expect(diagram.locator('[role=row][data-lit]')).toHaveCount(0);
    });

    test('lanes are hidden, put in order and brought back', async ({ workbench, page, host }) => {
      await host.call('log.open', { text: longWait(), name: 'lanes.log' });
      await workbench.openPanels();
      await workbench.panel('Sequence');
      const panel = page.getByRole('tabpanel', { name: 'Sequence' });
      await expect(headsOf(page)).toContainText(['CP1', 'CP2', 'CP3', 'CSMS']);
      await panel.getByRole('button', { name: 'Lanes', exact: true }).click();
      const lanes = page.getByRole('dialog', { name: 'Lanes of the diagram' });
      await expect(lanes).toBeVisible();
      await lanes.getByRole('button', { name: 'Move CSMS to the left' }).click();
      await lanes.getByRole('button', { name: 'Move CP1 to the right' }).click();
      await expect(headsOf(page)).toContainText(['CP2', 'CP1', 'CSMS', 'CP3']);
      await lanes.getByRole('checkbox', { name: 'CP2' }).uncheck();
      await expect(headsOf(page)).toContainText(['CP1', 'CSMS', 'CP3']);
      await expect(panel.getByRole('status')).toContainText('104 entries · 1 lane hidden');
      await page.screenshot({ path: `test-results/looks/sequence-lanes-${colorScheme}.png` });
      await expectAccessible(page, 'sequence');
      await lanes.getByRole('button', { name: 'Only CP3' }).click();
      await expect(headsOf(page)).toContainText(['CSMS', 'CP3']);
      await expect(lanes.getByRole('checkbox', { name: 'CP3' })).toBeDisabled();
      await expect(rowsOf(page).first()).toHaveAccessibleName(/^CP3/);
      await lanes.getByRole('button', { name: 'All, as in the log' }).click();
      await expect(headsOf(page)).toContainText(['CP1', 'CP2', 'CP3', 'CSMS']);
      await page.keyboard.press('Escape');
      await expect(lanes).toBeHidden();
      await expect(panel.getByRole('button', { name: 'Lanes', exact: true })).toBeFocused();
    });
  });
}

test('the choice of lanes is of a log, and is there again when that is opened again', async ({ workbench, page, host }) => {
  await host.call('log.open', { text: longWait(), name: 'lanes.log' });
  await workbench.openPanels();
  await workbench.panel('Sequence');
  const panel = page.getByRole('tabpanel', { name: 'Sequence' });
  await panel.getByRole('button', { name: 'Lanes', exact: true }).click();
  await page.getByRole('dialog', { name: 'Lanes of the diagram' }).getByRole('checkbox', { name: 'CP2' }).uncheck();
  await expect(headsOf(page)).toContainText(['CP1', 'CP3', 'CSMS']);
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(headsOf(page)).toContainText(['CP1', 'CP3', 'CSMS']);
  await host.call('log.open', { text: longWait(), name: 'other.log' });
  await expect(headsOf(page)).toContainText(['CP1', 'CP2', 'CP3', 'CSMS']);
  await host.call('log.open', { text: longWait(), name: 'lanes.log' });
  await expect(headsOf(page)).toContainText(['CP1', 'CP3', 'CSMS']);
});

test('a request that waits longer than what is in sight keeps its bar', async ({ workbench, page, host }) => {
  await host.call('log.open', { text: longWait(), name: 'wait.log' });
  await workbench.openPanels();
  await workbench.panel('Sequence');
  const diagram = diagramOf(page);
  await expect(rowsOf(page).filter({ hasText: 'DataTransfer' })).toHaveCount(1);
  await diagram.focus();
  await page.keyboard.press('Home');
  for (let turn = 0; turn < 4; turn += 1) {
    const before = await diagram.locator('[aria-selected=true]').getAttribute('data-position');
    await page.keyboard.press('PageDown');
    await expect(diagram.locator('[aria-selected=true]')).not.toHaveAttribute('data-position', before ?? '');
  }
  await expect(rowsOf(page).filter({ hasText: 'DataTransfer' })).toHaveCount(0);
  const height = async (): Promise<number> => Math.max(0, ...(await diagram.locator('[class*=busy]').evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().height))));
  await expect.poll(height).toBeGreaterThan(await diagram.evaluate((grid) => grid.clientHeight - 60));
});

test('the diagram is put on the clipboard as Mermaid, with the lanes as they stand, and as a picture', async ({ workbench, page, host, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await host.call('log.open', { text: exchange('CP1', 'a', 0) + exchange('CP2', 'b', 1), name: 'copy.log' });
  await workbench.openPanels();
  await workbench.panel('Sequence');
  const panel = page.getByRole('tabpanel', { name: 'Sequence' });
  await expect(rowsOf(page)).toHaveCount(6);
  await workbench.run('Choose the lanes of the sequence diagram');
  await page.getByRole('button', { name: 'Move CSMS to the left' }).click();
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Share the diagram' }).click();
  await page.getByRole('menuitem', { name: 'Copy as Mermaid' }).click();
  await expect(page.getByText('Copied 6 entries as a Mermaid diagram.')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toBe([
    'sequenceDiagram', '  participant S1 as CP1', '  participant CSMS', '  participant S2 as CP2',
    '  Note over S1,CSMS: connected', '  S1->>CSMS: Heartbeat', '  CSMS-->>S1: Heartbeat answer', '  Note over S2,CSMS: connected', '  S2->>CSMS: Heartbeat', '  CSMS-->>S2: Heartbeat answer', '',
  ].join('\n'));
  await workbench.run('Copy the sequence diagram as SVG');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^<svg [\s\S]*<\/svg>$/);
  await workbench.run('Copy the sequence diagram as PNG');
  await expect.poll(() => page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types))).toContain('image/png');
});

test('silences are told from the length that is chosen, and the choice is kept', async ({ workbench, page, host }) => {
  await host.call('log.open', { text: exchange('CP1', 'a', 0) + exchange('CP1', 'b', 20) + exchange('CP1', 'c', 120), name: 'silence.log' });
  await workbench.openPanels();
  await workbench.panel('Sequence');
  const panel = page.getByRole('tabpanel', { name: 'Sequence' });
  const told = diagramOf(page).locator('[class*=gap] > span');
  await expect(told).toHaveText(['19 s', '1 min 39 s']);
  const choose = async (length: string): Promise<void> => {
    await panel.getByRole('button', { name: 'Silences told' }).click();
    await page.getByRole('menuitemradio', { name: length }).click();
  };
  await choose('never');
  await expect(told).toHaveCount(0);
  await choose('longer than 1 min');
  await expect(told).toHaveText(['1 min 39 s']);
  await expect.poll(() => host.call('memory.get', { key: 'sequence' })).toMatchObject({ value: { silence: 60_000 } });
  await page.reload();
  await expect(told).toHaveText(['1 min 39 s']);
});

test('around an entry stands what its station said before and after it, as far as one likes', async ({ workbench, page, host }) => {
  const minutes = Array.from({ length: 60 }, (_, n) => exchange('CP1', `m${n}`, n * 60) + exchange('CP2', `n${n}`, n * 60 + 5)).join('');
  await host.call('log.open', { text: minutes, name: 'hour.log' });
  await workbench.openPanels();
  await workbench.textFilter.fill('m30');
  await expect(workbench.rows).toHaveCount(2);
  await workbench.row('CALL').first().click();
  await page.getByRole('grid', { name: 'Log' }).focus();
  await page.keyboard.press('Shift+D');
  const panel = page.getByRole('tabpanel', { name: 'Sequence' });
  await expect(panel.getByRole('status')).toHaveText(/^Around entry #\d+ of CP1 · 9 entries$/);
  await expect(headsOf(page)).toContainText(['CP1', 'CSMS']);
  await expect(diagramOf(page).locator('[aria-selected=true]')).toBeVisible();
  await panel.getByRole('button', { name: /^How much around it: 2 min/ }).click();
  await page.getByRole('menuitemradio', { name: '10 min before and after the entry' }).click();
  await expect(panel.getByRole('status')).toHaveText(/· 41 entries$/);
  await panel.getByRole('button', { name: 'Show what the log shows' }).click();
  await expect(panel.getByRole('status')).toContainText('What the filter shows');
});
