import * as v from 'valibot';

/** What a schema has against a value, as one sentence: where it is wrong, and what would be right. */
export function issueSentence(what: string, issues: readonly v.BaseIssue<unknown>[]): string {
  const [first] = issues;
  if (!first) return `${what} is wrong.`;
  const path = v.getDotPath(first);
  const where = path === null ? what : `“${path}” in ${what}`;
  const others = issues.length > 1 ? ` (${issues.length - 1} more)` : '';
  // A message of the contract's own is a sentence already; valibot's own begin with this word.
  if (!first.message.startsWith('Invalid')) return `${where}: ${first.message}${others}`;
  if (first.expected === 'never') return `${where}: there is no such member${others}.`;
  const expected = first.expected === null ? 'something else' : readable(first.expected);
  const found = first.received === 'undefined' ? 'is missing' : `is ${first.received}`;
  return `${where} ${found}; it should be ${expected}${others}.`;
}

const NAMES: Readonly<Record<string, string>> = {
  number: 'a number', string: 'a text', boolean: 'true or false', Array: 'a list', Object: 'an object',
};

function readable(expected: string): string {
  const words = expected.replace(/^\((.*)\)$/, '$1').split(' | ').map((word) => NAMES[word] ?? word);
  return words.join(' or ').replace(/^>=/, 'at least ').replace(/^<=/, 'at most ');
}
