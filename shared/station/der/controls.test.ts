import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DerControl } from './control';
import { activeOf, nextChange, pass, place } from './controls';
import { capsAt, crossings, mayEnter, NOMINAL } from './effects';

const NOW = Date.parse('2026-01-31T08:00:00Z');
const at = (seconds: number): number => NOW + seconds * 1000;

function control(id: string, priority: number, schedule?: { readonly start: number; readonly duration: number }, more: Partial<DerControl> = {}): DerControl {
  return {
    id, type: 'FreqDroop', isDefault: schedule === undefined, priority, superseded: false, started: false, wire: { isDefault: schedule === undefined, controlId: id, controlType: 'FreqDroop' },
    ...(schedule ? { startTime: at(schedule.start), duration: schedule.duration } : {}), ...more,
  };
}

const shown = (controls: readonly DerControl[]): string[] => controls.map(({ id, superseded }) => (superseded ? `(${id})` : id));

describe('a new control (R04)', () => {
  test.each<[string, DerControl[], DerControl, string[], string[]]>([
    ['the first default is taken (.02)', [], control('A', 1), ['A'], []],
    ['a default of lower value puts the other out of force (.03)', [control('A', 2)], control('B', 1), ['(A)', 'B'], ['A']],
    ['of two alike the newer holds', [control('A', 1)], control('B', 1), ['(A)', 'B'], ['A']],
    ['a default of higher value is out of force at once', [control('A', 1)], control('B', 2), ['A', '(B)'], ['B']],
    ['defaults and scheduled ones do not meet (.04)', [control('A', 1)], control('B', 2, { start: 60, duration: 60 }), ['A', 'B'], []],
    ['a scheduled one of lower value beats one that waits, even when it comes later (.06)', [control('A', 2, { start: 10, duration: 60 })], control('B', 1, { start: 600, duration: 60 }), ['(A)', 'B'], ['A']],
    ['one that runs goes on (.07)', [control('A', 2, { start: -10, duration: 600 }, { started: true })], control('B', 1, { start: 60, duration: 60 }), ['A', 'B'], []],
    ['of higher value than one that runs, it is out of force at once (.08)', [control('A', 1, { start: -10, duration: 600 }, { started: true })], control('B', 2, { start: 60, duration: 60 }), ['A', '(B)'], ['B']],
    ['the same id is replaced', [control('A', 1)], control('A', 5), ['A'], []],
  ])('%s', (_what, before, incoming, after, supersededIds) => {
    const placed = place(before, incoming, NOW);
    expect(shown(placed.controls)).toEqual(after);
    expect(placed.supersededIds).toEqual(supersededIds);
  });
});

describe('as time goes by', () => {
  test('a scheduled control begins, goes before the default, and ends (.10, .11, .20, .22)', () => {
    const controls = [control('D', 5), control('S', 9, { start: 60, duration: 100 })];
    expect(nextChange(controls, NOW)).toBe(at(60));
    expect(activeOf(controls, 'FreqDroop')?.id).toBe('D');
    const begun = pass(controls, at(60));
    expect(begun.events).toEqual([{ kind: 'started', id: 'S', supersededIds: [] }]);
    expect(activeOf(begun.controls, 'FreqDroop')?.id).toBe('S');
    expect(pass(begun.controls, at(100)).events).toEqual([]);
    const over = pass(begun.controls, at(160));
    expect(over.events).toEqual([{ kind: 'ended', id: 'S' }]);
    expect(activeOf(over.controls, 'FreqDroop')?.id).toBe('D');
    expect(shown(over.controls)).toEqual(['D']);
  });

  test('one that begins puts out of force what ran (.07, .21)', () => {
    const placed = place([control('A', 2, { start: -10, duration: 600 }, { started: true })], control('B', 1, { start: 60, duration: 60 }), NOW);
    const begun = pass(placed.controls, at(60));
    expect(begun.events).toEqual([{ kind: 'started', id: 'B', supersededIds: ['A'] }]);
    expect(shown(begun.controls)).toEqual(['(A)', 'B']);
    // What is out of force ends without a word.
    expect(pass(begun.controls, at(700)).events).toEqual([{ kind: 'ended', id: 'B' }]);
  });

  test('at no time are two of a type in force, and each one that was told to begin is told to end or is put out of force', () => {
    const wish = fc.record({ priority: fc.integer({ min: 0, max: 3 }), start: fc.integer({ min: 0, max: 50 }), duration: fc.integer({ min: 1, max: 40 }), isDefault: fc.boolean(), after: fc.integer({ min: 0, max: 10 }) });
    fc.assert(fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
      let controls: readonly DerControl[] = [];
      let seconds = 0;
      const open = new Set<string>();
      const until = (end: number): void => {
        for (; seconds <= end; seconds += 1) {
          const passed = pass(controls, at(seconds));
          controls = passed.controls;
          for (const event of passed.events) {
            if (event.kind === 'started') {
              for (const id of event.supersededIds) open.delete(id);
              expect(open.size).toBe(0);
              open.add(event.id);
            } else expect(open.delete(event.id)).toBe(true);
          }
          expect(controls.filter((one) => one.started && !one.superseded).length).toBeLessThanOrEqual(1);
        }
      };
      wishes.forEach(({ priority, start, duration, isDefault, after }, index) => {
        until(seconds + after);
        controls = place(controls, control(`C${index}`, priority, isDefault ? undefined : { start: seconds + start, duration }), at(seconds)).controls;
        expect(controls.filter((one) => one.isDefault && !one.superseded).length).toBeLessThanOrEqual(1);
      });
      until(seconds + 200);
      expect(open.size).toBe(0);
      expect(controls.every((one) => one.isDefault)).toBe(true);
    }));
  });
});

