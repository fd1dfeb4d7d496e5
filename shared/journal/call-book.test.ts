import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallBook } from './call-book';

describe('the open calls of a side', () => {
  it('give every answer to the latest open call with its id, however many are open', () => {
    const step = fc.record({ answer: fc.boolean(), id: fc.constantFrom('a', 'b', 'c') });
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const book = new CallBook();
      const open: { id: string; index: number }[] = [];
      let last: { id: string; index: number } | undefined;
      for (const [index, { answer, id }] of steps.entries()) {
        if (answer) {
          const at = open.findLastIndex((call) => call.id === id);
          expect(book.answer(id, index)).toBe(open[at]?.index ?? -1);
          if (at >= 0) {
            open.splice(at, 1);
            last = { id, index };
          }
        } else {
          book.add(id, index);
          open.push({ id, index });
        }
        expect(book.openCalls().sort()).toEqual(open.map((call) => call.index).sort());
        for (const asked of ['a', 'b', 'c']) expect(book.lastAnswer(asked)).toBe(last?.id === asked ? last.index : -1);
      }
    }));
  });
});
