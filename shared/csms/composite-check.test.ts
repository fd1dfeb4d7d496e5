import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { checkComposite } from './blocks/composite-check';
import type { Caller } from './context';
import { StationRecord } from './state/station-record';

const AT = Date.UTC(2026, 0, 1, 12);

/** A station that holds a default of 10 A, and from 13:00 on 8 A. */
function caller(notes: string[]): Caller {
  const station = new StationRecord('CP1');
  station.profiles.set({ id: 1, evse: 0, purpose: 'TxDefaultProfile', kind: 'Absolute', stackLevel: 0, source: 'CSO', profile: {
    id: 1, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Absolute',
    chargingSchedule: [{ id: 1, startSchedule: '2026-01-01T00:00:00Z', chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }, { startPeriod: 13 * 3600, limit: 8 }] }],
  } });
  return { station, note: (message: string) => void notes.push(message) } as unknown as Caller;
}

function notesOn(periods: JsonObject[], unit: 'A' | 'W' = 'A', start = new Date(AT).toISOString()): string[] {
  const notes: string[] = [];
  checkComposite(caller(notes), 1, { duration: 7200, chargingRateUnit: unit, chargingSchedulePeriod: periods }, start);
  return notes;
}

describe('a reported composite schedule against the profiles that the CSMS knows (K08.FR.04)', () => {
  it.each<[string, JsonObject[], 'A' | 'W', number]>([
    ['the same', [{ startPeriod: 0, limit: 10 }, { startPeriod: 3600, limit: 8 }], 'A', 0],
    ['the same in W', [{ startPeriod: 0, limit: 6900 }, { startPeriod: 3600, limit: 5520 }], 'W', 0],
    ['less', [{ startPeriod: 0, limit: 6 }], 'A', 0],
    ['a few seconds beside it', [{ startPeriod: 0, limit: 10 }, { startPeriod: 3610, limit: 8 }], 'A', 0],
    ['more', [{ startPeriod: 0, limit: 16 }], 'A', 1],
    ['more later on', [{ startPeriod: 0, limit: 10 }, { startPeriod: 5000, limit: 10 }], 'A', 1],
    ['what cannot be read', [{ startPeriod: 'x', limit: null }], 'A', 0],
  ])('%s', (_what, periods, unit, notes) => {
    expect(notesOn(periods, unit)).toHaveLength(notes);
  });

  it('says where and how much', () => {
    expect(notesOn([{ startPeriod: 0, limit: 16 }])[0]).toBe("The station's composite schedule of EVSE 1 allows 16 A from second 0 on; the profiles that the CSMS knows leave 10 A.");
    expect(notesOn([{ startPeriod: 0, limit: 16 }], 'A', 'soon')).toEqual([]);
  });
});
