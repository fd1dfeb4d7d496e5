import { describe, expect, it } from 'vitest';
import type { StationLane, TimelinePicture } from '../../shared/ipc/timeline-shapes';
import { hitAt, layoutOf } from './layout';

const bar = (from: number, to: number): { from: number; to: number; first: number; last: number; count: number } => ({ from, to, first: from, last: to, count: 1 });
const lane = (station: string, connectors: number): StationLane => ({
  station,
  sessions: [{ ...bar(0, 40), connection: 1, end: 'broken' }, { ...bar(60, 100), connection: 2, end: 'none' }],
  connectors: Array.from({ length: connectors }, (_, index) => ({ evse: index + 1, transactions: [{ ...bar(10, 20), id: `T${index}`, open: false }, { ...bar(50, 50), id: `short${index}`, open: false }] })),
});
const STATIONS = [lane('A', 2), lane('B', 1)];
const zeros = new Array<number>(100).fill(0);
const PICTURE: TimelinePicture = {
  by: 'time', from: 0, to: 100, entries: 1, up: zeros, down: zeros, warnings: zeros, errors: zeros.map((_, bin) => (bin === 30 ? 2 : 0)), stations: STATIONS, more: { stations: 0, bars: 0 },
};
const RANGE = { from: 0, to: 100 };
const made = (height: number, withOverview = false, scroll = 0): ReturnType<typeof layoutOf> => layoutOf({ width: 1114, height, stations: STATIONS, withOverview, scroll });

describe('the layout', () => {
  it('gives every lane its place, one below the other, and none beyond the lower edge', () => {
    for (const height of [92, 140, 300, 520]) {
      for (const withOverview of [false, true]) {
        const { axis, marks, density, rows, overview, strip } = made(height, withOverview);
        expect(strip).toEqual({ left: 104, width: 1000 });
        expect(marks.top).toBe(axis.top + axis.height);
        expect(density.top).toBe(marks.top + marks.height);
        expect(rows.top).toBe(density.top + density.height);
        expect(rows.top + rows.height).toBeLessThanOrEqual(overview?.top ?? height);
        expect(density.height).toBeGreaterThan(0);
      }
    }
  });

  it('can be scrolled to the last row where not all have room, and no further', () => {
    const small = made(120);
    expect(small.scrollable).toBeGreaterThan(0);
    const end = made(120, false, 9999);
    const last = end.all.at(-1);
    expect((last?.top ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(end.rows.top + end.rows.height + 3);
    expect(made(500).scrollable).toBe(0);
  });

  it('without stations is all density', () => {
    const { density, rows } = layoutOf({ width: 800, height: 140, stations: [], withOverview: false, scroll: 0 });
    expect(density.top + density.height).toBe(140);
    expect(rows.height).toBe(0);
  });
});

describe('what is at a point', () => {
  const layout = made(400, true);
  const middleOf = (row: number): number => { const one = layout.all[row]; return (one?.top ?? 0) + (one?.height ?? 0) / 2; };
  const at = (place: number, y: number): ReturnType<typeof hitAt> => hitAt(layout, PICTURE, RANGE, 104 + place * 10, y);

  it('is a lane', () => {
    expect(at(50, 5).kind).toBe('axis');
    expect(at(50, layout.density.top + 5).kind).toBe('density');
    expect(at(50, 395).kind).toBe('overview');
    expect(hitAt(layout, PICTURE, RANGE, 20, 60).kind).toBe('names');
  });

  it('is the mark of a problem that is near enough', () => {
    const y = layout.marks.top + 5;
    expect(at(30.5, y)).toEqual({ kind: 'mark', bin: 30 });
    expect(at(30.1, y)).toEqual({ kind: 'mark', bin: 30 });
    expect(at(35, y).kind).toBe('axis');
  });

  it('is what a person marked, in a lane that is there once something is', () => {
    expect(layout.flags).toBeUndefined();
    const flagged = layoutOf({ width: 1114, height: 400, stations: STATIONS, withOverview: true, withFlags: true, scroll: 0 });
    const marked = { index: 7, wall: 40, station: 'A', type: 'CALL' as const, colour: 'red' as const };
    const y = (flagged.flags?.top ?? 0) + 6;
    expect(hitAt(flagged, PICTURE, RANGE, 104 + 403, y, { flags: [marked] })).toEqual({ kind: 'flag', marked });
    expect(hitAt(flagged, PICTURE, RANGE, 104 + 450, y, { flags: [marked] }).kind).toBe('density');
    expect(flagged.density.top).toBe(layout.density.top + 13);
  });

  it('is the bar of its row, also one that is very short', () => {
    expect(at(15, middleOf(1))).toMatchObject({ kind: 'transaction', station: 'A', bar: { id: 'T0' } });
    expect(at(50.3, middleOf(2))).toMatchObject({ kind: 'transaction', connector: { evse: 2 }, bar: { id: 'short1' } });
    expect(at(52, middleOf(1)).kind).toBe('nothing');
    expect(at(39, middleOf(0))).toMatchObject({ kind: 'session', bar: { connection: 1 } });
    const growing = { from: 0, to: 120 };
    const beyond = 104 + (110 / 120) * 1000;
    expect(hitAt(layout, PICTURE, growing, beyond, middleOf(0)).kind).toBe('nothing');
    expect(hitAt(layout, PICTURE, growing, beyond, middleOf(0), { now: 115 })).toMatchObject({ kind: 'session', bar: { connection: 2 } });
    expect(at(70, middleOf(3))).toMatchObject({ kind: 'session', station: 'B', bar: { connection: 2 } });
  });
});
