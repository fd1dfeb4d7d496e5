import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogRow } from '../../shared/ipc/shapes';
import { barsOf, drawn, GAP_MS, lanesOf, TIMES, type Drawn } from './layout';

const row = (index: number, more: Partial<LogRow> = {}): LogRow => ({
  index, time: index * 10, wall: index * 10, connection: 1, station: 'CP1', type: 'CALL', direction: 'up', action: 'Heartbeat', summary: 'Heartbeat', severity: 'ok', problems: 0, size: 20, ...more,
});
const answer = (index: number, pair: number, more: Partial<LogRow> = {}): LogRow => row(index, { type: 'CALLRESULT', direction: 'down', pair, ...more });

const lanes = lanesOf(['CP1', 'CP2'], 900);
const [cp1 = 0, cp2 = 0] = lanes.stations.map(({ x }) => x);
const draw = (rows: readonly LogRow[], first = 0): Drawn[] => rows.map((one, at) => drawn(first + at, one, rows[at - 1], lanes));

describe('lanes', () => {
  it('stand in the order of the stations, the CSMS last, on whole pixels within the width', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string(), { maxLength: 40 }), fc.integer({ min: 200, max: 3000 }), (stations, width) => {
      const made = lanesOf(stations, width);
      const places = [...made.stations.map(({ x }) => x), made.csms];
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(new Set(places).size).toBe(Math.max(1, stations.length) + 1);
      expect(places.every((x) => Number.isInteger(x) && x > TIMES && x < made.width)).toBe(true);
      expect(made.width).toBeGreaterThanOrEqual(width);
    }));
  });
});

describe('an entry', () => {
  it('is an arrow from who says it to who hears it', () => {
    expect(drawn(0, row(0), undefined, lanes)).toMatchObject({ kind: 'arrow', from: cp1, to: lanes.csms, answer: false });
    expect(drawn(0, answer(1, 0, { station: 'CP2' }), undefined, lanes)).toMatchObject({ kind: 'arrow', from: lanes.csms, to: cp2, answer: true });
    expect(drawn(0, row(0, { type: 'SEND' }), undefined, lanes)).toMatchObject({ kind: 'arrow', answer: false });
  });

  it('is a line across when it is no message', () => {
    for (const type of ['open', 'close', 'fail', 'note', 'person'] as const) expect(drawn(0, row(0, { type, direction: undefined, action: undefined }), undefined, lanes).kind).toBe('band');
  });

  it('tells the silence before it when that is long, and none where the entry above is not known', () => {
    expect(drawn(1, row(1, { time: GAP_MS }), row(0, { time: 0 }), lanes).gap).toBeUndefined();
    expect(drawn(1, row(1, { time: GAP_MS + 1 }), row(0, { time: 0 }), lanes).gap).toBe(GAP_MS + 1);
    expect(drawn(1, row(1, { time: 9e9 }), undefined, lanes).gap).toBeUndefined();
  });
});

describe('a bar', () => {
  it('ties a CALL to its answer, on the lane of who answers', () => {
    expect(barsOf(draw([row(0, { pair: 1 }), answer(1, 0)]), 0, 2)).toEqual([{ x: lanes.csms, from: 0, to: 1, call: 0, depth: 0 }]);
    const down = [row(0, { direction: 'down', pair: 1 }), answer(1, 0, { direction: 'up' })];
    expect(barsOf(draw(down), 0, 2)).toEqual([{ x: cp1, from: 0, to: 1, call: 0, depth: 0 }]);
  });

  it('goes to the edge when one half is out of sight', () => {
    expect(barsOf(draw([row(10, { pair: 99 })], 5), 5, 6)).toEqual([{ x: lanes.csms, from: 5, to: 5.5, call: 10, depth: 0 }]);
    expect(barsOf(draw([answer(10, 2)], 5), 5, 6)).toEqual([{ x: lanes.csms, from: 4.5, to: 5, call: 2, depth: 0 }]);
  });

  it('is not drawn to an answer, or from a CALL, that stands within what is in sight but is not shown', () => {
    expect(barsOf(draw([row(10, { pair: 11 }), row(12)]), 0, 2)).toEqual([]);
    expect(barsOf(draw([row(10), answer(12, 11)]), 0, 2)).toEqual([]);
  });

  it('has none without an answer, and none of what refuses an answer', () => {
    expect(barsOf(draw([row(0), row(1, { type: 'SEND' })]), 0, 2)).toEqual([]);
    const refused = [row(0, { pair: 1 }), answer(1, 0), row(2, { type: 'CALLRESULTERROR', pair: 1 })];
    expect(barsOf(draw(refused), 0, 3)).toHaveLength(1);
    expect(barsOf(draw(refused.slice(2), 2), 2, 3)).toEqual([]);
  });

  it('lies beside another that overlaps it on its lane', () => {
    const rows = [row(0, { pair: 3 }), row(1, { station: 'CP2', pair: 2 }), answer(2, 1, { station: 'CP2' }), answer(3, 0), row(4, { pair: 5 }), answer(5, 4)];
    expect(barsOf(draw(rows), 0, 6).map(({ call, depth }) => [call, depth])).toEqual([[0, 0], [1, 1], [4, 0]]);
  });

  it('is there once for each pair in sight, whatever part of the log that is, and those of one depth never touch', () => {
    const log = fc.array(fc.tuple(fc.boolean(), fc.nat(5)), { minLength: 1, maxLength: 60 }).map((steps) => {
      const rows: LogRow[] = [];
      const open: number[] = [];
      for (const [asks, which] of steps) {
        const index = rows.length;
        const [call] = asks ? [] : open.splice(which % Math.max(1, open.length), 1);
        const asked = call === undefined ? undefined : rows[call];
        if (call === undefined || asked === undefined) {
          open.push(index);
          rows.push(row(index));
        } else {
          rows[call] = { ...asked, pair: index };
          rows.push(answer(index, call));
        }
      }
      return rows;
    });
    fc.assert(fc.property(log, fc.nat(60), fc.nat(60), (rows, a, b) => {
      const first = Math.min(a, b, rows.length - 1);
      const end = Math.min(rows.length, Math.max(a, b) + 1);
      const items = rows.slice(first, end).map((one, at) => drawn(first + at, one, rows[first + at - 1], lanes));
      const bars = barsOf(items, first, end);
      const calls = new Set(items.filter(({ row: { pair } }) => pair !== undefined).map(({ row: one }) => (one.type === 'CALL' ? one.index : one.pair)));
      expect(bars.map(({ call }) => call).toSorted((x, y) => x - y)).toEqual([...calls].toSorted((x, y) => (x ?? 0) - (y ?? 0)));
      for (const one of bars) {
        expect(one.from).toBeLessThan(one.to);
        for (const other of bars) if (one !== other && one.x === other.x && one.depth === other.depth) expect(one.to < other.from || other.to < one.from).toBe(true);
      }
    }));
  });
});
