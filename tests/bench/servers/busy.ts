import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { TemporaryHandOvers } from '../../../electron/node/hand-over/hand-overs';
import { OneTimeDownloads } from '../../../electron/node/downloads/one-time-downloads';
import { WebHost } from '../../../electron/node/web/web-host';
import { nodePorts } from '../../../electron/node/workbench-ports';
import { connectWindow } from '../../../shared/workbench/connect-window';
import { Workbench } from '../../../shared/workbench/workbench';
import { ready } from './ready';

/**
 * The workbench with simulated stations that charge for ever and tell of it, served to a browser. Arguments: how many
 * stations, and calls a second of all of them together.
 */
const [stations, rate] = process.argv.slice(2).map(Number);
if (stations === undefined || rate === undefined) throw new Error('busy STATIONS CALLS_A_SECOND');
const TOKEN = 'bench';
const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const workbench = await Workbench.create(nodePorts({ version: '0', host: 'headless', platform: process.platform, dataFolder: folder }));
const csms = await workbench.startCsms({ host: '127.0.0.1', port: 0, path: '/ocpp' });
if (typeof csms === 'string') throw new Error(csms);
const port = csms.running?.port ?? 0;
const ids = Array.from({ length: stations }, (_, n) => `CP${String(n).padStart(3, '0')}`);
const meterInterval = Math.max(1, Math.round(stations / rate));
for (const id of ids) workbench.simulator.add({ id, url: `ws://127.0.0.1:${port}/ocpp`, version: '2.0.1', meterInterval });

const registered = (): boolean => workbench.simulator.statuses().every(({ registration }) => registration === 'Accepted');
while (!registered()) await new Promise((next) => setTimeout(next, 50));
for (const [n, id] of ids.entries()) {
  workbench.simulator.act(id, { kind: 'plug-in', evse: 1, connector: 1, ev: { capacity: 1e6, soc: 20 } });
  workbench.simulator.act(id, { kind: 'present-token', evse: 1, idToken: 'T01' });
  // They tell of their meters one after the other, not all at once.
  if (n % 10 === 9) await new Promise((next) => setTimeout(next, (meterInterval * 1000 * 10) / stations));
}

const host = new WebHost({ root: resolve('dist/renderer'), token: TOKEN, handOvers: new TemporaryHandOvers(), downloads: new OneTimeDownloads(), attach: (wire) => Promise.resolve(connectWindow(workbench, wire, console.error)) });
const { url } = await host.listen('127.0.0.1', 0);
process.on('message', (question) => {
  if (question === 'entries') process.send?.({ entries: workbench.live.journal.count });
});
ready(Number(new URL(url).port), { csms: port });
