import { describe, expect, test } from 'vitest';
import { loadValidator } from '../ocpp/validate';
import { importLog } from './import';

const REQUESTS = ['BootNotification', 'Heartbeat', 'StatusNotification', 'Heartbeat', 'Authorize'];

/** A log of several stations that take turns; `line` writes one line of it. */
function logOf(names: readonly string[], line: (name: string, i: number, frame: string, way: 'recv' | 'send', action: string) => string): string {
  const lines: string[] = [];
  let i = 0;
  for (const action of REQUESTS) {
    for (const name of names) {
      i += 1;
      lines.push(line(name, i, `[2,"m${i}","${action}",{}]`, 'recv', action), line(name, i, `[3,"m${i}",{}]`, 'send', action));
    }
  }
  return lines.join('\n');
}

/** How many messages the reading gives each station. */
async function stationsOf(text: string, name = 'customer.log'): Promise<Record<string, number>> {
  const imported = await importLog([{ name, text }], {}, { loadCheck: loadValidator, now: Date.UTC(2026, 0, 1) });
  if (!imported.ok) throw new Error(imported.message);
  const { entries, connections } = imported.assembled;
  const counts: Record<string, number> = {};
  for (const entry of entries) {
    if (entry.kind !== 'frame') continue;
    const station = connections.find(({ number }) => number === entry.connection)?.info.station ?? '';
    counts[station] = (counts[station] ?? 0) + 1;
  }
  return counts;
}

const clock = (i: number): string => `2026-01-0${1 + (i > 8 ? 1 : 0)} 10:00:${String(i).padStart(2, '0')}`;

describe('the words around messages tell whose they are', () => {
  test('a column of names that say what they are', async () => {
    expect(await stationsOf(logOf(['CP-1', 'CP-2'], (name, i, frame, way) => `${clock(i)} [${name}] ${way} ${frame}`))).toEqual({ 'CP-1': 10, 'CP-2': 10 });
  });

  test('a column of any names, found by requests and answers', async () => {
    const text = logOf(['KLM/77-3', 'KLM/77-4', 'Hof Nord'.replace(' ', '-')], (name, i, frame, way) => `${clock(i)} INFO gateway ${way} ${name} ${frame}`);
    expect(await stationsOf(text)).toEqual({ 'KLM/77-3': 10, 'KLM/77-4': 10, 'Hof-Nord': 10 });
  });

  test('neither a date, a thread, a machine nor an action is taken for one', async () => {
    const text = logOf(['ZX9', 'QQ7', 'AB4'], (name, i, frame, way, action) => `${clock(i)} pod-${i % 2} http-nio-${i % 4}-exec-${i % 3} ${action}Handler ${name} ${way} ${frame}`);
    expect(await stationsOf(text)).toEqual({ ZX9: 10, QQ7: 10, AB4: 10 });
  });

  test('the number of a connection where there is nothing better', async () => {
    const [a, b] = ['5f0c1e0a-8b1c-4c1c-9d3e-000000000001', '5f0c1e0a-8b1c-4c1c-9d3e-000000000002'];
    expect(await stationsOf(logOf([a, b], (name, i, frame, way) => `${clock(i)} ws=${name} ${way} ${frame}`))).toEqual({ [a]: 10, [b]: 10 });
  });

  test('one name that says nothing is not guessed to be a station', async () => {
    expect(await stationsOf(logOf(['gateway'], (name, i, frame, way) => `${clock(i)} ${name} ${way} ${frame}`))).toEqual({ customer: 10 });
  });

  test('words that an answer does not share with its request are none', async () => {
    expect(await stationsOf(logOf(['a1', 'b2'], (_name, i, frame, way) => `${clock(i)} ${way === 'recv' ? 'reader7' : 'writer8'} ${frame} `))).toEqual({ customer: 20 });
  });

  test('texts in records and cells of a table without names', async () => {
    const records = logOf(['KX-1', 'KX-2'], (name, i, frame, way) => JSON.stringify({ time: clock(i), msg: `${name} ${way} ${frame}` }));
    expect(await stationsOf(records)).toEqual({ 'KX-1': 10, 'KX-2': 10 });
    const cells = logOf(['KX-1', 'KX-2'], (name, i, frame, way) => `${clock(i)};${name};${way};"${frame.replaceAll('"', '""')}"`);
    expect(await stationsOf(cells, 'export.csv')).toEqual({ 'KX-1': 10, 'KX-2': 10 });
  });

  test('an answer that names no station belongs to the one that asked', async () => {
    const text = logOf(['KX-1', 'KX-2'], (name, i, frame, way) => (way === 'recv' ? `${clock(i)} received message from ${name}: ${frame}` : `${clock(i)} answered ${frame}`));
    expect(await stationsOf(text)).toEqual({ 'KX-1': 10, 'KX-2': 10 });
  });
});

describe('times of day without a date go on', () => {
  test('what is much earlier is of the next day, what is much later of the same', async () => {
    const at = ['08:00:00', '23:30:00', '23:29:58', '07:00:00', '22:00:00'];
    const text = at.map((time, i) => `${time} CP1 recv [2,"${i}","Heartbeat",{}]`).join('\n');
    const imported = await importLog([{ name: 'day.log', text }], {}, { loadCheck: loadValidator, now: Date.UTC(2026, 0, 1, 9) });
    if (!imported.ok) throw new Error(imported.message);
    const walls = imported.assembled.entries.filter(({ kind }) => kind === 'frame').map(({ wall = 0 }) => new Date(wall).toISOString().slice(5, 19));
    expect(walls).toEqual(['01-01T08:00:00', '01-01T23:30:00', '01-01T23:29:58', '01-02T07:00:00', '01-02T22:00:00']);
  });
});
