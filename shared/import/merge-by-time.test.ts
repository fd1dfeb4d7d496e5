import { describe, expect, test } from 'vitest';
import { loadValidator } from '../ocpp/validate';
import { importLog } from './import';
import { mergedByTime, type ReadTogether } from './merge-by-time';
import type { Found } from './model';

/** Several files that were written at the same time are one log. */

const heartbeat = (second: number, id: string): string => `2026-01-31T08:00:${String(second).padStart(2, '0')}Z [2,"${id}","Heartbeat",{}]\n`;
const answer = (second: number, id: string): string => `2026-01-31T08:00:${String(second).padStart(2, '0')}Z [3,"${id}",{"currentTime":"2026-01-31T08:00:00Z"}]\n`;
const talk = (...seconds: number[]): string => seconds.map((second) => heartbeat(second, `m${second}`) + answer(second + 1, `m${second}`)).join('');

async function read(files: Readonly<Record<string, string>>, options: object = {}) {
  const imported = await importLog(Object.entries(files).map(([name, text]) => ({ name, text })), options, { loadCheck: loadValidator, now: 0 });
  if (!imported.ok) throw new Error(imported.message);
  const { entries, connections } = imported.assembled;
  const station = (number: number): string => connections.find((one) => one.number === number)?.info.station ?? '';
  return {
    stations: connections.map(({ info }) => info.station),
    frames: entries.filter(({ kind }) => kind === 'frame').map(({ wall, connection, place, direction }) => `${((wall ?? 0) / 1000) % 60} ${direction} ${station(connection)} ${place.file ?? 0}:${place.line}`),
    entries,
  };
}

describe('files of several stations', () => {
  test('are read in the order of time, each station by the name of its file', async () => {
    const { stations, frames } = await read({ 'logs/CP1.log': talk(1, 9), 'logs/CP2.log': talk(5, 20), 'logs/CP3.log': talk(30) });
    expect(stations).toEqual(['CP1', 'CP2', 'CP3']);
    expect(frames).toEqual(['1 up CP1 0:1', '2 down CP1 0:2', '5 up CP2 1:1', '6 down CP2 1:2', '9 up CP1 0:3', '10 down CP1 0:4', '20 up CP2 1:3', '21 down CP2 1:4', '30 up CP3 2:1', '31 down CP3 2:2']);
  });

  test('that are called alike have the names of their folders', async () =>
    expect((await read({ 'DE-1/ocpp.log': talk(1), 'DE-2/ocpp.log': talk(2), 'DE-2/ocpp.log.1': talk(0) })).stations).toEqual(['DE-2', 'DE-1']));

  test('that are called by their addresses keep them', async () =>
    expect((await read({ '192.168.1.10.log': talk(1), '192.168.1.11.log': talk(2), '192.168.1.11.log.1': talk(0) })).stations).toEqual(['192.168.1.11', '192.168.1.10']));

  test('can each be put right', async () => {
    const { stations } = await read({ 'a.log': talk(1), 'b.log': talk(2) }, { stations: [{ station: 'b', name: 'DE-2' }] });
    expect(stations).toEqual(['a', 'DE-2']);
  });

  test('are what a person says, or the one that the log names, when there is one', async () => {
    expect((await read({ 'a.log': talk(1), 'b.log': talk(2) }, { station: 'DE-7' })).stations).toEqual(['DE-7']);
    expect((await read({ 'a.log': talk(1).replaceAll('Z [', 'Z CP9: receive message ['), 'b.log': talk(2) })).stations).toEqual(['CP9']);
  });
});

describe('files of one station', () => {
  test('its two directions are one conversation', async () => {
    const { stations, frames } = await read({ 'received.log': heartbeat(1, 'a') + heartbeat(5, 'b'), 'sent.log': answer(2, 'a') + answer(6, 'b') });
    expect(stations).toEqual(['received']);
    expect(frames.map((frame) => frame.split(' ')[1])).toEqual(['up', 'down', 'up', 'down']);
  });

  test('the parts of its log have one name', async () =>
    expect((await read({ 'CP1-2026-01-30.log': talk(1), 'CP1-2026-01-31.log': talk(5) })).stations).toEqual(['CP1']));

  test('a file without messages gives no station its name', async () =>
    expect((await read({ 'README.txt': 'How this was made', 'CP1.log': talk(1) })).stations).toEqual(['CP1']));
});

describe('the order', () => {
  test('lines without a time, and those of a clock that was set back, stay where they stand in their file', async () => {
    const { entries } = await read({ 'a.log': `${heartbeat(10, 'x')}  at line 3\n${heartbeat(4, 'y')}`, 'b.log': heartbeat(7, 'z') + heartbeat(12, 'w') });
    expect(entries.filter(({ kind }) => kind !== 'open').map(({ place }) => `${place.file ?? 0}:${place.line}`)).toEqual(['1:1', '0:1', '0:2', '0:3', '1:2']);
  });

  test.each([
    ['one has a zone and the other has none', talk(1), '2026-01-31 07:00:00 [2,"l","Heartbeat",{}]\n'],
    ['a date can be read in two ways', talk(1), '01/02/2026 07:00:00 [2,"l","Heartbeat",{}]\n'],
    ['one has no years', talk(1).replaceAll('Z ', ' '), 'Jan 31 07:00:00 [2,"l","Heartbeat",{}]\n'],
    ['one has times of day alone', talk(1), '07:00:00 [2,"l","Heartbeat",{}]\n'],
  ])('is that of the files when %s', async (_, first, second) => expect((await read({ 'a.log': first, 'b.log': second })).frames.map((frame) => frame.split(' ')[3])).toEqual(['0:1', '0:2', '1:1']));

  test('messages without any time come last, and words without any come first', async () => {
    const { entries } = await read({ 'a.log': '[2,"l","Heartbeat",{}]\n', 'b.log': talk(1), 'c.txt': 'How this was made' });
    expect(entries.filter(({ kind }) => kind !== 'open').map(({ place }) => `${place.file ?? 0}:${place.line}`)).toEqual(['2:1', '1:1', '1:2', '0:1']);
  });

  test('a file is opened when its time has come, and closed when it is through or nobody reads on', () => {
    const heard: string[] = [];
    const file = (name: string, ...times: number[]): ReadTogether => {
      const whole = { name, text: 'x' };
      return {
        source: whole,
        *found(source): Generator<Found> {
          if (source === whole) heard.push(`${name} is opened`);
          try {
            for (const ms of times) yield { kind: 'other', text: name, place: { line: 1, lastLine: 1, start: 0, end: 1 }, time: { kind: 'full', ms, local: false } };
          } finally {
            if (source === whole) heard.push(`${name} is closed`);
          }
        },
      };
    };
    for (const { text } of mergedByTime([file('late', 30, 31), file('early', 1, 2), file('middle', 3, 32)])) {
      heard.push(text);
      if (text === 'late') break;
    }
    expect(heard).toEqual(['early is opened', 'early', 'early', 'early is closed', 'middle is opened', 'middle', 'late is opened', 'late', 'middle is closed', 'late is closed']);
  });
});
