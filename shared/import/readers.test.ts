import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadValidator } from '../ocpp/validate';
import type { ImportedEntry } from './assemble';
import { detect, READERS } from './detect';
import expected from './expected-readings.json';
import { importLog, type Imported } from './import';
import type { Place, Source } from './model';
import { summaryOf, type ImportSummary } from './summary';

const folder = path.resolve(import.meta.dirname, 'fixtures');
const NOW = Date.UTC(2026, 0, 1);
const NAMES = fs.readdirSync(folder).filter((name) => name !== 'README.md');

const sourceOf = (name: string): Source => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') });

interface Reading {
  readonly imported: Extract<Imported, { ok: true }>;
  readonly frames: readonly ImportedEntry[];
  readonly summary: ImportSummary;
}

async function read(source: Source, format?: string): Promise<Reading> {
  const imported = await importLog([source], format === undefined ? {} : { format }, { loadCheck: loadValidator, now: NOW });
  if (!imported.ok) throw new Error(imported.message);
  return { imported, frames: imported.assembled.entries.filter(({ kind }) => kind === 'frame'), summary: summaryOf(imported, [source]) };
}

/** Time, direction and how it was found, station, type, id: as `expected-readings.json` has it. */
function line({ imported }: Reading, { direction, directionFrom, wall, text, cut, connection }: ImportedEntry): string {
  const station = imported.assembled.connections.find(({ number }) => number === connection)?.info.station;
  const time = wall === undefined ? '–' : new Date(wall).toISOString();
  return `${time} ${direction ?? '–'}${directionFrom === 'log' ? '' : ` (${directionFrom ?? ''})`} ${station ?? ''} ${/^\[\s*(\d)/.exec(text)?.[1] ?? '?'} ${/"([^"]*)"/.exec(text)?.[1] ?? '?'}${cut ? ' cut' : ''}`;
}

function shown(got: Reading): object {
  const { summary } = got;
  return {
    format: summary.formatIds.join(','), versions: summary.versions,
    lines: { all: summary.lines, read: summary.linesRead, others: summary.otherLines, broken: summary.brokenLines },
    zone: `${summary.zoneMinutes} ${summary.zoneFrom}`, ...(summary.writer ? { writer: summary.writer } : {}),
    frames: got.frames.map((frame) => line(got, frame)),
  };
}

describe('each log is read as it was written', () => {
  test('there is an expectation for every one', () => expect(NAMES).toEqual(Object.keys(expected).toSorted()));

  test.each(Object.entries(expected))('%s', async (name, wanted) => expect(shown(await read(sourceOf(name)))).toEqual(wanted));

  test('text that stands escaped in a string twice is the message that was on the wire', async () => {
    const { frames } = await read(sourceOf('escaped.log'));
    expect(frames[0]?.text).toBe('[2,"e1","DataTransfer",{"vendorId":"v","data":"a \\"b\\""}]');
  });

  test('of a page only what libocpp writes as entities are characters again', async () => {
    const { frames } = await read(sourceOf('everest.html'));
    expect(JSON.parse(frames[0]?.text ?? '')).toEqual([2, 'a1b3', 'DataTransfer', { vendorId: 'v', data: 'a < b &amp; c &quot;' }]);
  });

  test('messages over many lines are JSON, blank lines or not', async () => {
    for (const name of ['home-assistant-multiline.log', 'everest.log', 'everest-console.log', 'mail.txt']) {
      for (const { text } of (await read(sourceOf(name))).frames) expect(() => JSON.parse(text) as unknown, text).not.toThrow();
    }
  });

  test('what a program printed in its own notation is put together anew, and told as shortened where it was', async () => {
    const { frames } = await read(sourceOf('node-console.log'));
    expect(frames.map(({ text, cut }) => [text, cut])).toEqual([
      ['[2,"n1","BootNotification",{"chargePointModel":"M","chargePointVendor":"it\'s"}]', undefined],
      ['[3,"n1",{"currentTime":"2025-03-01T10:00:00.000Z","interval":300,"status":"Accepted"}]', undefined],
      ['[2,"n2","MeterValues",{"connectorId":1,"meterValue":[{}]}]', true],
    ]);
  });

  test('malformed messages of real stations stay as they were, to their last bracket', async () => {
    const texts = [...(await read(sourceOf('home-assistant-websockets.log'))).frames, ...(await read(sourceOf('steve.log'))).frames].map(({ text }) => text);
    expect(texts).toContain('[3,"b7314751-18b1-4b47-b535-89b848c70886",{"configurationKey":],"unknownKey":["MeterValuesSampledData"]}]');
    expect(texts).toContain('[2,\t"6a73f5c6-d83b-11f0-bd33-000a14879883",\t"Authorize",\t{"connectorId":\t1\t"idTag":\t"TAG"}]');
  });

  test('the same message twice, once shortened by the library below, counts once', async () => {
    const { imported } = await read(sourceOf('home-assistant-websockets.log'));
    expect(imported.assembled.entries.filter(({ other, text }) => other === 'other' && text.includes('TEXT')).map(({ place }) => place.line)).toEqual([2, 3, 7, 11]);
  });
});

