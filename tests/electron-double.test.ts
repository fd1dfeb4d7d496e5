import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { launch, until, type Launched } from './electron-double/launch';

/**
 * The double itself: it lets a proper program work, and tells of what real Electron would refuse.
 */

const PAGE = '<!doctype html><title>fixture</title><p id="said"></p>';

const main = (body: string, preferences = '') => `
  import { app, BrowserWindow, ipcMain, MessageChannelMain, protocol } from 'electron';
  protocol.registerSchemesAsPrivileged([{ scheme: 'fixture', privileges: { standard: true, secure: true } }]);
  await app.whenReady();
  protocol.handle('fixture', () => new Response(${JSON.stringify(PAGE)}, {
    headers: { 'content-type': 'text/html', 'content-security-policy': "default-src 'none'; script-src 'self'" },
  }));
  const window = new BrowserWindow({ webPreferences: { preload: new URL('preload.cjs', import.meta.url).pathname, ${preferences} } });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  ${body}
  await window.loadURL('fixture://app/index.html');
`;

const running: Launched[] = [];
const folders: string[] = [];

async function start(body: string, preload: string, preferences?: string): Promise<Launched> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'double-fixture-'));
  folders.push(folder);
  await fs.writeFile(path.join(folder, 'package.json'), '{ "name": "fixture", "version": "1.2.3", "type": "module" }');
  await fs.writeFile(path.join(folder, 'main.js'), main(body, preferences));
  await fs.writeFile(path.join(folder, 'preload.cjs'), `const { contextBridge, ipcRenderer } = require('electron'); ${preload}`);
  const launched = await launch({ main: path.join(folder, 'main.js'), app: folder });
  running.push(launched);
  return launched;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()));
  await Promise.all(folders.splice(0).map((folder) => fs.rm(folder, { recursive: true, force: true })));
});

