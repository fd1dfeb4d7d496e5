import { expect, type Locator, type Page } from '@playwright/test';
import type { OcppVersion } from '../../../shared/ocpp/version';
import type { Host } from './host';

/** The composer's parts by their names. */
export class Composer {
  readonly page: Page;
  readonly panel: Locator;
  readonly editor: Locator;
  /** Where one types; has the focus while one does. */
  readonly input: Locator;
  readonly suggestions: Locator;
  readonly violations: Locator;
  readonly hover: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByTestId('composer');
    this.editor = this.panel.getByTestId('frame-editor');
    this.input = this.editor.getByRole('textbox');
    this.suggestions = page.locator('.suggest-widget.visible');
    this.violations = this.panel.getByRole('list', { name: 'Violations' });
    this.hover = page.locator('.monaco-hover:visible');
  }

  async chooseTarget(option: string): Promise<void> {
    await this.panel.getByRole('combobox', { name: 'Send as and to' }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  async clear(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.press('Delete');
  }
}

/** Opens the composer by its key, and waits until one can write. */
export async function openComposer(page: Page): Promise<Composer> {
  const composer = new Composer(page);
  // A key that is pressed while the page still loads goes nowhere.
  await expect(page.getByRole('tab', { name: 'Composer' })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('ControlOrMeta+m');
  // The editor is large and comes when the window has nothing else to do: on a machine that is busy elsewhere, that is late.
  await expect(composer.input).toBeFocused({ timeout: 60_000 });
  return composer;
}

/** The frame in the editor; Monaco draws blanks as no-break spaces. */
export async function frameIn(editor: Locator): Promise<unknown> {
  const lines = await editor.locator('.view-line').allInnerTexts();
  const text = lines.join('').replaceAll('\u00a0', ' ');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Starts the CSMS and a simulated station that is connected to it and accepted by it. */
export async function simulateStation(host: Host, id: string, version: OcppVersion): Promise<void> {
  const url = await host.startCsms();
  await host.call('stations.add', { station: { id, url, version } });
  await expect.poll(async () => (await host.call('stations.list', {})).stations[0]?.registration).toBe('Accepted');
}

/** The texts of all frames of the journal, exactly as they were on the wire. */
export async function sentTexts(host: Host): Promise<string[]> {
  const text = await host.saved();
  return text.split('\n').filter((line) => line.includes('"k":"frame"')).map((line) => (JSON.parse(line) as { text: string }).text);
}

/** Of the journal's newest entry. */
export async function lastIndex(host: Host): Promise<number> {
  return (await host.call('journal.info', {})).entries - 1;
}
