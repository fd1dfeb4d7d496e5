import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { hasDisplay } from '../../build/lib/desktop.mjs';
import { findElectron } from '../../build/lib/electron-binary.mjs';

/**
 * The real desktop program: what only Electron itself can show. Everything else about main.ts and preload.ts is held by
 * tests/electron-main.test.ts, through a double.
 */

const root = path.resolve(import.meta.dirname, '..', '..');
const executablePath = findElectron();

test.skip(executablePath === undefined, 'the Electron executable is not here; `npm start -- --electron` fetches it');
test.skip(executablePath !== undefined && !hasDisplay(), 'there is no display for a window');

let folder: string;
let program: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'desktop-'));
  program = await _electron.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, '--data', folder],
  });
  page = await program.firstWindow();
});

test.afterAll(async () => {
  await program?.close();
  await fs.rm(folder, { recursive: true, force: true });
});

test('the window shows the start page, from its own scheme', async () => {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  expect(new URL(page.url()).protocol).toBe('workbench:');
});

test('the page has the bridge to its host and nothing of Node or Electron', async () => {
  expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in globalThis))).toEqual([]);
  expect(await page.evaluate(() => Object.keys((globalThis as unknown as { workbench: object }).workbench))).toEqual(['send', 'onMessage', 'platform']);
});

test('a script of the page can neither evaluate text nor reach another address', async () => {
  const found = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    await fetch('https://example.org/').catch(() => undefined);
    const image = document.createElement('img');
    image.src = 'https://example.org/x.png';
    document.body.append(image);
    await new Promise((resolve) => setTimeout(resolve, 200));
    image.remove();
    return violations;
  });
  expect(found).toEqual(expect.arrayContaining(['connect-src', 'img-src']));
});

test('the page is refused every permission, other windows and other addresses', async () => {
  expect(await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)).toBe('denied');
  await page.evaluate(() => { window.open('https://example.org/'); });
  await page.evaluate(() => { location.href = 'https://example.org/'; });
  await page.waitForTimeout(500);
  expect(program.windows()).toHaveLength(1);
  expect(new URL(page.url()).protocol).toBe('workbench:');
});

test('the window is isolated and sandboxed, and has a menu', async () => {
  const seen = await program.evaluate(({ BrowserWindow, Menu }) => ({
    sandboxed: BrowserWindow.getAllWindows().map((window) => {
      const preferences = (window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
      return [preferences['contextIsolation'], preferences['sandbox'], preferences['nodeIntegration']];
    }),
    menu: Menu.getApplicationMenu()?.items.length ?? 0,
  }));
  expect(seen.sandboxed).toEqual([[true, true, false]]);
  expect(seen.menu).toBeGreaterThan(0);
});