describe('each format is known by its logs', () => {
  test.each(NAMES)('%s is taken for its own format, and for no other as well', (name) => {
    const [best, second] = detect(sourceOf(name));
    expect(best?.reader.id).toBe((expected as Readonly<Record<string, { readonly format: string }>>)[name]?.format);
    expect(second?.fit ?? 0).toBeLessThan(best?.fit ?? 0);
  });

  test('no reader of one system claims a log of another', () => {
    const specific = new Set(['steve', 'mobilityhouse', 'evcc', 'micro-ocpp', 'everest', 'everest-console', 'everest-html', 'sap-simulator', 'apostol', 'ocpp-core', 'citrineos', 'terminal', 'har', 'wireshark', 'tshark-text', 'tshark-pdml', 'tshark-ek', 'follow-stream', 'raw-stream', 'ocpp-trace', 'journal', 'pcap']);
    for (const name of NAMES) {
      const own = detect(sourceOf(name))[0]?.reader.id;
      const others = detect(sourceOf(name)).slice(1).map(({ reader }) => reader.id).filter((id) => specific.has(id));
      expect({ name, own, others }).toEqual({ name, own, others: [] });
    }
  });

  test('every reader reads every log without throwing, and loses no line of it', async () => {
    for (const name of NAMES) {
      const source = sourceOf(name);
      for (const { id } of READERS) {
        if (id === 'pcap') continue;
        const got = await importLog([source], { format: id }, { loadCheck: loadValidator, now: NOW });
        if (got.ok) expect(uncovered(source, got, id), `${name} as ${id}`).toEqual([]);
      }
    }
  });

  test('a story of something else before the first message does not hide the format', async () => {
    const story = Array.from({ length: 3000 }, (_, i) => `2026-07-23 10:00:00 INFO something else [${i}, 0, 0]`).join('\n');
    const { summary } = await read({ name: 'long.log', text: `${story}\n${sourceOf('evcc-remote-start.log').text}` });
    expect(summary).toMatchObject({ formatIds: ['evcc'], frames: 8, otherLines: 3000 });
  });
});

/** Lines with anything on them that belong to nothing; the first line of a journal is its header. */
function uncovered({ text }: Source, { assembled }: Extract<Imported, { ok: true }>, format: string): readonly string[] {
  const covered = new Set(assembled.entries.flatMap(({ place }) => Array.from({ length: place.lastLine - place.line + 1 }, (_, i) => place.line + i)));
  return text.split('\n').filter((one, i) => one.trim() !== '' && !covered.has(i + 1) && !(format === 'journal' && i === 0));
}

describe('every character stays reachable', () => {
  test.each(NAMES)('%s: each line belongs to something, no line to two things that do not share it, and bytes are their own', async (name) => {
    const source = sourceOf(name);
    const { imported, summary } = await read(source);
    expect(uncovered(source, imported, summary.formatIds.join())).toEqual([]);
    const bytes = Buffer.from(source.text, 'utf8');
    let last: Place | undefined;
    for (const { place, text, kind } of imported.assembled.entries.toSorted((a, b) => a.place.start - b.place.start)) {
      // Several messages may stand in one record.
      if (place.start !== last?.start) expect(place.line).toBeGreaterThanOrEqual(last?.lastLine ?? 0);
      last = place;
      const own = bytes.subarray(place.start, place.end).toString('utf8');
      expect(own.length).toBeGreaterThan(0);
      // A frame that stands for itself, and not in a record, a page or another notation.
      if (kind === 'frame' && /^\[\s*[2-6]\s*,/.test(own) && !/\\"|""|&|'|“|^>|^\d{4}-/m.test(own)) expect(own).toBe(text);
    }
  });
});

/** Logs as they come after somebody had them in hand. */
const WAYS: Readonly<Record<string, (text: string) => string>> = {
  'line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark in the middle': (text) => `\ufeff${text}`,
  'colours at the line ends': (text) => text.replaceAll('\n', '\u001b[0m\n'),
  'NULs at the end': (text) => `${text}\0\0\0`,
  'a file behind another': (text) => `${text}\n${text}`,
};
const LINES = NAMES.filter((name) => /\.(?:log|txt)$/.test(name));

describe('what happens to logs on the way changes nothing', () => {
  test.each(Object.entries(WAYS))('%s', async (_, change) => {
    for (const name of LINES) {
      const before = await read(sourceOf(name));
      const after = await read({ name, text: change(sourceOf(name).text) });
      expect(after.summary.formatIds, name).toEqual(before.summary.formatIds);
      const ids = ({ frames }: Reading): string[] => frames.map(({ text, direction }) => `${direction ?? ''} ${text.replaceAll('\r', '')}`);
      expect(ids(after).slice(0, before.frames.length), name).toEqual(ids(before));
    }
  });
});
