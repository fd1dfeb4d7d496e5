import { encode } from '../ocpp/codec';
import type { Call } from '../ocpp/frame';
import type { Answer } from '../ocpp/outcome';
import type { JsonObject } from '../ocpp/json';

/** Another answer than a side's own, for tests and demonstrations. The first that fits is used. */
export interface OverrideRule {
  readonly id: string;
  /** Station identity; undefined for all. */
  readonly station?: string;
  readonly action: string;
  readonly enabled: boolean;
  /** Milliseconds before the answer goes out. */
  readonly delayMs?: number;
  readonly answer:
    | { readonly kind: 'own' }
    | { readonly kind: 'payload'; readonly payload: JsonObject }
    | { readonly kind: 'error'; readonly code: string; readonly description: string; readonly details?: JsonObject }
    /** Any text; `{{id}}` in it becomes the request's message id. */
    | { readonly kind: 'raw'; readonly text: string }
    | { readonly kind: 'none' }
    | { readonly kind: 'close'; readonly code: number; readonly reason: string };
  /** How many more times it applies; undefined for ever. */
  readonly times?: number;
}

/** The answers that a person has put in place of a side's own. */
export class Overrides {
  #rules: readonly OverrideRule[] = [];

  get rules(): readonly OverrideRule[] {
    return this.#rules;
  }

  set(rules: readonly OverrideRule[]): void {
    this.#rules = [...rules];
  }

  /** The first rule that fits a request; one that applies a number of times is used up by it. */
  take(station: string, action: string): OverrideRule | undefined {
    if (this.#rules.length === 0) return undefined;
    const rule = this.#rules.find((candidate) => fits(candidate, station, action));
    if (rule?.times === undefined) return rule;
    const left = rule.times - 1;
    this.#rules = this.#rules.map((candidate) => (candidate === rule ? { ...rule, times: left } : candidate));
    return rule;
  }
}

function fits({ enabled, station, action, times }: OverrideRule, asking: string, asked: string): boolean {
  return enabled && action === asked && (station === undefined || station === asking) && (times === undefined || times > 0);
}

/** What a rule says instead of `own`; undefined where it leaves the answer as it is. */
export function answerOf(rule: OverrideRule, call: Call): Answer | undefined {
  const { answer } = rule;
  switch (answer.kind) {
    case 'own': return undefined;
    case 'payload': return { kind: 'result', payload: answer.payload };
    case 'raw': return { kind: 'raw', text: answer.text.replaceAll('{{id}}', call.id) };
    case 'none': return { kind: 'silence' };
    case 'close': return { kind: 'silence' };
    case 'error': {
      // The code goes out as it was written, whether the standard knows it or not.
      const { code, description, details = {} } = answer;
      return { kind: 'raw', text: encode({ kind: 'error', id: call.id, code, description, details }) };
    }
  }
}
