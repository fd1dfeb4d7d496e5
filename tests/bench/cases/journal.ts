import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '../case';
import { startServer } from '../process';
import { writeJournal } from '../write-journal';

/** A long journal in a file: opening, memory, search, filter, and the panels' state at any entry. */
export const journal: Case = {
  name: 'journal',
  about: 'a journal of 1,000,000 entries (quick: 200,000): open, memory, search, filter, jump to any entry with all state',
  async run({ quick, say }) {
    const entries = quick ? 200_000 : 1_000_000;
    const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
    try {
      const path = join(folder, 'long.ocppj.jsonl');
      writeJournal(path, entries);
      const server = await startServer('journal', [path]);
      const r = server.first;
      await server.stop();
      const number = (name: string): number => r[name] ?? Number.NaN;
      const megabytes = number('size') / 1e6;
      say(`${Math.round(megabytes)} MB, ${number('count')} entries opened in ${Math.round(number('openMs'))} ms, state folded in ${Math.round(number('foldMs'))} ms`);
      return [
        { name: 'opening, as a share of JSON.parse of every line', ratio: number('openMs') / (number('parsePerLine') * number('count')), better: 'less' as const, detail: `${Math.round(megabytes / (number('openMs') / 1000))} MB/s` },
        { name: 'host memory per entry, index alone', value: number('bytesPerEntry'), unit: 'bytes', aim: 60, better: 'less' as const },
        { name: 'host memory per entry, snapshots of the state', value: number('stateBytesPerEntry'), unit: 'bytes', better: 'less' as const },
        { name: 'search for text over all', value: number('searchMs'), unit: 'ms', better: 'less' as const, detail: `${number('found')} found` },
        { name: 'filter by action and direction', value: number('filterMs'), unit: 'ms', better: 'less' as const, detail: `${number('filtered')} pass` },
        { name: 'timeline of 1200 parts and lanes, any stretch, median', value: number('readMs'), unit: 'ms', aim: 10, better: 'less' as const, detail: `worst ${number('worstReadMs').toFixed(1)} ms, once ${number('orderMs').toFixed(0)} ms to begin with` },
        { name: 'jump to any entry with all state, median', value: number('jumpMs'), unit: 'ms', aim: 50, better: 'less' as const, detail: `worst ${number('worstJumpMs').toFixed(1)} ms` },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
