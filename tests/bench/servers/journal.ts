import { readFileSync, statSync } from 'node:fs';
import { openJournal } from '../../../electron/node/journal-open';
import { NodeClock } from '../../../electron/node/node-clock';
import { Traffic } from '../../../shared/journal/traffic/traffic';
import { Timeline } from '../../../shared/state/timeline';
import { median } from '../median';

/** Opens the journal named by the first argument, and answers with what it took. Milliseconds and bytes. */
const path = process.argv[2] ?? '';
const collect = (): void => { globalThis.gc?.(); globalThis.gc?.(); };

// The reference: the same bytes read, and every line parsed.
const parseStart = performance.now();
let parsed = 0;
{
  const text = readFileSync(path, 'utf8');
  for (let from = 0; from < text.length && parsed < 100_000; parsed += 1) {
    const end = text.indexOf('\n', from);
    JSON.parse(text.slice(from, end));
    from = end + 1;
  }
}
const parsePerLine = (performance.now() - parseStart) / parsed;
collect();

const clock = new NodeClock();
const before = process.memoryUsage();
const openStart = performance.now();
const opened = openJournal(path, { clock });
if (!opened.ok) throw new Error(opened.message);
await opened.reading;
const openMs = performance.now() - openStart;
collect();
const after = process.memoryUsage();
const { journal } = opened;
const { count } = journal;
const bytes = after.heapUsed + after.external - before.heapUsed - before.external;

const searchStart = performance.now();
const view = journal.view({ text: 'tx-777"' });
while (view.step()) { /* on */ }
const searchMs = performance.now() - searchStart;
const found = view.total;

const filterStart = performance.now();
const filtered = journal.view({ actions: ['TransactionEvent'], direction: 'up' }).total;
const filterMs = performance.now() - filterStart;

const foldStart = performance.now();
const timeline = new Timeline(journal);
while (timeline.advance(10_000)) { /* on */ }
const foldMs = performance.now() - foldStart;
collect();
const folded = process.memoryUsage();
const jumps = Array.from({ length: 30 }, (_, i) => {
  const index = Math.floor(((i * 7919) % 1000) / 1000 * count);
  const start = performance.now();
  timeline.stateAt(index);
  return performance.now() - start;
});

const traffic = new Traffic(journal);
const orderStart = performance.now();
const span = traffic.span('time') ?? { from: 0, to: 1 };
const orderMs = performance.now() - orderStart;
const shown = journal.view({ direction: 'up' });
shown.step();
const readMs = Array.from({ length: 30 }, (_, i) => {
  const width = (span.to - span.from) / 2 ** (i % 15);
  const from = span.from + (span.to - span.from - width) * (((i * 7919) % 1000) / 1000);
  const start = performance.now();
  traffic.picture({ by: 'time', from, to: from + width, bins: 1200, view: shown });
  traffic.at('time', from + width / 2);
  return performance.now() - start;
});

process.send?.({
  port: 0, openMs, count, size: statSync(path).size, bytesPerEntry: bytes / count, parsePerLine, searchMs, found, filterMs, filtered, foldMs,
  stateBytesPerEntry: (folded.heapUsed - after.heapUsed) / count, jumpMs: median(jumps), worstJumpMs: Math.max(...jumps), orderMs, readMs: median(readMs), worstReadMs: Math.max(...readMs),
});
process.on('message', () => process.exit(0));
