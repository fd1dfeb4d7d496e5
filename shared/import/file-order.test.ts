import { describe, expect, test } from 'vitest';
import { byName, inOrderOfTime } from './file-order';

const at = (hour: number): string => `2026-01-31T${String(hour).padStart(2, '0')}:00:00Z CP1: send [2,"1","Heartbeat",{}]\n`;
const order = (files: readonly (readonly [name: string, text: string, folder?: string])[]): string[] => inOrderOfTime(files.map(([name, text, folder = '']) => ({ source: { name, text }, folder }))).map(({ name }) => name);
const unordered = (...names: string[]): string[] => order(names.map((name) => [name, 'no time here\n']));

describe('the parts of a log that is written on in new files stand in the order of time', () => {
  test.each([
    ['numbered by logrotate', ['app.log', 'app.log.1', 'app.log.2', 'app.log.10'], ['app.log.10', 'app.log.2', 'app.log.1', 'app.log']],
    ['dated by logrotate', ['messages', 'messages-20260131', 'messages-20260201'], ['messages-20260131', 'messages-20260201', 'messages']],
    ['dated by log4j', ['app.2026-01-31.log', 'app.2026-02-01.log', 'app.log'], ['app.2026-01-31.log', 'app.2026-02-01.log', 'app.log']],
    ['dated and numbered', ['app-2026-01-31.10.log', 'app-2026-01-31.2.log', 'app.log'], ['app-2026-01-31.2.log', 'app-2026-01-31.10.log', 'app.log']],
    ['dated to the hour', ['app.log', 'app.log.2026-01-31_23', 'app.log.2026-02-01_00'], ['app.log.2026-01-31_23', 'app.log.2026-02-01_00', 'app.log']],
    ['written by tcpdump', ['a.pcap', 'a.pcap1', 'a.pcap2'], ['a.pcap', 'a.pcap1', 'a.pcap2']],
  ])('%s, by their names', (_, names, expected) => {
    expect(unordered(...names)).toEqual(expected);
  });

  test('by the times in them, whichever way they are numbered', () => {
    expect(order([['app.1.log', at(9)], ['app.2.log', at(8)], ['app.10.log', at(7)], ['app.log', at(10)]])).toEqual(['app.10.log', 'app.2.log', 'app.1.log', 'app.log']);
    expect(order([['app.1.log', at(8)], ['app.2.log', at(9)], ['app.log', at(7)]])).toEqual(['app.log', 'app.1.log', 'app.2.log']);
    expect(order([['app.log', ''], ['app.log.1', at(9)], ['app.log.2', at(8)]])).toEqual(['app.log', 'app.log.2', 'app.log.1']);
  });

  test('by their names when a time can be read in two ways, or is missing in one of them', () => {
    expect(order([['app.log', '01/02/2026 10:00:00 x\n'], ['app.log.1', '02/02/2026 10:00:00 x\n']])).toEqual(['app.log.1', 'app.log']);
    expect(order([['app.log', at(7)], ['app.log.1', 'x\n']])).toEqual(['app.log.1', 'app.log']);
  });

  test('and all else stays where it is: other logs, and those of other folders', () => {
    expect(order([['csms.log', at(9)], ['station.log', at(8)], ['a.log', at(7)]])).toEqual(['csms.log', 'station.log', 'a.log']);
    expect(order([['app.log', at(9), 'b'], ['app.log.1', at(8), 'b'], ['x.log', '', 'b'], ['app.log', at(1), 'c'], ['app.log.1', at(0), 'c']])).toEqual(['app.log.1', 'app.log', 'x.log', 'app.log.1', 'app.log']);
  });
});

test('names are compared as people do', () => {
  expect(['a10', 'a2', 'a', 'b1', 'a2b', 'a02'].toSorted(byName)).toEqual(['a', 'a02', 'a2', 'a2b', 'a10', 'b1'].toSorted(byName));
  expect(['a10', 'a2', 'a', 'b1', 'a2b'].toSorted(byName)).toEqual(['a', 'a2', 'a2b', 'a10', 'b1']);
});
