import { describe, expect, it } from 'vitest';
import { CSMS_LANE as CSMS, lanesIn, moved, ordered, visible } from './lane-choice';

const NOTHING = { journal: undefined, hidden: [], order: [] };

describe('the order of lanes', () => {
  it('is that of the journal with the CSMS last, until one is moved', () => {
    expect(ordered(['A', 'B'], [])).toEqual(['A', 'B', CSMS]);
    expect(moved(['A', 'B', CSMS], 'B', -1)).toEqual(['B', 'A', CSMS]);
    expect(moved(['A', 'B', CSMS], CSMS, -1)).toEqual(['A', CSMS, 'B']);
    expect(moved(['A', CSMS], 'A', -1)).toEqual(['A', CSMS]);
    expect(moved(['A', CSMS], CSMS, 1)).toEqual(['A', CSMS]);
  });

  it('takes in stations that come later, and forgets those that are gone', () => {
    expect(ordered(['A', 'B', 'C'], ['B', 'A', CSMS])).toEqual(['B', 'A', 'C', CSMS]);
    expect(ordered(['A', 'B', 'C'], [CSMS, 'B', 'A'])).toEqual([CSMS, 'B', 'A', 'C']);
    expect(ordered(['B'], ['A', CSMS, 'B'])).toEqual([CSMS, 'B']);
  });
});

describe('the lanes that are drawn', () => {
  const world = { scope: { kind: 'all' }, known: ['A', 'B', 'C'], named: undefined, seen: new Set<string>(), choice: NOTHING } as const;

  it('leave out the hidden ones, but never all', () => {
    expect(visible(['A', 'B'], ['A'])).toEqual(['B']);
    expect(visible(['A', 'B'], ['A', 'B'])).toEqual(['A', 'B']);
    expect(lanesIn({ ...world, choice: { ...NOTHING, hidden: ['B'], order: ['C', CSMS, 'A', 'B'] } })).toEqual({ stations: ['C', 'A'], csms: 1 });
  });

  it('are that of the station that was asked for, hidden or not', () => {
    const choice = { ...NOTHING, hidden: ['B'] };
    expect(lanesIn({ ...world, choice, scope: { kind: 'transaction', id: 't', station: 'B' } })).toEqual({ stations: ['B'], csms: 1 });
    expect(lanesIn({ ...world, choice, scope: { kind: 'entry', index: 1, station: 'X', wall: 0, within: 30_000 } })).toEqual({ stations: ['X'], csms: 1 });
  });

  it('are of many stations those that were seen, and those that the filter names', () => {
    const known = Array.from({ length: 9 }, (_, at) => `S${at}`);
    expect(lanesIn({ ...world, known, seen: new Set(['S8', 'S1']) }).stations).toEqual(['S1', 'S8']);
    expect(lanesIn({ ...world, known, scope: { kind: 'shown' }, named: ['S3'] }).stations).toEqual(['S3']);
  });
});
