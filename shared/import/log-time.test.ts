import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextOf } from './line-context';
import { timeIn } from './log-time';

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const time = fc.tuple(
  fc.constantFrom('2026-07-23', '2026/12/01', '2026.02.30', '2026-13-01', '2026-7-3', '2026-07/23'),
  fc.constantFrom('T', ' ', '_', ', ', '  ', ':'),
  fc.constantFrom('10:21:46', '23:59:60', '24:00:01', '9:21:46', '10:21'),
  fc.oneof(fc.constant(''), fc.tuple(fc.constantFrom('.', ',', ':', ';'), fc.integer({ min: 0, max: 11 }).chain(digits)).map(([mark, fraction]) => mark + fraction)),
  fc.constantFrom('', 'Z', ' Z', 'Zulu', '+02:00', ' +0200', '-07', '+02:003', ' CEST', '\tUTC', '\u00a0GMT', ' INFO', '] INFO', '  EST'),
).map((parts) => parts.join(''));

describe('the time of a line', () => {
  test('is the same whether it is read by its characters or by the pattern', () => {
    fc.assert(fc.property(time, (text) => {
      // Behind another digit the pattern is asked.
      expect(timeIn(text)).toEqual(timeIn(`1 | ${text}`));
    }), { numRuns: 3000 });
  });

  test('changes nothing of what else the line says, and is taken for nothing else', () => {
    const line = (at: string, station: string): string => `${at} INFO station=${station} received message `;
    const first = contextOf(line('2026-07-23 10:21:46', 'CP1'));
    expect(contextOf(line('2026-07-23 10:21:47', 'CP1'))).toEqual({ ...first, time: timeIn('2026-07-23 10:21:47') });
    expect(contextOf(line('2026-07-23 10:21:47', 'CP2')).station).toBe('CP2');
    for (const name of ['CP1753258906', 'ST2026-07-23', '20260723T102146']) expect(contextOf(`received from ${name}: `).station).toBe(name);
    for (const name of ['CP1753258907', 'ST2026-07-24', '20260723T102147']) expect(contextOf(`received from ${name}: `).station).toBe(name);
  });
});
