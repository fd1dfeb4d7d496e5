import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const run = promisify(execFile);

interface Report {
  readonly summary: { readonly violations: readonly { from: string; to: string; rule: { name: string } }[] };
}

/** A small tree with one forbidden import for each rule, and some that are allowed. */
const FILES: Record<string, string> = {
  'package.json': '{ "name": "fixture", "dependencies": { "valibot": "1", "react": "1" }, "devDependencies": { "electron": "1" } }',
  'renderer/tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler", "jsx": "react-jsx" }, "files": ["app.tsx"] }',
  'node_modules/valibot/package.json': '{ "name": "valibot", "version": "1.0.0", "main": "index.js" }',
  'node_modules/valibot/index.js': 'export const object = 1;',
  'node_modules/electron/package.json': '{ "name": "electron", "version": "1.0.0", "main": "index.js" }',
  'node_modules/electron/index.js': 'exports.app = 1;',
  'shared/platform/clock.ts': 'export const clock = 1;',
  'shared/platform/upwards.ts': "export { frame } from '../ocpp/frame';",
  'shared/ocpp/frame.ts': "import { clock } from '../platform/clock'; export const frame = clock;",
  'shared/ocpp/node.ts': "import fs from 'node:fs'; export const read = fs;",
  'shared/ocpp/schema.ts': "import { object } from 'valibot'; export const schema = object;",
  'shared/smart-charging/limit.ts': "import { frame } from '../ocpp/frame'; export const limit = frame;",
  'shared/smart-charging/upwards.ts': "export { station } from '../station/station';",
  'shared/csms/csms.ts': "import { station } from '../station/station'; export const csms = station;",
  'shared/station/station.ts': "import { limit } from '../smart-charging/limit'; export const station = limit;",
  'shared/station/types.ts': "import type { csms } from '../csms/csms'; export type Peer = typeof csms;",
  'shared/ipc/contract.ts': "import { object } from 'valibot'; import { frame } from '../ocpp/frame'; export const contract = [object, frame];",
  'shared/workbench/workbench.ts': "import { contract } from '../ipc/contract'; export const workbench = contract;",
  'shared/nowhere/lost.ts': 'export const lost = 1;',
  'shared/workbench/lost.ts': "export { lost } from '../nowhere/lost';",
  'shared/journal/a.ts': "import { b } from './b'; export const a = (): unknown => b;",
  'shared/journal/b.ts': "import { a } from './a'; export const b = (): unknown => a;",
  'renderer/app.tsx': "import { contract } from '../shared/ipc/contract'; export const app = contract;",
  'renderer/host.ts': "import { host } from '../electron/node/host'; export const x = host;",
  'renderer/workbench.ts': "import { workbench } from '../shared/workbench/workbench'; export const x = workbench;",
  'renderer/node.ts': "import os from 'node:os'; export const x = os;",
  'electron/main.ts': "import { app } from 'electron'; export const main = app;",
  'electron/preload.ts': "import fs from 'node:fs'; export const x = fs;",
  'electron/node/host.ts': "import { workbench } from '../../shared/workbench/workbench'; export const host = workbench;",
  'electron/node/shell.ts': "import { app } from 'electron'; export const x = app;",
  'electron/cli/detour.ts': "import { main } from '../main'; export const x = main;",
};

describe('the layer check', () => {
  let folder = '';
  let found: string[] = [];

  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'layers-'));
    for (const [name, text] of Object.entries(FILES)) {
      await fs.mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await fs.writeFile(path.join(folder, name), text);
    }
    const { stdout } = await run(process.execPath, [
      path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config', path.join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'shared', 'renderer', 'electron',
    ], { cwd: folder }).catch((error: { stdout: string }) => error);
    const report = JSON.parse(stdout) as Report;
    found = report.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  });

  afterAll(() => fs.rm(folder, { recursive: true, force: true }));

  it.each([
    ['a layer that imports one above it', 'layer-platform: shared/platform/upwards.ts'],
    ['an engine that imports one of the ends', 'layer-smart-charging: shared/smart-charging/upwards.ts'],
    ['a CSMS that imports the station', 'layer-csms: shared/csms/csms.ts'],
    ['a station that imports the CSMS, types included', 'layer-station: shared/station/types.ts'],
    ['a core that imports Node', 'core-without-node: shared/ocpp/node.ts'],
    ['a protocol that imports valibot', 'protocol-without-valibot: shared/ocpp/schema.ts'],
    ['a folder of the core that is no layer', 'known-layer: shared/workbench/lost.ts'],
    ['a cycle', 'no-cycle: shared/journal/a.ts'],
    ['a window that imports the host', 'window-without-host: renderer/host.ts'],
    ['a window that imports the workbench itself', 'window-knows-the-contract-alone: renderer/workbench.ts'],
    ['a window that imports Node', 'window-without-node: renderer/node.ts'],
    ['a preload script that imports Node', 'preload-is-sandboxed: electron/preload.ts'],
    ['Electron outside of its files', 'few-files-know-electron: electron/node/shell.ts'],
    ['Electron by a detour', 'electron-stays-outside: electron/cli/detour.ts'],
  ])('finds %s', (_what, violation) => {
    expect(found).toContain(violation);
  });

  it.each([
    'shared/ocpp/frame.ts', 'shared/station/station.ts', 'shared/ipc/contract.ts', 'shared/workbench/workbench.ts', 'renderer/app.tsx', 'electron/main.ts',
    'electron/node/host.ts',
  ])('lets %s be', (file) => {
    expect(found.filter((violation) => violation.endsWith(`: ${file}`))).toEqual([]);
  });
});
