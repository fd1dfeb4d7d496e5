import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadValidator } from '../ocpp/validate';
import type { ImportedEntry } from './assemble';
import { importLog, type Imported } from './import';
import type { Source } from './model';
import { summaryOf, type ImportSummary } from './summary';

const folder = path.resolve(import.meta.dirname, 'fixtures');
const NOW = Date.UTC(2026, 0, 1);

const sourceOf = (name: string): Source => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') });

async function read(source: Source): Promise<{ readonly frames: readonly ImportedEntry[]; readonly summary: ImportSummary; readonly imported: Extract<Imported, { ok: true }> }> {
  const imported = await importLog([source], {}, { loadCheck: loadValidator, now: NOW });
  if (!imported.ok) throw new Error(imported.message);
  return { imported, frames: imported.assembled.entries.filter(({ kind }) => kind === 'frame'), summary: summaryOf(imported, [source]) };
}

const stationsOf = ({ imported, frames }: Awaited<ReturnType<typeof read>>): string[] =>
  frames.map(({ connection }) => imported.assembled.connections.find(({ number }) => number === connection)?.info.station ?? '');
const line = ({ direction, wall, text }: ImportedEntry): string => `${wall === undefined ? '–' : new Date(wall).toISOString()} ${direction ?? '–'} ${/^\[\s*(\d)/.exec(text)?.[1] ?? '?'} ${/"([^"]*)"/.exec(text)?.[1] ?? '?'}`;

describe('each format is known, and its frames are read with time, direction, station and version', () => {
  test.each<[name: string, format: string, version: string, lines: readonly string[], stations: readonly string[]]>([
    ['steve.log', 'steve', '1.6', [
      '2024-02-26T08:10:45.546Z up 2 5c9dcc97-0722-4a3f-9b7b-4da03a402e42', '2024-02-26T08:10:45.554Z down 3 5c9dcc97-0722-4a3f-9b7b-4da03a402e42', '2024-02-26T08:10:46.001Z up 2 001e792a-d841-11f0-bd33-000a14879883',
    ], ['STATION-D', 'STATION-D', 'STATION-E']],
    ['micro-ocpp.log', 'micro-ocpp', '1.6', [
      '2024-09-03T06:22:54.587Z up 2 1000000', '2024-09-03T06:22:54.587Z down 3 1000000', '2024-09-03T06:22:54.587Z up 2 1000001', '2024-09-03T06:22:55.587Z down 3 1000001',
    ], ['micro-ocpp', 'micro-ocpp', 'micro-ocpp', 'micro-ocpp']],
    ['everest.log', 'everest', '2.0.1', ['2025-09-10T19:19:57.101Z up 2 a1b2', '2025-09-10T19:19:57.140Z down 3 a1b2'], ['everest', 'everest']],
    ['everest.html', 'everest-html', '1.6', ['2025-09-10T19:19:57.101Z up 2 a1b3', '2025-09-10T19:19:57.140Z down 3 a1b3'], ['everest', 'everest']],
    ['sap-simulator.log', 'sap-simulator', '1.6', ['2024-04-28T19:56:31.000Z up 2 9c1d0f6e-6d51-4f9c-9d4f-3cf0f7a4a001', '2024-04-28T19:56:31.000Z down 3 9c1d0f6e-6d51-4f9c-9d4f-3cf0f7a4a001'], ['CS-SCHNEIDER-00001', 'CS-SCHNEIDER-00001']],
    ['citrineos.csv', 'csv', '2.0.1', ['2025-03-01T10:00:00.123Z up 2 a-1', '2025-03-01T10:00:00.201Z down 3 a-1'], ['cp001', 'cp001']],
    ['semicolons.csv', 'csv', '1.6', ['2025-03-01T10:00:00.000Z up 2 77', '2025-03-01T10:00:01.000Z down 3 77'], ['STATION-G', 'STATION-G']],
    ['citrineos.log', 'json-log', '2.0.1', ['2025-03-01T10:00:00.123Z up 2 b-1', '2025-03-01T10:00:00.201Z down 3 b-1'], ['cp001', 'cp001']],
    ['maeve.log', 'json-log', '1.6', ['2024-05-06T07:08:09.123Z up 2 m-1', '2024-05-06T07:08:09.133Z down 3 m-1'], ['cs001', 'cs001']],
    ['ocpp-core.log', 'ocpp-core', '1.6', ['2023-11-28T19:40:22.281Z up 2 1000001', '2023-11-28T19:40:22.297Z down 3 1000001'], ['STATION-H', 'STATION-H']],
    ['trace.jsonl', 'ocpp-trace', '1.6', ['2025-01-02T03:04:05.006Z up 2 t1', '2025-01-02T03:04:05.106Z down 4 t1'], ['STATION-I', 'STATION-I']],
    ['escaped.log', 'log-lines', '1.6', ['2025-05-05T05:05:05.000Z up 2 e1', '2025-05-05T05:05:06.000Z up 2 e2'], ['STATION-J', 'STATION-J']],
    ['wireshark.json', 'wireshark', '2.0.1', ['2025-01-02T03:00:00.500Z up 2 w1', '2025-01-02T03:00:00.600Z down 3 w1'], ['STATION-K', 'STATION-K']],
    ['browser.har', 'har', '1.6', ['2025-01-02T03:00:00.500Z up 2 h1', '2025-01-02T03:00:00.600Z down 3 h1'], ['STATION L', 'STATION L']],
  ])('%s', async (name, format, version, lines, stations) => {
    const got = await read(sourceOf(name));
    expect(got.summary.formatIds).toEqual([format]);
    expect(got.frames.map(line)).toEqual(lines);
    expect(stationsOf(got)).toEqual(stations);
    expect(got.summary.versions).toEqual([version]);
  });

  test('text that stands escaped in a string twice is the message that was on the wire', async () => {
    const { frames } = await read(sourceOf('escaped.log'));
    expect(frames[0]?.text).toBe('[2,"e1","DataTransfer",{"vendorId":"v","data":"a \\"b\\""}]');
  });

  test('entities of a page are characters again', async () => {
    const { frames } = await read(sourceOf('everest.html'));
    expect(JSON.parse(frames[0]?.text ?? '')).toEqual([2, 'a1b3', 'DataTransfer', { vendorId: 'v', data: 'a < b' }]);
  });
});