describe('what controls make of the grid', () => {
  const curve = (type: 'VoltWatt' | 'FreqWatt' | 'HFMustTrip' | 'LVMustTrip', ...points: [number, number][]): DerControl => {
    const wire = { isDefault: true, controlId: type, controlType: type, curve: { priority: 0, yUnit: 'PctMaxW' as const, curveData: points.map(([x, y]) => ({ x, y })) } };
    return { ...control(type, 0), type, wire };
  };
  const droop: DerControl = { ...control('F', 0), wire: { ...control('F', 0).wire, freqDroop: { priority: 0, overFreq: 50.2, underFreq: 49.8, overDroop: 0.05, underDroop: 0.04, responseTime: 1 } } };

  test.each<[string, DerControl[], Partial<typeof NOMINAL>, number, number]>([
    ['nothing without controls', [], { frequency: 45 }, 1, 1],
    ['nothing at nominal', [droop, curve('VoltWatt', [90, 0], [94, 100])], {}, 1, 1],
    ['an undervoltage half way down its curve', [curve('VoltWatt', [90, 0], [94, 100])], { voltage: 230 * 0.92 }, 0.5, 1],
    ['an overvoltage bounds what is given to the grid', [curve('VoltWatt', [106, 100], [110, 0])], { voltage: 230 * 1.08 }, 1, 0.5],
    ['beyond the last point a curve stays as it is', [curve('VoltWatt', [90, 20], [94, 100])], { voltage: 100 }, 0.2, 1],
    ['frequency droop: 1 Hz below its bound at 4 %', [droop], { frequency: 48.8 }, 0.5, 1],
    ['frequency droop: 0.5 Hz above its bound at 5 %', [droop], { frequency: 50.7 }, 1, 0.8],
    ['of two the one that leaves less', [droop, curve('VoltWatt', [90, 0], [94, 100])], { frequency: 48.8, voltage: 230 * 0.91 }, 0.25, 1],
  ])('%s', (_what, controls, grid, charge, discharge) => {
    const caps = capsAt(controls, { ...NOMINAL, ...grid });
    expect(caps.charge.share).toBeCloseTo(charge, 6);
    expect(caps.discharge.share).toBeCloseTo(discharge, 6);
  });

  test('a trip curve says how long it may be crossed: the least of the points that are', () => {
    expect(crossings([curve('HFMustTrip', [51, 10], [52, 1])], { ...NOMINAL, frequency: 51.5 })).toEqual([{ type: 'HFMustTrip', fault: 'OverFrequency', seconds: 10 }]);
    expect(crossings([curve('HFMustTrip', [51, 10], [52, 1])], { ...NOMINAL, frequency: 53 })).toEqual([{ type: 'HFMustTrip', fault: 'OverFrequency', seconds: 1 }]);
    expect(crossings([curve('LVMustTrip', [88, 2])], { ...NOMINAL, voltage: 200 })).toEqual([{ type: 'LVMustTrip', fault: 'UnderVoltage', seconds: 2 }]);
    expect(crossings([curve('LVMustTrip', [88, 2])], NOMINAL)).toEqual([]);
  });

  test('EnterService says when power may flow again', () => {
    const enterService = { priority: 0, highVoltage: 105, lowVoltage: 95, highFreq: 50.1, lowFreq: 49.9, delay: 60 };
    const enter: DerControl = { ...control('E', 0), type: 'EnterService', wire: { isDefault: true, controlId: 'E', controlType: 'EnterService', enterService } };
    expect(mayEnter([enter], NOMINAL)).toEqual({ now: true, delay: 60 });
    expect(mayEnter([enter], { ...NOMINAL, frequency: 50.2 })).toEqual({ now: false, delay: 60 });
    expect(mayEnter([], { frequency: 60, voltage: 100 })).toEqual({ now: true, delay: 0 });
  });
});
