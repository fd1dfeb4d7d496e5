import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '../case';
import { startServer } from '../process';
import { writeFrames, writeJournal, writeTextLog } from '../write-journal';

/** Logs of other systems, and a journal of three million entries: opening, and what is asked of the long one. */
export const logs: Case = {
  name: 'logs',
  about: 'frames alone, one a line, a text log, and filters over a journal of 3,000,000 entries (quick: a tenth)',
  async run({ quick, say }) {
    const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
    const share = quick ? 0.1 : 1;
    try {
      const [frames, text, long] = ['frames.jsonl', 'station.log', 'long.ocppj.jsonl'].map((name) => join(folder, name)) as [string, string, string];
      writeFrames(frames, 1_000_000 * share);
      writeTextLog(text, 200_000 * share);
      writeJournal(long, 3_000_000 * share);
      const server = await startServer('logs', [frames, text, long]);
      const r = server.first;
      await server.stop();
      const number = (name: string): number => r[name] ?? Number.NaN;
      const rate = (size: string, ms: string): string => `${Math.round(number(size) / 1e3 / number(ms))} MB/s`;
      say(`${Math.round(number('framesSize') / 1e6)} MB of frames, ${Math.round(number('textSize') / 1e6)} MB of text, ${number('longCount')} entries`);
      return [
        { name: 'frames alone opened in place, as a share of JSON.parse of every line', ratio: number('framesMs') / number('framesParseMs'), better: 'less' as const, detail: rate('framesSize', 'framesMs') },
        { name: 'host memory per frame, its text left in the file', value: number('framesBytes'), unit: 'bytes', aim: 60, better: 'less' as const },
        { name: 'a text log read and written as a journal on one thread, as a share of JSON.parse of as many bytes of frames', ratio: number('textMs') / number('textSize') / (number('framesParseMs') / number('framesSize')), better: 'less' as const, detail: rate('textSize', 'textMs') },
        { name: 'filter by action and direction over the long journal', value: number('filterMs'), unit: 'ms', aim: 300, better: 'less' as const, detail: `${number('filtered')} pass` },
        { name: 'query over indexed fields of the long journal', value: number('queryMs'), unit: 'ms', aim: 300, better: 'less' as const, detail: `${number('queried')} pass` },
        { name: 'first matches of a search for text over the long journal', value: number('firstMs'), unit: 'ms', better: 'less' as const, detail: `all in ${Math.round(number('searchMs'))} ms` },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
