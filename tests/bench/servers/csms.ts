import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJournal } from '../../../electron/node/journal-open';
import { NodeClock } from '../../../electron/node/node-clock';
import { NodeRandom } from '../../../electron/node/node-random';
import { WsServer } from '../../../electron/node/ws-server';
import { Csms } from '../../../shared/csms/csms';
import { loadValidator } from '../../../shared/ocpp/validate';
import { Timeline } from '../../../shared/state/timeline';
import { ready } from './ready';

/**
 * The CSMS as the workbench runs it: every message recorded in a file, read, checked against the schema in both
 * directions. With the argument `followed` as a window follows it: a list, a state and batches of changes.
 */
const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const clock = new NodeClock();
const created = createJournal(folder, { clock });
if (!created.ok) throw new Error(created.message);
const { journal } = created;
const check = await loadValidator('2.0.1');
if (process.argv.includes('followed')) {
  const timeline = new Timeline(journal);
  const view = journal.view({ onlyProblems: true });
  journal.onChange(() => {
    timeline.advance();
    return view.total;
  });
}
const csms = new Csms({
  server: new WsServer(),
  ports: { clock, random: new NodeRandom(), recorder: journal, checkOf: () => check },
  settings: { host: '127.0.0.1', port: 0, path: '/ocpp', versions: ['2.0.1'] },
});
const started = await csms.start();
if (!started.ok) throw new Error(started.message);
ready(started.port);
