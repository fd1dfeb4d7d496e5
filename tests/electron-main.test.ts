import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { built } from './support/built';
import { launch, until, type Launched, type LaunchOptions } from './electron-double/launch';

/** The desktop program: the built main.ts and preload.ts as they are, with a double in place of Electron. */

const root = path.resolve(import.meta.dirname, '..');
const main = path.join(root, 'dist', 'electron', 'main.js');
const PAGE = 'workbench://app/index.html';
const LOG = '[2,"1","Heartbeat",{}]\n[3,"1",{"currentTime":"2026-01-01T00:00:00Z"}]\n';

beforeAll(built, 300_000);

/** A folder for data, with the programs that run on it. */
class Place {
  #folder = '';
  readonly #running: Launched[] = [];

  get folder(): string { return this.#folder; }

  async open(): Promise<void> {
    this.#folder = await fs.mkdtemp(path.join(os.tmpdir(), 'desktop-'));
  }

  async start(options: Partial<LaunchOptions> = {}): Promise<Launched> {
    const program = await launch({ main, app: root, ...options, args: ['--data', path.join(this.#folder, 'data'), ...(options.args ?? [])] });
    this.#running.push(program);
    return program;
  }

  /** What the program itself wrote down as going wrong. */
  async faults(): Promise<string> {
    return fs.readFile(path.join(this.#folder, 'data', 'faults.log'), 'utf8').catch(() => '');
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.splice(0).map((program) => program.close()));
    await fs.rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Nothing that Electron would refuse, nothing that a page complains of, nothing in the program's own log of faults. */
async function expectClean(program: Launched, place: Place): Promise<void> {
  expect(await program.control.misuse()).toEqual([]);
  expect(await program.control.pageErrors()).toEqual([]);
  expect(await place.faults()).toBe('');
}

/** Resolves when the start page is there, which it is once the host has answered. */
const startPage = (page: Page) => page.getByText('Watch a charging session').first().waitFor();

describe('the running desktop program', () => {
  const place = new Place();
  let program: Launched;
  let page: Page;
  beforeAll(async () => {
    await place.open();
    program = await place.start();
    page = await program.page();
    await startPage(page);
  });
  afterAll(() => place.close());

  it('exposes to the page exactly the bridge to its host, and nothing of Node or Electron', async () => {
    const seen = await page.evaluate(() => {
      const bridge = (globalThis as unknown as { workbench: Record<string, unknown> }).workbench;
      return {
        api: Object.fromEntries(Object.entries(bridge).map(([key, value]) => [key, typeof value])),
        others: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
      };
    });
    expect(seen).toEqual({ api: { send: 'function', onMessage: 'function', pathOf: 'function', platform: 'string' }, others: [] });
    await expectClean(program, place);
  });

  it('gives the page a new port when it is loaded again', async () => {
    await startPage(page);
    await page.reload();
    await startPage(page);
    await expectClean(program, place);
  });

  it('serves the page with a policy that allows its own scripts alone', async () => {
    const policy = await page.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy') ?? '');
    const directives = new Map(policy.split(';').map((part) => part.trim().split(/\s+/)).map(([name = '', ...values]) => [name, values.join(' ')]));
    expect(directives.get('default-src')).toBe("'none'");
    expect(directives.get('script-src')).toBe("'self'");
    expect(directives.get('connect-src') ?? '').not.toMatch(/\*|https?:/);
  });

  it("answers the contract's commands through a port of its own page, and of no other", async () => {
    const [channel = ''] = (await program.control.channels()).filter((name) => name.startsWith('workbench'));
    const call = { t: 'call', n: 7, name: 'app.info', input: {} };
    const answer = await program.control.askThroughPortFrom(PAGE, channel, call);
    expect(answer).toMatchObject({ t: 'reply', n: 7, reply: { ok: true, value: { host: 'electron', dialogs: true } } });
    for (const stranger of ['https://example.org/', 'workbench://other/index.html', 'file:///index.html']) {
      expect(await program.control.askThroughPortFrom(stranger, channel, call)).toBe('closed');
      expect(await place.faults()).toContain(`A port from ${stranger} was refused.`);
    }
  });

  it('grants the page the clipboard to write to, and nothing else', async () => {
    for (const name of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'serial', 'openExternal']) {
      expect([name, await program.control.permission(name)]).toEqual([name, false]);
      expect([name, await program.control.permissionCheck(name)]).toEqual([name, false]);
    }
    expect(await program.control.permission('clipboard-sanitized-write')).toBe(true);
  });

  it('keeps the window on its page: no other windows, no other addresses', async () => {
    const before = page.url();
    await page.evaluate(() => { window.open('https://example.org/'); });
    await page.evaluate(() => { location.href = 'https://example.org/'; });
    await page.waitForTimeout(300);
    expect(page.url()).toBe(before);
    expect(page.context().pages().filter((each) => each.url().includes('example.org'))).toEqual([]);
    expect(await program.control.misuse()).toEqual([]);
  });

  it('has no entry in its menu that the window does not know', async () => {
    const ids = (await program.control.menu()).flatMap(({ id }) => (id === undefined ? [] : [id]));
    const sources = await Promise.all((await fs.readdir(path.join(root, 'renderer', 'actions')))
      .map((name) => fs.readFile(path.join(root, 'renderer', 'actions', name), 'utf8')));
    const known = new Set(sources.flatMap((text) => [...text.matchAll(/\bid: '([^']+)'/g)].map((match) => match[1])));
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
  });

  // Last, since the browser complains of an answer like this.
  it.each(['/../../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/nothing.js'])('serves nothing but the window: not %s', async (address) => {
    expect(await page.evaluate(async (url) => (await fetch(url)).status, address)).not.toBe(200);
  });
});

describe('the desktop program', () => {
  const place = new Place();
  beforeEach(() => place.open());
  afterEach(() => place.close());

  it('opens one window with the start page from its own scheme, and shows it when there is something to see', async () => {
    const program = await place.start();
    const page = await program.page();
    await startPage(page);
    expect(await program.control.windows()).toMatchObject([{ visible: true, title: 'OCPP Workbench', url: PAGE }]);
    await expectClean(program, place);
  });

  it('opens the log that it is started with', async () => {
    const file = path.join(place.folder, 'given.log');
    await fs.writeFile(file, LOG);
    const program = await place.start({ args: [file] });
    await (await program.page()).getByText('given.log').first().waitFor();
    await expectClean(program, place);
  });

  it('opens a log by its menu and the dialog of the system', async () => {
    const file = path.join(place.folder, 'chosen.log');
    await fs.writeFile(file, LOG);
    const program = await place.start();
    const page = await program.page();
    await startPage(page);
    await program.control.answerDialog({ canceled: false, filePaths: [file] });
    await program.control.clickMenu('log.open');
    await page.getByRole('dialog', { name: 'Open chosen.log' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Read as/ }).waitFor();
    expect(await program.control.dialogs()).toMatchObject([{ kind: 'open', options: { properties: ['openFile', 'multiSelections'] } }]);
    await expectClean(program, place);
  });

  it('takes a log over from a second start, which shows no window', async () => {
    const file = path.join(place.folder, 'second.log');
    await fs.writeFile(file, LOG);
    const first = await place.start();
    const page = await first.page();
    await startPage(page);
    await first.control.emitApp('second-instance', ['electron', root, file], place.folder, { file });
    await page.getByText('second.log').first().waitFor();

    const second = await place.start({ env: { ELECTRON_DOUBLE_SECOND: '1' } });
    expect(await second.ended).toBe(0);
  });

  it('comes back where its window was', async () => {
    const bounds = { x: 40, y: 60, width: 1300, height: 820 };
    const first = await place.start();
    await first.page();
    await first.control.setBounds(bounds);
    await first.control.closeWindow();
    await first.ended;
    const second = await place.start();
    await until('the window is there', async () => (await second.control.windows()).length === 1);
    expect((await second.control.windows())[0]?.bounds).toEqual(bounds);
  });

  it('ends with its window, in order, with the session kept', async () => {
    const program = await place.start();
    const page = await program.page();
    await startPage(page);
    await program.control.closeWindow();
    expect(await program.ended).toBe(0);
    const kept = await fs.readdir(path.join(place.folder, 'data'), { recursive: true });
    expect(kept.some((name) => name.endsWith('.jsonl'))).toBe(true);
    expect(await place.faults()).toBe('');
  });
});
