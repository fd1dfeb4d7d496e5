import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importLog, type Imported } from '../../../shared/import/import';
import { summaryOf } from '../../../shared/import/summary';
import { loadValidator } from '../../../shared/ocpp/validate';
import expected from './captures/expected.json';
import { MessageInflater } from './inflater';

/** Captures that tcpdump and dumpcap made of a station and a CSMS; `captures/README.md` says how. */

const folder = path.resolve(import.meta.dirname, 'captures');

async function read(name: string): Promise<Extract<Imported, { ok: true }>> {
  const source = { name, text: '', bytes: fs.readFileSync(path.join(folder, name)) };
  const imported = await importLog([source], {}, { loadCheck: loadValidator, now: 0, inflater: () => new MessageInflater() });
  if (!imported.ok) throw new Error(imported.message);
  return imported;
}

/** As `expected.json` has it: of each message time, direction, station, and its beginning. */
async function shown(name: string): Promise<object> {
  const imported = await read(name);
  const { entries, connections } = imported.assembled;
  const station = (number?: number): string => connections.find((one) => one.number === number)?.info.station ?? '';
  const { formatIds, versions } = summaryOf(imported, [{ name, text: '' }]);
  return {
    format: formatIds.join(','), versions,
    connections: connections.map(({ info }) => `${info.station} ${info.url} ${info.subprotocol}`),
    entries: entries.filter(({ kind }) => kind !== 'note').map(({ kind, wall, direction, connection, text, cut }) =>
      `${new Date(wall ?? 0).toISOString()} ${kind} ${direction ?? '–'} ${station(connection)} ${kind === 'open' ? '' : text.slice(0, 60)}${kind === 'frame' ? ` (${text.length}${cut ? ', cut' : ''})` : ''}`.trim()),
    broken: entries.filter(({ other }) => other === 'broken').map(({ place, text }) => `${place.line} ${text}`),
  };
}

describe('captures of real programs', () => {
  test.each(Object.entries(expected))('%s', async (name, wanted) => expect(await shown(name)).toEqual(wanted));

  test('of packets that the capture holds only in part, what it holds of each message is as it was', async () => {
    const frames = (await read('snaplen-200.pcap')).assembled.entries.filter(({ kind }) => kind === 'frame');
    expect(frames.filter(({ cut }) => cut).length).toBeGreaterThan(3);
    for (const { text, cut } of frames) {
      if (cut) expect(text).toMatch(/^\[[23],"[0-9a-f-]{36}",.{50}/);
      else expect(() => JSON.parse(text) as unknown, text).not.toThrow();
    }
  });

  test('there is an expectation for every one', () =>
    expect(fs.readdirSync(folder).filter((name) => name.includes('.pcap')).toSorted()).toEqual(Object.keys(expected).toSorted()));

  test.each(Object.entries(expected).filter(([, { entries }]) => !entries.some((one) => one.endsWith(', cut)'))).map(([name]) => name))('%s: each message is whole', async (name) => {
    const frames = (await read(name)).assembled.entries.filter(({ kind }) => kind === 'frame');
    for (const { text } of frames) expect(() => JSON.parse(text) as unknown, text).not.toThrow();
    expect(frames.some(({ text }) => text.includes('Zürich 充电 \\"ß\\"'))).toBe(true);
  });
});
