import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useLog, type Selection } from './log';
import { isMany, selectedFilter, startSelection, useSelection } from './selection';

const row = (index: number): Selection => ({ index, pair: undefined, position: index });
const ranges = (): unknown => useSelection.getState().ranges;

beforeAll(startSelection);
beforeEach(() => {
  useLog.setState({ filter: {} });
  useLog.getState().select(undefined);
});

describe('what is selected', () => {
  test('is the entry that panels show, whoever chose it', () => {
    useLog.getState().select(row(7));
    expect(ranges()).toEqual([[7, 7]]);
    expect(selectedFilter()).toEqual({ entries: [[7, 7]] });
    useLog.getState().select(undefined);
    expect(ranges()).toEqual([]);
    expect(selectedFilter()).toBeUndefined();
  });

  test('extends from the anchor and back over it', () => {
    useLog.getState().select(row(5));
    useSelection.getState().extend(row(9));
    expect(ranges()).toEqual([[5, 9]]);
    useSelection.getState().extend(row(2));
    expect(ranges()).toEqual([[2, 5]]);
    expect(useLog.getState().selected).toBe(2);
  });

  test('keeps what was added apart when another range is extended', () => {
    useLog.getState().select(row(1));
    useSelection.getState().toggle(row(5));
    useSelection.getState().extend(row(8));
    useSelection.getState().extend(row(6));
    expect(ranges()).toEqual([[1, 1], [5, 6]]);
  });

  test('loses a single entry out of a range of millions and stays ranges', () => {
    useSelection.getState().all(3_000_000);
    useSelection.getState().toggle(row(1_000_000));
    expect(ranges()).toEqual([[0, 999_999], [1_000_001, 3_000_000]]);
  });

  test('is nothing when the last entry is taken away', () => {
    useLog.getState().select(row(3));
    useSelection.getState().toggle(row(3));
    expect(ranges()).toEqual([]);
    expect(useLog.getState().selected).toBeUndefined();
  });

  test('stays while one walks, and goes back to one entry', () => {
    useLog.getState().select(row(3));
    useSelection.getState().extend(row(4));
    useSelection.getState().walk(row(8));
    expect(ranges()).toEqual([[3, 4]]);
    useSelection.getState().one();
    expect(ranges()).toEqual([[8, 8]]);
  });

  test('means what the list showed, and is one entry again under another filter', () => {
    useLog.getState().setFilter({ types: ['CALL'] });
    useLog.getState().select(row(3));
    useSelection.getState().extend(row(9));
    expect(selectedFilter()).toEqual({ types: ['CALL'], entries: [[3, 9]] });
    useLog.getState().setFilter({});
    expect(isMany()).toBe(false);
    expect(ranges()).toEqual([[9, 9]]);
  });

  test('of many ends when another entry is chosen elsewhere', () => {
    useLog.getState().select(row(3));
    useSelection.getState().extend(row(9));
    useLog.getState().select(row(4));
    expect(ranges()).toEqual([[4, 4]]);
  });
});
