import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixture';
import { siteLog } from './support/site-log';

/** Through time, by the timeline above the log. */

const LOG = siteLog();

class Timeline {
  readonly page: Page;
  readonly section: Locator;
  readonly playhead: Locator;

  constructor(page: Page) {
    this.page = page;
    this.section = page.getByRole('region', { name: 'Timeline' });
    this.playhead = this.section.getByRole('slider', { name: 'Playhead' });
  }

  /** A point of the drawing: share of its time from left to right, px from its upper edge. */
  async point(share: number, y: number): Promise<{ x: number; y: number }> {
    const box = await this.playhead.boundingBox();
    if (box === null) throw new Error('The timeline is not drawn.');
    return { x: box.x + 104 + share * (box.width - 114), y: box.y + y };
  }

  /** Clicks at a share of its time. */
  async seek(share: number): Promise<void> {
    const { x, y } = await this.point(share, DENSITY);
    await this.page.mouse.click(x, y);
  }

  /** The entry it stands on; while it moves, the last one that was shown. */
  async entry(): Promise<number> {
    return Number(await this.playhead.getAttribute('aria-valuenow'));
  }

  /** Where it came to rest: what it says of itself is the last entry at or before the time that it names. Its number. */
  async arrived(time: RegExp): Promise<number> {
    await expect(this.playhead).toHaveAttribute('aria-valuetext', time);
    const text = (await this.playhead.getAttribute('aria-valuetext')) ?? '';
    const [, day, clock] = /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3})/.exec(text) ?? [];
    const place = new Date(`${day}T${clock}`).getTime();
    const entry = LOG.times.findLastIndex((at) => at <= place);
    await expect(this.playhead).toHaveAttribute('aria-valuenow', String(entry));
    return entry;
  }

  /** Length of what is in sight, as it is written. */
  get length(): Locator {
    return this.section.getByRole('group', { name: 'What is in sight' }).locator('span').first();
  }
}

const DENSITY = 50;
const AXIS = 8;

