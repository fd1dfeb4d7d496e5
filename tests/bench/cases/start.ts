import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from '../browser';
import type { Case } from '../case';
import { median } from '../median';

/** How long a person waits: the host's start, the window's, and the size of the first load. Needs `npm run build`. */
export const start: Case = {
  name: 'start',
  about: 'host ready, window usable, first load',
  async run({ quick, say }) {
    const hosts: number[] = [];
    const windows: number[] = [];
    const loads: number[] = [];
    const browser = await launch();
    for (let round = 0; round < (quick ? 2 : 5); round += 1) {
      const host = await startHost();
      hosts.push(host.ms);
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      let bytes = 0;
      page.on('response', (response) => {
        void response.body().then((body) => { bytes += gzipSync(body).length; }).catch(() => undefined);
      });
      const began = performance.now();
      await page.goto(host.url);
      await page.getByRole('button', { name: 'Watch a session' }).waitFor();
      windows.push(performance.now() - began);
      await page.waitForLoadState('networkidle');
      loads.push(bytes);
      await page.close();
      host.stop();
      say(`host ${Math.round(host.ms)} ms, window ${Math.round(windows.at(-1) ?? 0)} ms`);
    }
    await browser.close();
    return [
      { name: 'headless host ready', value: median(hosts), unit: 'ms', aim: 1500, better: 'less' as const },
      { name: 'window usable after its page was asked for', value: median(windows), unit: 'ms', aim: 2500, better: 'less' as const },
      { name: 'first load, gzipped', value: median(loads) / 1000, unit: 'kB', better: 'less' as const },
      { name: 'all of the window, gzipped, editor and validators included', value: folderSize('dist/renderer/assets') / 1000, unit: 'kB', better: 'less' as const },
    ];
  },
};

async function startHost(): Promise<{ url: string; ms: number; stop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  const began = performance.now();
  const child = spawn(process.execPath, ['dist/node/cli.js', 'serve', '--port', '0', '--data', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      const [found] = /http:\/\/\S+/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The host ended with code ${String(code)}: ${said}. Has \`npm run build\` been run?`)));
  });
  const ms = performance.now() - began;
  return {
    url,
    ms,
    stop: () => {
      child.removeAllListeners('exit');
      child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
      child.kill('SIGTERM');
    },
  };
}

function folderSize(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
}
