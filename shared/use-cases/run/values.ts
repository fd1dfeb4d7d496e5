/** Names and what they stand for: inputs, the row of a loop, and the messages of named steps. */
export type Scope = Readonly<Record<string, unknown>>;

/** A template with its values put in; `missing` names the first expression that stands for nothing. */
export type Resolved = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly missing: string };

const WHOLE = /^\$\{([^}]+)\}$/;
const PARTS = /\$\{([^}]+)\}/g;

/**
 * Puts values into every text of a template. A text that is one expression becomes the value with its type; within a
 * longer text it is written out.
 *
 * @param now wall time, ms since 1970: `${now}`, `${now+3600}` and `${now-60}` give times of the wire, in seconds from it
 */
export function resolve(template: unknown, scope: Scope, now: number): Resolved {
  try {
    return { ok: true, value: put(template, scope, now) };
  } catch (error) {
    if (error instanceof Missing) return { ok: false, missing: error.message };
    throw error;
  }
}

class Missing extends Error {}

function put(template: unknown, scope: Scope, now: number): unknown {
  if (typeof template === 'string') return putText(template, scope, now);
  if (Array.isArray(template)) return template.map((one) => put(one, scope, now));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, put(value, scope, now)]));
}

function putText(text: string, scope: Scope, now: number): unknown {
  const [, whole] = WHOLE.exec(text) ?? [];
  if (whole !== undefined) return valueOf(whole.trim(), scope, now);
  return text.replace(PARTS, (_, expression: string) => String(valueOf(expression.trim(), scope, now)));
}

function valueOf(expression: string, scope: Scope, now: number): unknown {
  const [, sign, seconds] = /^now(?:\s*([+-])\s*(.+))?$/.exec(expression) ?? [];
  if (expression === 'now' || seconds !== undefined) {
    const shift = seconds === undefined ? 0 : Number(/^[\d.]+$/.test(seconds) ? seconds : valueOf(seconds, scope, now));
    return new Date(now + (sign === '-' ? -1 : 1) * shift * 1000).toISOString();
  }
  const [, left, sum, right] = /^([\w.[\]-]+)\s+([+-])\s+([\w.[\]]+)$/.exec(expression) ?? [];
  if (left !== undefined && right !== undefined) {
    const [one, other] = [Number(numberOr(left, scope)), Number(numberOr(right, scope))];
    return sum === '-' ? one - other : one + other;
  }
  return lookUp(expression, scope);
}

function numberOr(text: string, scope: Scope): unknown {
  return /^[\d.]+$/.test(text) ? Number(text) : lookUp(text, scope);
}

function lookUp(path: string, scope: Scope): unknown {
  let value: unknown = scope;
  for (const part of path.replace(/\[(\d+)\]/g, '.$1').split('.')) {
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined;
    if (value === undefined) throw new Missing(path);
  }
  return value;
}
