import type { Query, QueryFault } from './ast';
import { fieldOf, FIELDS } from './fields';
import { tokensOf, type Token } from './tokens';
import { durationOf, numberOf, timeOf } from './values';

export type Parsed = { readonly ok: true; readonly query: Query | undefined } | { readonly ok: false; readonly fault: QueryFault };

/**
 * Reads a query: `action:TransactionEvent and payload.eventType:Ended and latency>2s`. Conditions side by side belong
 * together as by `and`; `or` is weaker, `not` and `-` stronger; brackets group; a word alone is looked for in the raw text.
 */
export function parseQuery(text: string): Parsed {
  const read = tokensOf(text);
  if ('fault' in read) return { ok: false, fault: read.fault };
  if (read.tokens.length === 0) return { ok: true, query: undefined };
  try {
    return { ok: true, query: new Parser(read.tokens, text.length).whole() };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** Whether a text is meant as a query rather than as words to look for: it compares a field, or groups. */
export function looksLikeQuery(text: string): boolean {
  return /(?:^|[\s(-])([A-Za-z][\w.[\]-]*)\s*(?:!=|>=|<=|[:=<>])\s*\S/.test(text) && [...text.matchAll(/([A-Za-z][\w.[\]-]*)\s*(?:!=|>=|<=|[:=<>])/g)].some(([, name]) => fieldOf(name ?? '') !== undefined);
}

class Wrong extends Error {
  readonly fault: QueryFault;

  constructor(message: string, from: number, to: number) {
    super(message);
    this.fault = { message, from, to };
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #at = 0;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  whole(): Query {
    const query = this.#or();
    const rest = this.#tokens[this.#at];
    if (rest) throw new Wrong('This bracket closes none.', rest.from, rest.to);
    return query;
  }

  #or(): Query {
    const parts = [this.#and()];
    while (this.#takeWord('or')) parts.push(this.#and());
    return parts.length === 1 ? (parts[0] ?? this.#nothing()) : { kind: 'or', parts };
  }

  #and(): Query {
    const parts = [this.#not()];
    for (;;) {
      const explicit = this.#takeWord('and');
      const next = this.#tokens[this.#at];
      if (!explicit && (!next || next.kind === ')' || isWord(next, 'or'))) break;
      parts.push(this.#not());
    }
    return parts.length === 1 ? (parts[0] ?? this.#nothing()) : { kind: 'and', parts };
  }

  #not(): Query {
    if (this.#take('-') || this.#takeWord('not')) return { kind: 'not', part: this.#not() };
    const open = this.#tokens[this.#at];
    if (!this.#take('(')) return this.#term();
    const inner = this.#or();
    if (!this.#take(')')) throw new Wrong('This bracket is not closed.', open?.from ?? 0, open?.to ?? this.#end);
    return inner;
  }

  #term(): Query {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word' || isWord(token, 'and') || isWord(token, 'or')) return this.#nothing();
    this.#at += 1;
    const operator = this.#tokens[this.#at];
    if (operator?.kind !== 'operator' || token.quoted) return { kind: 'text', text: token.text };
    this.#at += 1;
    const value = this.#tokens[this.#at];
    if (value?.kind !== 'word') throw new Wrong(`A value is missing after "${token.text}${operator.text}".`, token.from, operator.to);
    this.#at += 1;
    const field = fieldOf(token.text);
    if (!field) throw new Wrong(`There is no field "${token.text}"; there are ${FIELDS.map(({ name }) => name).join(', ')} and payload.…`, token.from, token.to);
    const ordered = operator.text !== ':' && operator.text !== '=' && operator.text !== '!=';
    const wrong = faultOfValue(field.type, field.values, value.text, ordered);
    if (wrong !== undefined) throw new Wrong(wrong, value.from, value.to);
    return { kind: 'compare', field: field.name, operator: operator.text, value: value.text };
  }

  #nothing(): never {
    const token = this.#tokens[this.#at];
    throw new Wrong('A condition is missing here, such as action:Heartbeat.', token?.from ?? Math.max(0, this.#end - 1), token?.to ?? this.#end);
  }

  #take(kind: '(' | ')' | '-'): boolean {
    if (this.#tokens[this.#at]?.kind !== kind) return false;
    this.#at += 1;
    return true;
  }

  #takeWord(word: string): boolean {
    if (!isWord(this.#tokens[this.#at], word)) return false;
    this.#at += 1;
    return true;
  }
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && !token.quoted && token.text.toLowerCase() === word;
}

function faultOfValue(type: string, values: readonly string[] | undefined, value: string, ordered: boolean): string | undefined {
  if (type === 'number' && numberOf(value) === undefined) return `"${value}" is no number.`;
  if (type === 'duration' && durationOf(value) === undefined) return `"${value}" is no duration; it would be like 500ms, 2s or 1.5min.`;
  if (type === 'time' && timeOf(value) === undefined) return `"${value}" is no time; it would be like 10:30, 10:30:05 or 2026-01-31T12:00Z.`;
  if (type === 'name' && ordered) return 'Names can be equal or not, neither more nor less; numbers, durations and times can.';
  if (values && !value.includes('*') && !values.some((one) => one.toLowerCase() === value.toLowerCase())) return `"${value}" is none of ${values.join(', ')}.`;
  return undefined;
}
