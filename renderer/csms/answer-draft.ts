import type { OverrideRule } from '../../shared/csms/api';
import { isJsonObject, type JsonObject } from '../../shared/ocpp/json';

export type AnswerKind = OverrideRule['answer']['kind'];

export const ANSWER_KINDS: readonly { readonly value: AnswerKind; readonly label: string }[] = [
  { value: 'own', label: 'Its own answer' },
  { value: 'payload', label: 'Another payload' },
  { value: 'error', label: 'CALLERROR' },
  { value: 'raw', label: 'Any text' },
  { value: 'none', label: 'No answer' },
  { value: 'close', label: 'Close the connection' },
];

/** A rule as it is written; texts that may not be right yet. */
export interface AnswerDraft {
  readonly station: string;
  readonly action: string;
  readonly kind: AnswerKind;
  readonly delay: string;
  readonly times: string;
  readonly payload: string;
  readonly code: string;
  readonly description: string;
  readonly text: string;
  readonly closeCode: string;
}

export const NEW_DRAFT: AnswerDraft = {
  station: '', action: 'BootNotification', kind: 'payload', delay: '', times: '', payload: '{\n}', code: 'InternalError', description: '',
  text: '[3,"{{id}}",{}]', closeCode: '1000',
};

export function draftOf(rule: OverrideRule): AnswerDraft {
  const { answer } = rule;
  return {
    ...NEW_DRAFT,
    station: rule.station ?? '',
    action: rule.action,
    kind: answer.kind,
    delay: rule.delayMs?.toString() ?? '',
    times: rule.times?.toString() ?? '',
    ...(answer.kind === 'payload' ? { payload: JSON.stringify(answer.payload, undefined, 2) } : {}),
    ...(answer.kind === 'error' ? { code: answer.code, description: answer.description } : {}),
    ...(answer.kind === 'raw' ? { text: answer.text } : {}),
    ...(answer.kind === 'close' ? { closeCode: String(answer.code) } : {}),
  };
}

export type DraftFaults = { readonly [Field in keyof AnswerDraft]?: string };

/** The rule that a draft means, or what is wrong with it by field. */
export function ruleOf(draft: AnswerDraft, id: string, enabled: boolean): { readonly rule: OverrideRule } | { readonly faults: DraftFaults } {
  const payload = draft.kind === 'payload' ? readObject(draft.payload) : {};
  const faults: DraftFaults = {
    ...(draft.action === '' ? { action: 'Choose the request that is answered.' } : {}),
    ...(isCount(draft.delay) ? {} : { delay: 'Whole milliseconds, or nothing.' }),
    ...(isCount(draft.times) ? {} : { times: 'A whole number, or nothing for ever.' }),
    ...(payload === undefined ? { payload: 'A payload is a JSON object, such as {"status":"Rejected"}.' } : {}),
    ...(draft.kind === 'error' && draft.code === '' ? { code: 'A CALLERROR needs a code.' } : {}),
    ...(draft.kind === 'close' && !isCloseCode(draft.closeCode) ? { closeCode: '1000 to 4999, such as 1000 or 1011.' } : {}),
  };
  if (Object.keys(faults).length > 0) return { faults };
  return {
    rule: {
      id,
      enabled,
      action: draft.action,
      answer: answerOf(draft, payload ?? {}),
      ...(draft.station === '' ? {} : { station: draft.station }),
      ...(draft.delay.trim() === '' ? {} : { delayMs: Number(draft.delay) }),
      ...(draft.times.trim() === '' ? {} : { times: Number(draft.times) }),
    },
  };
}

function answerOf(draft: AnswerDraft, payload: JsonObject): OverrideRule['answer'] {
  switch (draft.kind) {
    case 'own': return { kind: 'own' };
    case 'payload': return { kind: 'payload', payload };
    case 'error': return { kind: 'error', code: draft.code, description: draft.description };
    case 'raw': return { kind: 'raw', text: draft.text };
    case 'none': return { kind: 'none' };
    case 'close': return { kind: 'close', code: Number(draft.closeCode), reason: '' };
  }
}

function readObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isCount = (text: string): boolean => /^\s*\d*\s*$/.test(text);
const isCloseCode = (text: string): boolean => /^\s*[1-4]\d{3}\s*$/.test(text);

/** A rule in one line: `Authorize → CALLERROR InternalError, after 500 ms, 2 times`. */
export function ruleText(rule: OverrideRule): string {
  const { answer } = rule;
  const what = ANSWER_KINDS.find(({ value }) => value === answer.kind)?.label ?? answer.kind;
  const more = answer.kind === 'error' ? ` ${answer.code}` : answer.kind === 'close' ? ` (${answer.code})` : '';
  const delay = rule.delayMs === undefined ? '' : `, after ${rule.delayMs} ms`;
  const times = rule.times === undefined ? '' : rule.times === 0 ? ', used up' : `, ${rule.times} more ${rule.times === 1 ? 'time' : 'times'}`;
  return `${what}${more}${delay}${times}`;
}
