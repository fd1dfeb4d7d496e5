import { describe, expect, it } from 'vitest';
import { columnsOf, lastOf, measuresIn } from './meter-series';

describe('meter values as columns', () => {
  const samples = [{ at: 1_000, power: 11_000, soc: 40 }, { at: 2_000, power: 7_000 }];

  it('offers what was measured', () => {
    expect(measuresIn(samples).map(({ id }) => id)).toEqual(['power', 'soc']);
    expect(measuresIn([])).toEqual([]);
  });

  it('takes the newest value that there is', () => {
    expect(lastOf(samples, 'soc')).toBe(40);
    expect(lastOf(samples, 'voltage')).toBeUndefined();
  });

  it('converts units and leaves gaps where nothing was measured', () => {
    expect(columnsOf(samples, measuresIn(samples))).toEqual([[1, 2], [11, 7], [40, null]]);
  });
});
