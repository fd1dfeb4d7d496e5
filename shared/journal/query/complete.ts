import { fieldOf, FIELDS } from './fields';

/** One thing that a query's text can go on with. */
export interface QueryCompletion {
  /** What is put in place of the text from `from` to `to`. */
  readonly text: string;
  readonly about: string;
  readonly from: number;
  readonly to: number;
}

/** What is known of the journal that is asked. */
export interface QueryVocabulary {
  readonly actions: readonly string[];
  readonly stations: readonly string[];
  readonly transactions: readonly string[];
  /** Members of payloads, as paths. */
  readonly payload?: readonly string[];
}

const MOST = 50;

/** What the text of a query can go on with at a place in it: names of fields, values of a field, and, or, not. */
export function completeQuery(text: string, at: number, vocabulary: QueryVocabulary): readonly QueryCompletion[] {
  const head = text.slice(0, at);
  const value = /([A-Za-z][\w.[\]-]*)\s*(?:!=|>=|<=|[:=<>])\s*("?)([^\s()"]*)$/.exec(head);
  if (value) {
    const [, name = '', quote = '', typed = ''] = value;
    return valuesOf(name, vocabulary).filter((one) => fits(one, typed)).slice(0, MOST)
      .map((one) => ({ text: /[\s()"]/.test(one) ? JSON.stringify(one) : one, about: '', from: at - typed.length - quote.length, to: at }));
  }
  const typed = /[^\s():=<>"-]*$/.exec(head)?.[0] ?? '';
  const from = at - typed.length;
  const fields = FIELDS.map(({ name, about, type }) => ({ text: `${name}${type === 'number' || type === 'duration' || type === 'time' ? '>' : ':'}`, about }));
  const payload = (vocabulary.payload ?? []).map((path) => ({ text: `payload.${path}:`, about: 'Member of the payload' }));
  const words = head.trim() === typed ? [{ text: 'not ', about: 'What does not fit' }] : [{ text: 'and ', about: 'Both fit' }, { text: 'or ', about: 'One of both fits' }, { text: 'not ', about: 'What does not fit' }];
  return [...fields, ...payload, ...words].filter((one) => fits(one.text, typed)).slice(0, MOST).map((one) => ({ ...one, from, to: at }));
}

function valuesOf(name: string, { actions, stations, transactions }: QueryVocabulary): readonly string[] {
  switch (fieldOf(name)?.name) {
    case 'action': return actions;
    case 'station': return stations;
    case 'transaction': return transactions;
    default: return fieldOf(name)?.values ?? [];
  }
}

/** What begins with it comes first only by the order of the lists: all that hold it fit. */
function fits(text: string, typed: string): boolean {
  return text.toLowerCase().includes(typed.toLowerCase());
}
