import { expect, test } from 'vitest';
import { LineCount } from './line-count';

function counted(...entries: readonly (readonly [from: number, to: number, kind: 'other' | 'broken' | 'read', file?: number])[]): LineCount {
  const count = new LineCount();
  for (const [line, lastLine, kind, file] of entries) count.add({ line, lastLine, ...(file === undefined ? {} : { file }) }, kind);
  return count;
}

test('several messages on the same lines count these once', () => {
  const count = counted([1, 3, 'read'], [1, 3, 'read'], [4, 4, 'other'], [4, 4, 'other']);
  expect([count.of, count.last]).toEqual([{ read: 3, broken: 0, other: 1 }, 4]);
});

test('a line with a message and something else counts as read', () => {
  expect(counted([1, 1, 'other'], [1, 1, 'read'], [1, 1, 'broken'], [2, 2, 'broken'], [2, 2, 'other']).of).toEqual({ read: 1, broken: 1, other: 0 });
});

test('what begins on the line on which something ended counts only the lines after it', () => {
  expect(counted([1, 5, 'other'], [5, 8, 'read']).of).toEqual({ read: 4, broken: 0, other: 4 });
});

test('each file has its own lines', () => {
  const count = counted([1, 2, 'read'], [1, 2, 'read', 1], [3, 3, 'other', 1]);
  expect([count.of, count.last]).toEqual([{ read: 4, broken: 0, other: 1 }, 5]);
});
