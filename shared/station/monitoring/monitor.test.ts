import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshMemory, lookOnce, type MonitorType, type Notice } from './monitor';

/** Lets a monitor look at one value after the other; what it told of each. */
function told(type: MonitorType, value: number, actuals: readonly string[], { numeric = true, target = '', first = actuals[0] ?? '' } = {}): (Notice | undefined)[] {
  let now = first;
  const watched = { actual: () => now, target: () => target, numeric };
  let memory = freshMemory(watched);
  return actuals.map((actual) => {
    now = actual;
    const seen = lookOnce({ type, value, watched }, memory);
    memory = seen.memory;
    return seen.notice;
  });
}

const ALERT = { trigger: 'Alerting' };
const CLEARED = { trigger: 'Alerting', cleared: true };
const DELTA = { trigger: 'Delta' };
const NO = undefined;

describe('what a monitor tells', () => {
  it.each<[string, MonitorType, number, readonly string[], readonly unknown[]]>([
    ['N07.FR.16 and .02: beyond an upper threshold, not on it, once, and when it is back', 'UpperThreshold', 70, ['69', '70', '70.1', '90', '70', '71'], [NO, NO, ALERT, NO, CLEARED, ALERT]],
    ['N07.FR.17: below a lower threshold, not on it', 'LowerThreshold', 10, ['11', '10', '9.9', '10'], [NO, NO, ALERT, CLEARED]],
    ['N07.FR.18: a change by more than the amount since the last event', 'Delta', 5, ['20', '25', '25.1', '21', '20'], [NO, NO, DELTA, NO, DELTA]],
    ['values that are no numbers never exceed anything', 'UpperThreshold', 1, ['', 'warm', '2'], [NO, NO, ALERT]],
  ])('%s', (_, type, value, actuals, expected) => {
    expect(told(type, value, actuals)).toEqual(expected);
  });

  it('N07.FR.19: any change of what is no number, whatever the amount', () => {
    expect(told('Delta', 99, ['true', 'false', 'false', 'true'], { numeric: false })).toEqual([NO, DELTA, NO, DELTA]);
  });

  it('2.1 N07.FR.22 and .23: a distance from the target, by amount and by share', () => {
    expect(told('TargetDelta', 10, ['100', '110', '111', '89', '95'], { target: '100' })).toEqual([NO, NO, ALERT, NO, CLEARED]);
    expect(told('TargetDeltaRelative', 0.1, ['200', '220', '221', '179', '200'], { target: '200' })).toEqual([NO, NO, ALERT, NO, CLEARED]);
    expect(told('TargetDelta', 10, ['500'], { target: '' })).toEqual([NO]);
  });

  it('of a threshold alternately that it is exceeded and that it is not, as the value is', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 }), fc.integer({ min: -20, max: 20 }), (values, threshold) => {
      let beyond = false;
      told('UpperThreshold', threshold, values.map(String)).forEach((notice, index) => {
        const now = (values[index] ?? 0) > threshold;
        expect(notice !== undefined).toBe(now !== beyond);
        if (notice) expect(notice.cleared === true).toBe(!now);
        beyond = now;
      });
    }));
  });

  it('of changes only such as are larger than the amount, from event to event', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), fc.integer({ min: 0, max: 30 }), (values, amount) => {
      let reference = values[0] ?? 0;
      told('Delta', amount, values.map(String)).forEach((notice, index) => {
        const now = values[index] ?? 0;
        expect(notice !== undefined).toBe(Math.abs(now - reference) > amount);
        if (notice) reference = now;
      });
    }));
  });
});
