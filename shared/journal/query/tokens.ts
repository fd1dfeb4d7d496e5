import type { Operator, QueryFault } from './ast';

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly quoted: boolean; readonly from: number; readonly to: number }
  | { readonly kind: 'operator'; readonly text: Operator; readonly from: number; readonly to: number }
  | { readonly kind: '(' | ')' | '-'; readonly from: number; readonly to: number };

const OPERATOR = /!=|>=|<=|[:=<>]/y;
/** What a word is made of: a value may hold colons and signs, a name may not. */
const NAME = /[^\s():=<>!"]+/y;
const VALUE = /[^\s()"]+/y;

/** The tokens of a query. After an operator everything up to the next blank or bracket is its value. */
export function tokensOf(text: string): { readonly tokens: readonly Token[] } | { readonly fault: QueryFault } {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (/\s/.test(character)) {
      at += 1;
      continue;
    }
    const afterOperator = tokens.at(-1)?.kind === 'operator';
    if (character === '"') {
      const word = quoted(text, at);
      if (!word) return { fault: { message: 'The quote that begins here has no end.', from: at, to: text.length } };
      tokens.push(word);
      at = word.to;
    } else if (character === '(' || character === ')') {
      tokens.push({ kind: character, from: at, to: at + 1 });
      at += 1;
    } else if (character === '-' && !afterOperator && /[^\s-]/.test(text.charAt(at + 1))) {
      tokens.push({ kind: '-', from: at, to: at + 1 });
      at += 1;
    } else {
      const operator = afterOperator ? undefined : match(OPERATOR, text, at);
      const word = operator ?? match(afterOperator ? VALUE : NAME, text, at) ?? character;
      tokens.push(operator === undefined
        ? { kind: 'word', text: word, quoted: false, from: at, to: at + word.length }
        : { kind: 'operator', text: operator as Operator, from: at, to: at + operator.length });
      at += word.length;
    }
  }
  return { tokens };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function quoted(text: string, from: number): Token | undefined {
  let word = '';
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') return { kind: 'word', text: word, quoted: true, from, to: at + 1 };
    if (character === '\\' && /["\\]/.test(text.charAt(at + 1))) at += 1;
    word += text.charAt(at);
  }
  return undefined;
}