describe("the double of Electron's module", () => {
  it('lets a page ask the main process through what the preload script exposes, and sees nothing else', async () => {
    const program = await start(
      "ipcMain.handle('add', (event, a, b) => ({ sum: a + b, from: event.senderFrame.url, when: new Date(0) }));",
      "contextBridge.exposeInMainWorld('fixture', { add: (a, b) => ipcRenderer.invoke('add', a, b), onTick: (tell) => { tell(1); return () => tell(2); } });",
    );
    const page = await program.page();
    const seen = await page.evaluate(async () => {
      const api = (window as unknown as { fixture: { add(a: number, b: number): Promise<unknown>; onTick(tell: (n: number) => void): () => void } }).fixture;
      const ticks: number[] = [];
      api.onTick((n) => ticks.push(n))();
      return {
        answer: await api.add(1, 2),
        ticks,
        frozen: Object.isFrozen(api),
        keys: Object.keys(api),
        others: ['require', 'process', 'module', 'ipcRenderer', 'electron', 'deliver'].filter((name) => name in window),
      };
    });
    expect(seen).toEqual({
      answer: { sum: 3, from: 'fixture://app/index.html', when: new Date(0) }, ticks: [1, 2], frozen: true, keys: ['add', 'onTick'], others: [],
    });
    expect(await program.control.misuse()).toEqual([]);
    expect(await program.control.pageErrors()).toEqual([]);
  });

  it('carries pushes in order, also those sent while the page loads again', async () => {
    const program = await start(
      "let n = 0; ipcMain.on('more', () => { for (let i = 0; i < 3; i += 1) window.webContents.send('push', n++); }); ipcMain.on('again', () => { window.webContents.reload(); window.webContents.send('push', n++); });",
      "const heard = []; ipcRenderer.on('push', (_event, n) => heard.push(n)); contextBridge.exposeInMainWorld('fixture', { more: () => ipcRenderer.send('more'), again: () => ipcRenderer.send('again'), heard: () => [...heard] });",
    );
    const page = await program.page();
    const heard = () => page.evaluate(() => (window as unknown as { fixture: { heard(): number[] } }).fixture.heard());
    await page.evaluate(() => { (window as unknown as { fixture: { more(): void } }).fixture.more(); });
    await until('three pushes are heard', async () => (await heard()).length === 3);
    expect(await heard()).toEqual([0, 1, 2]);
    await page.evaluate(() => { (window as unknown as { fixture: { again(): void } }).fixture.again(); });
    await until('the page was loaded again and heard the next push', async () => (await heard()).join() === '3');
    expect(await program.control.misuse()).toEqual([]);
  });

  it('carries message ports both ways, and closes them with the document', async () => {
    const program = await start(
      `ipcMain.on('port', (event) => {
        const { port1, port2 } = new MessageChannelMain();
        port1.on('message', ({ data }) => port1.postMessage({ echo: data }));
        port1.on('close', () => console.log('port closed'));
        port1.start();
        event.sender.postMessage('port', null, [port2]);
      });`,
      "let port; const heard = []; ipcRenderer.on('port', (event) => { port = event.ports[0]; port.onmessage = ({ data }) => heard.push(data); port.postMessage('hello'); }); contextBridge.exposeInMainWorld('fixture', { ask: () => ipcRenderer.send('port'), heard: () => heard });",
    );
    const page = await program.page();
    await page.evaluate(() => { (window as unknown as { fixture: { ask(): void } }).fixture.ask(); });
    const heard = await until('the port answers', () => page.evaluate(() => {
      const list = (window as unknown as { fixture: { heard(): unknown[] } }).fixture.heard();
      return list.length > 0 && list;
    }));
    expect(heard).toEqual([{ echo: 'hello' }]);
    await program.control.reload();
    await until('the port is closed', () => Promise.resolve(program.output().includes('port closed')));
    expect(await program.control.misuse()).toEqual([]);
  });

  it('opens no other window and leads the window nowhere when the program says so', async () => {
    const program = await start(
      "window.webContents.on('will-navigate', (event) => event.preventDefault());",
      "contextBridge.exposeInMainWorld('fixture', {});",
    );
    const page = await program.page();
    await page.evaluate(() => { window.open('https://example.org/'); });
    await page.evaluate(() => { location.href = 'https://example.org/'; });
    await page.waitForTimeout(300);
    expect(page.url()).toContain('index.html');
    expect(page.context().pages().filter((each) => each.url().includes('example.org'))).toEqual([]);
    expect(await program.control.misuse()).toEqual([]);
  });

  it.each<[string, string, string, string, string | undefined]>([
    ['a channel without a handler', '', "ipcRenderer.invoke('nobody').catch(() => {});", "No handler registered for 'nobody'", undefined],
    ['a function sent over IPC', "ipcMain.on('x', () => {});", "try { ipcRenderer.send('x', () => {}); } catch {}", 'An object could not be cloned.', undefined],
    ['an answer that cannot be cloned', "ipcMain.handle('x', () => () => 1);", "ipcRenderer.invoke('x').catch(() => {});", 'An object could not be cloned.', undefined],
    ['a push that nobody hears', "window.webContents.send('deaf');", '', "Nothing in the preload script listens to 'deaf'", undefined],
    ['a message that nobody hears', '', "ipcRenderer.send('deaf');", "Nothing in the main process listens to 'deaf'", undefined],
    ['isolation that is off', '', '', 'contextIsolation is off', 'contextIsolation: false'],
    ['a sandbox that is off', '', '', 'The sandbox is off', 'sandbox: false'],
    ['a second handler', "ipcMain.handle('x', () => 1); try { ipcMain.handle('x', () => 1); } catch {}", '', 'second handler', undefined],
    ['a preload script that wants Node', '', "try { require('node:fs'); } catch {}", "requires 'node:fs'", undefined],
    ['a part of Electron that it lacks', 'app.nonsense;', '', 'app.nonsense is not in the double', undefined],
    ['an address of elsewhere in the window', "window.loadURL('https://example.org/').catch(() => {});", '', 'loads https://example.org/', undefined],
  ])('tells of %s', async (_what, body, preload, expected, preferences) => {
    const program = await start(body, preload, preferences);
    const found = await until('the misuse is noted', async () => {
      const list = await program.control.misuse();
      return list.find((text) => text.includes(expected));
    });
    expect(found).toContain(expected);
  });

  it('ends with the last window', async () => {
    const program = await start('', '');
    await program.page();
    await program.control.closeWindow().catch(() => undefined);
    expect(await program.ended).toBe(0);
  });
});
