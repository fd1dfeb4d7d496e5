import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openJournal } from '../../../electron/node/journal-open';
import { TemporaryHandOvers } from '../../../electron/node/hand-over/hand-overs';
import { OneTimeDownloads } from '../../../electron/node/downloads/one-time-downloads';
import { WebHost } from '../../../electron/node/web/web-host';
import { nodePorts } from '../../../electron/node/workbench-ports';
import { decode } from '../../../shared/ocpp/codec';
import { connectWindow } from '../../../shared/workbench/connect-window';
import { Workbench } from '../../../shared/workbench/workbench';
import { frame } from '../client';
import { ready } from './ready';
import { writeJournal } from '../write-journal';

/** The workbench with a long live journal, served to a browser; `flow N` lets N entries a second arrive for ever. */
const TOKEN = 'bench';
const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'long.ocppj.jsonl');
writeJournal(path, Number(process.argv[2]));
const own = nodePorts({ version: '0', host: 'headless', platform: process.platform, dataFolder: folder });
const opened = openJournal(path, { clock: own.clock, write: true });
if (!opened.ok) throw new Error(opened.message);
await opened.reading;
const { journal } = opened;
const workbench = await Workbench.create({
  ...own,
  journals: { ...own.journals, begin: () => Promise.resolve({ ok: true, path, journal }) },
});
const csms = await workbench.startCsms({ host: '127.0.0.1', port: 0, path: '/ocpp' });
// Somebody to write to.
if (typeof csms !== 'string') workbench.simulator.add({ id: 'CP9', url: `ws://127.0.0.1:${csms.running?.port ?? 0}/ocpp`, version: '2.0.1' });
const host = new WebHost({ root: resolve('dist/renderer'), token: TOKEN, handOvers: new TemporaryHandOvers(), downloads: new OneTimeDownloads(), attach: (wire) => Promise.resolve(connectWindow(workbench, wire, console.error)) });
const { url } = await host.listen('127.0.0.1', 0);

let sent = 0;
process.on('message', (question) => {
  const [, rate] = /^flow (\d+)$/.exec(String(question)) ?? [];
  if (rate !== undefined) flow(Number(rate));
  if (question === 'sent') process.send?.({ sent });
});

function flow(rate: number): void {
  const connection = journal.connection();
  journal.open(connection, { station: 'CP2', version: '2.0.1', role: 'csms', url: '/CP2', remote: '', subprotocol: 'ocpp2.0.1' });
  const started = performance.now();
  setInterval(() => {
    const due = Math.floor(((performance.now() - started) / 1000) * rate);
    for (; sent < due; sent += 2) {
      put(connection, 'up', frame(sent));
      put(connection, 'down', `[3,"${String(sent).padStart(36, '0')}",{}]`);
    }
  }, 10);
}

function put(connection: number, direction: 'up' | 'down', text: string): void {
  const index = journal.frame(connection, direction, text);
  journal.facts(index, { frame: decode(text, '2.0.1'), problems: 0, severity: 'ok' });
}

ready(Number(new URL(url).port), { csms: typeof csms === 'string' ? 0 : (csms.running?.port ?? 0) });