describe('real logs', () => {
  test('evcc: local time in the lines, UTC in the messages, the last message cut off', async () => {
    const got = await read(sourceOf('evcc-remote-start.log'));
    expect(got.summary).toMatchObject({ formatIds: ['evcc'], frames: 8, cut: 1, zoneMinutes: 120, zoneFrom: 'messages', writer: 'csms', stations: ['STATION-A'], versions: ['1.6'] });
    expect(got.frames.map(({ direction }) => direction)).toEqual(['up', 'down', 'down', 'up', 'up', 'down', 'up', 'down']);
    expect(got.frames.at(-1)).toMatchObject({ cut: true, direction: 'down', directionFrom: 'log' });
    expect(new Date(got.frames[0]?.wall ?? 0).toISOString()).toBe('2026-07-23T08:21:46.000Z');
  });

  test('evcc: lines of other parts of the system are no frames, whatever brackets they hold', async () => {
    const { summary } = await read(sourceOf('evcc-mixed-levels.log'));
    expect(summary).toMatchObject({ formatIds: ['evcc'], frames: 7, cut: 0, otherLines: 6, brokenLines: 0, lines: 13, linesRead: 7 });
  });

  test('Home Assistant: messages over many lines, blank ones among them', async () => {
    const got = await read(sourceOf('home-assistant-multiline.log'));
    expect(got.summary).toMatchObject({ formatIds: ['mobilityhouse'], frames: 9, cut: 0, brokenLines: 0, writer: 'csms', stations: ['STATION-C'], zoneMinutes: 60, zoneFrom: 'messages' });
    const values = got.frames.find(({ text }) => text.includes('MeterValues'));
    expect(values?.place).toMatchObject({ line: 17, lastLine: 46 });
    expect(() => JSON.parse(values?.text ?? '') as unknown).not.toThrow();
  });
});

describe('every character stays reachable', () => {
  const names = fs.readdirSync(folder).filter((name) => name !== 'README.md');

  test.each(names)('%s: each line with anything on it belongs to an entry, and the bytes of an entry are its own', async (name) => {
    const source = sourceOf(name);
    const { imported } = await read(source);
    const covered = new Set(imported.assembled.entries.flatMap(({ place }) => Array.from({ length: place.lastLine - place.line + 1 }, (_, i) => place.line + i)));
    const lines = source.text.split('\n');
    const missing = lines.map((text, i) => [i + 1, text] as const).filter(([number, text]) => text.trim() !== '' && !covered.has(number));
    // What only holds a document together (HAR, Wireshark's JSON) is no part of an entry.
    if (!/\.(?:har|json)$/.test(name)) expect(missing).toEqual([]);
    const bytes = Buffer.from(source.text, 'utf8');
    for (const { place, text, kind } of imported.assembled.entries) {
      const own = bytes.subarray(place.start, place.end).toString('utf8');
      expect(own.length).toBeGreaterThan(0);
      if (kind === 'frame' && !own.includes('\\"') && !own.includes('""') && !own.includes('&')) expect(own).toContain(text);
    }
  });
});
