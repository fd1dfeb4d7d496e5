import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixture';

/** Who says what to whom, as a diagram: of what the log shows, of a transaction, of a selection and of a use case. */

const rows = (page: Page) => page.getByRole('grid', { name: 'Sequence diagram' }).locator('[role=row][data-index]');

function exchanges(count: number): string {
  return Array.from({ length: count }, (_, at) => {
    const time = (more: number): string => new Date(1_769_846_400_000 + at * 1000 + more + (at >= 2 ? 600_000 : 0)).toISOString();
    return `${time(0)} station=CP1 received message [2,"m${at}","Heartbeat",{}]\n${time(20)} station=CP1 sending [3,"m${at}",{"currentTime":"${time(20)}"}]\n`;
  }).join('');
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 800 } });

    test('a transaction from its first event to its last, with what happened around it', async ({ workbench, page }) => {
      await workbench.watch('2.0.1');
      // To its end: what still arrives would move the row away from under the pointer.
      await expect(workbench.row('Unplugged the cable')).toBeVisible({ timeout: 90_000 });
      await expect(workbench.rows.last()).toContainText('StatusNotification');
      await workbench.row('CALL', 'TransactionEvent').last().click();
      await page.getByRole('grid', { name: 'Log' }).focus();
      await page.keyboard.press('d');
      const panel = page.getByRole('tabpanel', { name: 'Sequence' });
      await expect(panel.getByRole('status')).toContainText(/^Transaction \w{8}… · \d+ entries$/);
      await expect(panel.getByRole('columnheader', { name: 'DEMO-201-1' })).toBeVisible();
      await expect(panel.getByRole('grid', { name: 'Sequence diagram' })).toBeFocused();
      await page.keyboard.press('Home');
      await expect(rows(page).first()).toHaveAccessibleName(/^DEMO-201-1 to CSMS, TransactionEvent, Started/);
      await expect(rows(page).filter({ hasText: 'StatusNotification' })).toHaveCount(0);
      await page.screenshot({ path: `test-results/looks/sequence-transaction-${colorScheme}.png` });
      await panel.getByRole('button', { name: 'How much around it: The transaction alone' }).click();
      await page.getByRole('menuitemradio', { name: 'All that its station said meanwhile' }).click();
      await expect(panel.getByRole('status')).toContainText('and around');
      await expectAccessible(page, 'sequence');
      await panel.getByRole('button', { name: 'Show what the log shows' }).click();
      await expect(panel.getByRole('status')).toContainText('All of the log');
      await page.screenshot({ path: `test-results/looks/sequence-all-${colorScheme}.png` });
    });
  });
}

test('keys walk through it, the log follows, and a silence is told', async ({ workbench, page, host }) => {
  await host.call('log.open', { text: exchanges(40), name: 'quiet.log' });
  await workbench.openPanels();
  await workbench.panel('Sequence');
  const diagram = page.getByRole('grid', { name: 'Sequence diagram' });
  await expect(rows(page).first()).toBeVisible();
  await diagram.focus();
  await page.keyboard.press('Home');
  await expect(diagram.locator('[aria-selected=true]')).toHaveAttribute('data-position', '0');
  await page.keyboard.press('j');
  await expect(diagram.locator('[aria-selected=true]')).toHaveAccessibleName(/CP1 to CSMS, Heartbeat/);
  await page.keyboard.press('p');
  await expect(diagram.locator('[aria-selected=true]')).toHaveAccessibleName(/CSMS to CP1, answer to Heartbeat.*20 ms/);
  await expect(diagram.getByText('10 min')).toBeVisible();
  await page.keyboard.press('End');
  await expect(diagram.locator('[aria-selected=true]')).toHaveAccessibleName(/answer to Heartbeat/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tabpanel', { name: 'Details' })).toContainText('m39');
});

test('a selection, saved as pictures and as Mermaid', async ({ workbench, page, host }) => {
  await host.call('log.open', { text: exchanges(10), name: 'ten.log' });
  await workbench.openPanels();
  const entry = workbench.row('CALL', 'Heartbeat').first();
  await entry.click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('toolbar', { name: 'Selected entries' }).getByRole('button', { name: 'Diagram' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Sequence' });
  await expect(panel.getByRole('status')).toHaveText('Selection · 3 selected');
  await expect(rows(page)).toHaveCount(3);
  const save = async (item: string): Promise<{ name: string; bytes: Buffer }> => {
    const download = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Share the diagram' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: fs.readFileSync(await file.path()) };
  };
  const svg = await save('Save as SVG');
  expect(svg.name).toBe('ten.log-sequence.svg');
  const drawn = await page.evaluate((text) => {
    const picture = new DOMParser().parseFromString(text, 'image/svg+xml');
    return { faults: picture.querySelectorAll('parsererror').length, entries: picture.querySelectorAll('svg > g').length };
  }, svg.bytes.toString());
  expect(drawn).toEqual({ faults: 0, entries: 3 });
  const png = await save('Save as PNG');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  const mermaid = await save('Save as Mermaid');
  expect(mermaid.bytes.toString()).toMatch(/^sequenceDiagram\n {2}participant S1 as CP1\n[\s\S]*S1->>CSMS: Heartbeat/);
});

test('every one of 100,000 entries can be reached', async ({ workbench, page, host }) => {
  await host.call('log.open', { text: exchanges(50_000), name: 'long.log' });
  await workbench.openPanels();
  await workbench.panel('Sequence');
  await expect(rows(page).first()).toBeVisible();
  const diagram = page.getByRole('grid', { name: 'Sequence diagram' });
  await diagram.focus();
  await page.keyboard.press('End');
  await expect(diagram.locator('[aria-selected=true]')).toBeInViewport();
  const last = Number(await diagram.getAttribute('aria-rowcount')) - 1;
  await expect(diagram.locator('[aria-selected=true]')).toHaveAttribute('data-position', String(last));
});

test('the run of a use case is drawn', async ({ workbench, page }) => {
  await workbench.run('Use cases');
  await page.getByRole('treeitem', { name: /^G02/ }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Verdict', exact: true }).getByText('passed', { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Sequence diagram of this case' }).first().click();
  await expect(rows(page).filter({ hasText: 'BootNotification' }).first()).toBeVisible();
});