test.describe('with a day of a site', () => {
  let timeline: Timeline;

  test.beforeEach(async ({ workbench, page, host }) => {
    await host.call('log.open', { text: LOG.text, name: 'site.ocppj.jsonl' });
    await workbench.openPanels();
    await workbench.hasRows(LOG.entries);
    timeline = new Timeline(page);
    await expect(timeline.playhead).toHaveAttribute('aria-valuemax', String(LOG.entries - 1));
    await expect(timeline.length).toHaveText(/^9 h/);
  });

  test('a click puts the playhead there: the list and the panels show that moment', async ({ workbench, page }) => {
    await expect(timeline.playhead).toHaveAttribute('aria-valuetext', /^At the end/);
    await timeline.seek(0.5);
    const index = await timeline.arrived(/^Entry .* 2026-01-30 10:/);
    await expect(workbench.selectedRow).toHaveAttribute('data-index', String(index));
    await expect(page.getByRole('button', { name: `After #${index}` })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('tabpanel', { name: 'Details' })).toContainText(`#${index}`);
  });

  test('a jump is one question: all that the window shows of an entry comes in one answer', async ({ workbench, page }) => {
    const asked: string[] = [];
    page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => asked.push(String(payload))));
    await page.reload();
    await workbench.hasRows(LOG.entries);
    await timeline.seek(0.3);
    await timeline.arrived(/^Entry .* 2026-01-30 08:/);
    asked.length = 0;
    await timeline.seek(0.7);
    const index = await timeline.arrived(/^Entry .* 2026-01-30 12:/);
    await expect(workbench.selectedRow).toHaveAttribute('data-index', String(index));
    await expect(page.getByRole('tabpanel', { name: 'Details' })).toContainText(`#${index}`);
    await expect(page.getByRole('button', { name: `After #${index}` })).toHaveAttribute('aria-pressed', 'true');
    const moved = asked.filter((text) => /"name":"(timeline\.at|journal\.|view\.)/.test(text));
    expect(moved, moved.join('\n')).toHaveLength(1);
  });

  test('dragging on the axis takes list and panels along', async ({ workbench, page }) => {
    const from = await timeline.point(0.2, AXIS);
    const to = await timeline.point(0.8, AXIS);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 20 });
    await page.mouse.up();
    const index = await timeline.arrived(/2026-01-30 13:/);
    await expect(workbench.selectedRow).toHaveAttribute('data-index', String(index));
    const stations = await workbench.panel('Stations');
    await expect(stations.getByRole('row', { name: /DE-ADV-0041/ })).toBeVisible();
  });

  test('a row that is selected takes the playhead along', async ({ workbench, page }) => {
    await workbench.log.focus();
    await page.keyboard.press('Home');
    await expect(workbench.selectedRow).toHaveAttribute('data-index', '0');
    await expect(timeline.playhead).toHaveAttribute('aria-valuenow', '0');
    await expect(timeline.playhead).toHaveAttribute('aria-valuetext', /2026-01-30 06:00:00.000/);
  });

  test('keys go from entry to entry, problem to problem, and between begins and ends of transactions', async ({ workbench, page }) => {
    await page.keyboard.press('Alt+t');
    await expect(timeline.playhead).toBeFocused();
    const at = (index: number): Promise<void> => expect(timeline.playhead).toHaveAttribute('aria-valuenow', String(index));
    await page.keyboard.press('Home');
    await at(0);
    await page.keyboard.press('ArrowRight');
    await at(1);
    await expect(workbench.selectedRow).toHaveAttribute('data-index', '1');
    await page.keyboard.press('ArrowLeft');
    await at(0);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => timeline.entry()).toBeGreaterThan(1);
    await expect(workbench.selectedRow.getByRole('gridcell', { name: /error|warning/ })).toBeVisible();
    await page.keyboard.press('Home');
    await at(0);
    await page.keyboard.press('Alt+ArrowRight');
    await expect(workbench.selectedRow).toContainText('Started');
    await page.keyboard.press('End');
    await at(LOG.entries - 1);
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('There is no later entry.')).toBeVisible();
  });

  test('wheel and keys zoom, dragging pans, 0 shows all again', async ({ page }) => {
    const { x, y } = await timeline.point(0.5, DENSITY);
    await page.mouse.move(x, y);
    for (let n = 0; n < 6; n += 1) await page.mouse.wheel(0, -300);
    await expect(timeline.length).toHaveText(/min/);
    await expect(timeline.length).not.toHaveText(/h/);
    const near = await timeline.length.innerText();
    await page.mouse.down();
    await page.mouse.move(x - 200, y, { steps: 5 });
    await page.mouse.up();
    await expect(timeline.length).toHaveText(near);
    await expect(timeline.playhead).toHaveAttribute('aria-valuetext', /^At the end/);
    await page.mouse.click(x, y);
    await timeline.playhead.focus();
    for (let n = 0; n < 20; n += 1) await page.keyboard.press('+');
    await expect(timeline.length).toHaveText('4.0 ms');
    await page.keyboard.press('-');
    await expect(timeline.length).toHaveText('8.0 ms');
    await page.keyboard.press('0');
    await expect(timeline.length).toHaveText(/^9 h/);
  });

  test('a stretch that is chosen can be zoomed to, and be all that the log shows', async ({ workbench, page }) => {
    const choose = async (): Promise<void> => {
      const from = await timeline.point(0.4, DENSITY);
      const to = await timeline.point(0.5, DENSITY);
      await page.keyboard.down('Shift');
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 5 });
      await page.mouse.up();
      await page.keyboard.up('Shift');
    };
    await choose();
    await page.getByRole('button', { name: 'Show only this stretch in the log' }).click();
    const chip = timeline.section.getByRole('button', { name: /^Only .* show all times$/ });
    await expect(chip).toContainText(/09:3\d:\d\d – 10:[23]\d:\d\d/);
    await expect.poll(async () => Number(await workbench.log.getAttribute('aria-rowcount'))).toBeLessThan(LOG.entries / 3);
    await chip.click();
    await workbench.hasRows(LOG.entries);
    await choose();
    await page.getByRole('button', { name: 'Zoom to it' }).click();
    await expect(timeline.length).toHaveText(/^5\d min/);
    await workbench.run('Show only what is in sight in the timeline');
    await expect(chip).toBeVisible();
    await expect.poll(async () => Number(await workbench.log.getAttribute('aria-rowcount'))).toBeLessThan(LOG.entries / 3);
    await workbench.run('Clear all filters');
    await workbench.hasRows(LOG.entries);
  });

  test('a transaction is told of under the pointer, selected by a click and zoomed to by its action', async ({ workbench, page }) => {
    await timeline.section.getByRole('separator').focus();
    for (let n = 0; n < 10; n += 1) await page.keyboard.press('ArrowDown');
    const first = await timeline.point(0.03, 126);
    // The lanes are there when the host has told of them.
    await expect(async () => {
      await page.mouse.move(first.x + 1, first.y);
      await page.mouse.move(first.x, first.y);
      await expect(timeline.section.getByText('Transaction tx-64')).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.mouse.click(first.x, first.y);
    await expect(workbench.selectedRow).toContainText('Started');
    await workbench.run('Zoom to the transaction at the playhead');
    await expect(timeline.length).toHaveText(/^\d\d min/);
  });

  test('playing goes on through the log and takes the panels along, to the end', async ({ workbench, page }) => {
    await timeline.playhead.focus();
    await page.keyboard.press('Home');
    await expect(timeline.playhead).toHaveAttribute('aria-valuenow', '0');
    await workbench.run('Play at 1000×');
    await timeline.section.getByRole('button', { name: 'Play from here' }).click();
    await expect.poll(() => timeline.entry()).toBeGreaterThan(30);
    await timeline.section.getByRole('button', { name: 'Pause' }).click();
    await expect(timeline.section.getByRole('button', { name: 'Play from here' })).toBeVisible();
    const paused = await timeline.arrived(/^Entry .* 2026-01-30 /);
    await expect(workbench.selectedRow).toHaveAttribute('data-index', String(paused));
    await expect(page.getByRole('button', { name: `After #${paused}` })).toHaveAttribute('aria-pressed', 'true');

    await page.keyboard.press('Alt+t');
    await expect(timeline.playhead).toBeFocused();
    await page.keyboard.press('End');
    // Faster than the host answers: each of them counts.
    for (let n = 0; n < 6; n += 1) await page.keyboard.press('ArrowLeft');
    await expect(timeline.playhead).toHaveAttribute('aria-valuenow', String(LOG.entries - 7));
    await page.keyboard.press('Space');
    await expect(timeline.playhead).toHaveAttribute('aria-valuenow', String(LOG.entries - 1));
    await expect(timeline.section.getByRole('button', { name: 'Play from here' })).toBeVisible();
  });

  test('a typed time is gone to; one that cannot be read is told', async ({ workbench, page }) => {
    await workbench.run('Go to time…');
    const dialog = page.getByRole('dialog', { name: 'Go to time' });
    await dialog.getByRole('textbox').fill('after lunch');
    await dialog.getByRole('button', { name: 'Go' }).click();
    await expect(dialog).toContainText('“after lunch” cannot be read as a time.');
    await dialog.getByRole('textbox').fill('23:00');
    await dialog.getByRole('button', { name: 'Go' }).click();
    await expect(dialog).toContainText(/is after the last entry, which is of 2026-01-30/);
    await dialog.getByRole('textbox').fill('12:30');
    await dialog.getByRole('button', { name: 'Go' }).click();
    await expect(dialog).toBeHidden();
    const index = await timeline.arrived(/2026-01-30 12:30:00.000/);
    await expect(workbench.selectedRow).toHaveAttribute('data-index', String(index));
  });

  test('folded it stays folded when the page is loaded again', async ({ page }) => {
    await timeline.section.getByRole('button', { name: 'Fold the timeline' }).click();
    await expect(timeline.playhead).toHaveCount(0);
    await page.reload();
    await expect(timeline.section.getByRole('button', { name: 'Unfold the timeline' })).toBeVisible();
    await timeline.section.getByRole('button', { name: 'Unfold the timeline' }).click();
    await expect(timeline.playhead).toBeVisible();
  });
});

