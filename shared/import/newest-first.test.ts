import { describe, expect, test } from 'vitest';
import { loadValidator } from '../ocpp/validate';
import { importLog, type Imported } from './import';
import { summaryOf } from './summary';

const LINES = [
  '2025-03-01 10:00:00 CP-1: received [2,"1","Heartbeat",{}]',
  '2025-03-01 10:00:01 CP-1: sent [3,"1",{"currentTime":"2025-03-01T10:00:01Z"}]',
  '2025-03-01 10:00:02 something else',
  '2025-03-01 10:00:03 CP-1: received [2,"2","Authorize",{"idTag":"A"}] and [2,"3","DataTransfer",{"vendorId":"v"}]',
  '2025-03-01 10:00:04 CP-1: sent [3,"2",{"idTagInfo":{"status":"Accepted"}}]',
  '2025-03-01 10:00:04 CP-1: sent [3,"3",{"status":"Accepted"}]',
];

async function read(...logs: readonly (readonly string[])[]): Promise<Extract<Imported, { ok: true }>> {
  const imported = await importLog(logs.map((lines, i) => ({ name: `${i}.log`, text: lines.join('\n') })), {}, { loadCheck: loadValidator, now: 0 });
  if (!imported.ok) throw new Error(imported.message);
  return imported;
}

const ids = ({ assembled }: Extract<Imported, { ok: true }>): readonly string[] => assembled.entries.flatMap(({ kind, text }) => (kind === 'frame' ? [text.slice(0, 6)] : []));

describe('a log that is written from its end to its beginning', () => {
  test('is read from its beginning; each entry keeps its place, and what stands on a line its order', async () => {
    const turned = await read(LINES.toReversed());
    expect(turned.assembled.times.newestFirst).toBe(true);
    expect(turned.assembled.entries.map(({ place }) => place.line)).toEqual([6, 5, 4, 3, 3, 2, 1]);
    expect(ids(turned)).toEqual(['[2,"1"', '[3,"1"', '[2,"2"', '[2,"3"', '[3,"2"', '[3,"3"']);
    expect(summaryOf(turned, [{ name: '0.log', text: LINES.toReversed().join('\n') }])).toMatchObject({ lines: 6, linesRead: 5, otherLines: 1, newestFirst: true });
  });

  test('one that is not stays as it is, also where its clock was set back', async () => {
    for (const [lines, wanted] of [[LINES, [1, 2, 3, 4, 4, 5, 6]], [[...LINES.slice(4), ...LINES.slice(0, 4)], [1, 2, 3, 4, 5, 6, 6]]] as const) {
      const { assembled } = await read(lines);
      expect([assembled.times.newestFirst, assembled.entries.map(({ place }) => place.line)]).toEqual([undefined, wanted]);
    }
  });

  test('several files stay in their order', async () => {
    expect((await read(LINES.toReversed(), LINES.toReversed())).assembled.times.newestFirst).toBeUndefined();
  });
});
