import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { packets } from '../../../shared/import/capture/packets';
import { importLog, type Imported } from '../../../shared/import/import';
import { detect } from '../../../shared/import/detect';
import type { Source } from '../../../shared/import/model';
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

  test.each(Object.keys(expected))('%s: its packets in hexadecimal are read as they are, as tcpdump and as tshark show them', async (name) => {
    const bytes = fs.readFileSync(path.join(folder, name));
    const whole = await everything({ name, text: '', bytes });
    for (const text of [tcpdump(bytes), tshark(bytes)]) {
      const source = { name: `${name}.txt`, text };
      expect(detect(source).map(({ reader }) => reader.id)[0]).toBe('hex-dump');
      expect(await everything(source)).toEqual(whole);
    }
  });
});

async function everything(source: Source): Promise<readonly string[]> {
  const imported = await importLog([source], {}, { loadCheck: loadValidator, now: 0, inflater: () => new MessageInflater() });
  if (!imported.ok) throw new Error(imported.message);
  return imported.assembled.entries.filter(({ kind }) => kind !== 'note').map(({ kind, direction, connection, text, cut }) => `${connection} ${kind} ${direction ?? ''} ${text}${cut ? ' cut' : ''}`);
}

/** As `tcpdump -XX -tttt` does. */
function tcpdump(bytes: Uint8Array): string {
  return shownAs(bytes, 4, (offset, digits, letters) => `\t0x${offset}:  ${digits.padEnd(40)} ${letters}\n`, (time) => `${time} IP 10.0.0.2.50000 > 10.0.0.1.80: Flags [P.], length 1\n`);
}

/** As `tshark -x` does; what it unmasked stands below as well. */
function tshark(bytes: Uint8Array): string {
  const rows = shownAs(bytes, 2, (offset, digits, letters) => `${offset}  ${digits.padEnd(48)}  ${letters}\n`, () => '\nFrame (99 bytes):\n');
  return rows.replace(/\n\nFrame \(99 bytes\):/g, '\nUnmasked data (4 bytes):\n0000  5b 32 2c 22                                      [2,"\n$&');
}

function shownAs(bytes: Uint8Array, group: number, row: (offset: string, digits: string, letters: string) => string, above: (time: string) => string): string {
  const lines: string[] = [];
  for (const { data, time } of packets([bytes])) {
    lines.push(above(new Date(time?.ms ?? 0).toISOString().replace('T', ' ').replace('Z', '')));
    for (let at = 0; at < data.length; at += 16) {
      const part = Buffer.from(data.subarray(at, at + 16));
      const letters = part.toString('latin1').replace(/[^ -~]/g, '.');
      lines.push(row(at.toString(16).padStart(4, '0'), part.toString('hex').replace(new RegExp(`.{1,${group}}`, 'g'), '$& ').trimEnd(), letters));
    }
  }
  return lines.join('');
}
