import { readFileSync, rmSync, statSync } from 'node:fs';
import { openFrameLines } from '../../../electron/node/import/open-frame-lines';
import { writeImport } from '../../../electron/node/import/write-import';
import { openJournal } from '../../../electron/node/journal-open';
import { NodeClock } from '../../../electron/node/node-clock';

/** Opens the logs named by the arguments (frames alone, a text log, a long journal), and answers with what it took. Milliseconds and bytes. */
const [, , framesPath = '', textPath = '', longPath = ''] = process.argv;
const collect = (): void => { globalThis.gc?.(); globalThis.gc?.(); };
const clock = new NodeClock();
const signal = { aborted: false };

// The reference: the same bytes read, and lines parsed.
const parseStart = performance.now();
let parsed = 0;
let parsedLength = 0;
{
  const text = readFileSync(framesPath, 'latin1');
  for (let from = 0; from < text.length && parsed < 100_000; parsed += 1) {
    const end = text.indexOf('\n', from);
    JSON.parse(text.slice(from, end));
    from = end + 1;
    parsedLength = from;
  }
}
const framesSize = statSync(framesPath).size;
const framesParseMs = (performance.now() - parseStart) * (framesSize / parsedLength);
collect();

const before = process.memoryUsage();
const framesStart = performance.now();
const frames = await openFrameLines(framesPath, {}, { clock, onProgress: () => undefined, signal });
if (!frames) throw new Error('these frames are not opened in place');
await frames.reading;
const framesMs = performance.now() - framesStart;
collect();
const after = process.memoryUsage();
const framesBytes = (after.heapUsed + after.external - before.heapUsed - before.external) / frames.journal.count;
frames.journal.close();

const into = `${textPath}.ocppj.jsonl`;
const textStart = performance.now();
for await (const step of writeImport({ paths: [textPath], wishes: {}, into }, () => false)) if (step.kind === 'failed') throw new Error(step.message);
const textMs = performance.now() - textStart;
rmSync(into);

const opened = openJournal(longPath, { clock });
if (!opened.ok) throw new Error(opened.message);
await opened.reading;
const { journal } = opened;

const filterStart = performance.now();
const filtered = journal.view({ actions: ['TransactionEvent'], direction: 'up' }).total;
const filterMs = performance.now() - filterStart;

const queryStart = performance.now();
const asked = journal.view({ query: 'action:TransactionEvent and direction:down and latency>2ms and station:CP1' });
while (asked.step()) { /* on */ }
const queried = asked.total;
const queryMs = performance.now() - queryStart;

const searchStart = performance.now();
const search = journal.view({ text: 'tx-7' });
let firstMs = 0;
while (search.step()) if (firstMs === 0 && search.total > 0) firstMs = performance.now() - searchStart;
const searchMs = performance.now() - searchStart;

process.send?.({
  port: 0, framesSize, framesMs, framesParseMs, framesBytes, textSize: statSync(textPath).size, textMs, longCount: journal.count, filterMs, filtered, queryMs, queried, firstMs, searchMs,
});
process.on('message', () => process.exit(0));
