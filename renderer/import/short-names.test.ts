import { expect, test } from 'vitest';
import { shortNames } from './short-names';

test.each([
  [['book.xlsx/About', 'book.xlsx/Messages'], ['About', 'Messages']],
  [['a/log.txt', 'b/log.txt', 'b/other.txt'], ['a/log.txt', 'b/log.txt', 'other.txt']],
  [['log.txt', 'x/log.txt'], ['log.txt', 'x/log.txt']],
  [['same', 'same'], ['same', 'same']],
])('%j are told apart as %j', (names, short) => expect(shortNames(names)).toEqual(short));
