import { describe, expect, test } from 'vitest';
import { zoneOf, zoneWritten } from './zone-text';

describe('a zone as people write it', () => {
  test.each([
    ['', {}], ['UTC', { zoneMinutes: 0 }], ['z', { zoneMinutes: 0 }], ['+02:00', { zoneMinutes: 120 }], ['-3:30', { zoneMinutes: -210 }], ['+0545', { zoneMinutes: 345 }],
    ['UTC+2', { zoneMinutes: 120 }], ['2', { zoneMinutes: 120 }], ['europe/berlin', { zone: 'Europe/Berlin' }], [' America/New_York ', { zone: 'America/New_York' }],
  ])('%s', (text, zone) => expect(zoneOf(text)).toEqual(zone));

  test.each(['noon', '+15:00', '+02:75', 'Europe/Nowhere'])('%s is none', (text) => expect(zoneOf(text)).toBeUndefined());

  test.each([[{}, ''], [{ zoneMinutes: 0 }, 'UTC'], [{ zoneMinutes: -210 }, '-03:30'], [{ zone: 'Europe/Berlin' }, 'Europe/Berlin']])('%j is written again', (zone, text) => expect(zoneWritten(zone)).toBe(text));
});
