import { expect, type Locator, type Page } from '@playwright/test';
import type { OcppVersion } from '../../../shared/ocpp/version';

export type PanelName = 'Log' | 'Details' | 'Composer' | 'Stations' | 'Connectors' | 'Transactions' | 'Device model' | 'Configuration' | 'Simulator' | 'Problems' | 'Smart charging' | 'Events' | 'Sequence' | 'Marks' | 'CSMS' | 'Use cases';

/** The window as a person sees it: its parts by their names. */
export class Workbench {
  readonly page: Page;
  readonly startPage: Locator;
  readonly log: Locator;
  readonly filterBar: Locator;
  readonly textFilter: Locator;
  readonly topBar: Locator;
  readonly statusBar: Locator;
  readonly palette: Locator;

  constructor(page: Page) {
    this.page = page;
    this.startPage = page.getByRole('heading', { level: 1, name: 'OCPP Workbench' });
    this.log = page.getByRole('grid', { name: 'Log' });
    this.filterBar = page.getByRole('search', { name: 'Filter the log' });
    this.textFilter = this.filterBar.getByRole('combobox', { name: 'Filter by text or query' });
    this.topBar = page.getByRole('banner');
    this.statusBar = page.getByRole('contentinfo', { name: 'Status' });
    this.palette = page.getByRole('dialog', { name: 'Command palette' });
  }

  /** The log's rows in sight. */
  get rows(): Locator {
    return this.log.locator('[role=row][data-index]');
  }

  get selectedRow(): Locator {
    return this.log.locator('[role=row][aria-selected=true]');
  }

  /** Rows in sight that hold all of these texts. */
  row(...texts: readonly (string | RegExp)[]): Locator {
    return texts.reduce<Locator>((rows, hasText) => rows.filter({ hasText }), this.rows);
  }

  /** Waits until the log's list has so many rows, in sight or not. */
  async hasRows(count: number): Promise<void> {
    // The heading is a row too.
    await expect(this.log).toHaveAttribute('aria-rowcount', String(count + 1));
  }

  /** All rows of the log from first to last, in sight or not, each as the texts of its cells. Moves the selection to the end. */
  async allRows(): Promise<string[]> {
    const found = new Map<number, string>();
    const total = Number(await this.log.getAttribute('aria-rowcount')) - 1;
    await this.log.focus();
    await this.page.keyboard.press('Home');
    for (let at = 0; ; at = Number(await this.selectedRow.getAttribute('data-position'))) {
      await expect(this.selectedRow).toHaveAttribute('data-position', String(at));
      await expect(this.log.locator('[role=row][aria-busy]')).toHaveCount(0);
      for (const [position, text] of await this.rows.evaluateAll(rowTexts)) found.set(position, text);
      if (at === total - 1) break;
      await this.page.keyboard.press('PageDown');
      await expect(this.selectedRow).not.toHaveAttribute('data-position', String(at));
    }
    expect([...found.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, position) => position));
    return Array.from({ length: total }, (_, position) => found.get(position) ?? '');
  }

  /** Starts a charging session from the start page. */
  async watch(version: OcppVersion): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'OCPP version of the session' }).getByText(version, { exact: true }).click();
    await this.page.getByRole('button', { name: 'Watch a session' }).click();
    await expect(this.log).toBeVisible();
  }

  /** From the start page to the panels. */
  async openPanels(): Promise<void> {
    await this.page.getByRole('button', { name: /^Open the workbench/ }).first().click();
    await expect(this.page.getByRole('main', { name: 'Workbench' })).toBeVisible();
  }

  /** Waits for what the panels load late, the editor's worker last, so that the host may go away. */
  async settled(): Promise<void> {
    await expect.poll(() => this.page.workers().length).toBeGreaterThan(0);
  }

  /** Brings a panel to the front, and waits until its content stands there; gives that. */
  async panel(name: PanelName): Promise<Locator> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
    const content = this.page.getByRole('tabpanel', { name });
    await expect(content).toBeVisible();
    return content;
  }

  /** Runs an action by its name in the command palette. */
  async run(action: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    await this.palette.getByRole('textbox', { name: 'Find a command' }).fill(action);
    await this.palette.getByText(action, { exact: true }).click();
    await expect(this.palette).toBeHidden();
  }

  /** Chooses values of one of the log's filters, and closes its menu. */
  async filterBy(name: 'station' | 'action' | 'type' | 'transaction', ...values: readonly string[]): Promise<void> {
    await this.filterBar.getByRole('button', { name: `Filter by ${name}` }).click();
    const menu = this.page.getByRole('menu');
    for (const value of values) await menu.getByRole('menuitemcheckbox').filter({ has: this.page.getByText(value, { exact: true }) }).click();
    // Only one transaction can be chosen, so that the menu closes by itself.
    if (name !== 'transaction') await this.page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  }
}

function rowTexts(rows: readonly Element[]): [number, string][] {
  return rows.map((row) => [
    Number(row.getAttribute('data-position')),
    [...row.querySelectorAll('[role=gridcell]')].map(({ textContent }) => textContent).join(' | '),
  ]);
}