test('a log without times is drawn one entry after the other', async ({ workbench, page, host }) => {
  await host.call('log.open', { text: '[2,"a","Heartbeat",{}]\n[3,"a",{"currentTime":"2026-01-31T12:00:00Z"}]\n[2,"b","Heartbeat",{}]', name: 'bare.log' });
  await workbench.openPanels();
  const timeline = new Timeline(page);
  await expect(timeline.section).toContainText('This log names no times');
  // Nor does the list make any up: neither when something was said, nor how long its answer took.
  await expect(workbench.rows.first()).toBeVisible();
  for (const column of ['time', 'latency']) await expect(workbench.rows.locator(`[class*=_${column}_]`)).toHaveText(['', '', '', '']);
  await timeline.playhead.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(timeline.playhead).toHaveAttribute('aria-valuetext', 'Entry 1 of 4');
  await expect(workbench.selectedRow).toHaveAttribute('data-index', '1');
});

test('an empty journal says what will appear, and a live one is followed', async ({ workbench, page, host }) => {
  await workbench.openPanels();
  const timeline = new Timeline(page);
  await expect(timeline.section).toContainText('What happens appears here along time.');
  await expect(timeline.playhead).toHaveAttribute('aria-valuetext', 'No entries');
  await host.call('demo.start', { version: '2.0.1' });
  await expect.poll(() => timeline.entry()).toBeGreaterThan(10);
  await expect(timeline.section.getByRole('button', { name: 'Live' })).toHaveAttribute('aria-pressed', 'true');
  await timeline.seek(0.02);
  await expect(timeline.section.getByRole('button', { name: 'Live' })).toHaveAttribute('aria-pressed', 'false');
  await timeline.section.getByRole('button', { name: 'Live' }).click();
  await expect(timeline.section.getByRole('button', { name: 'Live' })).toHaveAttribute('aria-pressed', 'true');
  await expect(workbench.selectedRow).toHaveCount(0);
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the timeline is accessible', async ({ workbench, page, host }) => {
      await host.call('log.open', { text: LOG.text, name: 'site.ocppj.jsonl' });
      await workbench.openPanels();
      const timeline = new Timeline(page);
      await expect(timeline.playhead).toHaveAttribute('aria-valuemax', String(LOG.entries - 1));
      const { x, y } = await timeline.point(0.5, DENSITY);
      await page.mouse.click(x, y);
      await expect(workbench.selectedRow).toBeVisible();
      await page.keyboard.down('Shift');
      await page.mouse.down();
      await page.mouse.move(x + 100, y, { steps: 3 });
      await page.mouse.up();
      await page.keyboard.up('Shift');
      await expect(page.getByRole('group', { name: 'Chosen stretch' })).toBeVisible();
      await expectAccessible(page, 'timeline');
    });
  });
}
