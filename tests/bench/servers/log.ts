import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { TemporaryHandOvers } from '../../../electron/node/hand-over/hand-overs';
import { OneTimeDownloads } from '../../../electron/node/downloads/one-time-downloads';
import { WebHost } from '../../../electron/node/web/web-host';
import { nodePorts } from '../../../electron/node/workbench-ports';
import { connectWindow } from '../../../shared/workbench/connect-window';
import { openPath } from '../../../shared/workbench/handlers/log';
import { Workbench } from '../../../shared/workbench/workbench';
import { ready } from './ready';
import { writeJournal } from '../write-journal';

/** The workbench with a long journal that was opened, checked and folded, served to a browser. */
const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'long.ocppj.jsonl');
writeJournal(path, Number(process.argv[2]));
const workbench = await Workbench.create(nodePorts({ version: '0', host: 'headless', platform: process.platform, dataFolder: folder }));
const opened = await openPath(workbench, path);
if (!opened.ok) throw new Error(opened.error.message);
const { shown } = workbench;
while (shown.timeline.built < shown.journal.count) await new Promise((next) => setTimeout(next, 50));
const host = new WebHost({ root: resolve('dist/renderer'), token: 'bench', handOvers: new TemporaryHandOvers(), downloads: new OneTimeDownloads(), attach: (wire) => Promise.resolve(connectWindow(workbench, wire, console.error)) });
const { url } = await host.listen('127.0.0.1', 0);

ready(Number(new URL(url).port));
