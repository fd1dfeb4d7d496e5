import { ANYTHING } from '../run/matcher';

/** What asks only whether something is there, or fits something in it. */
const INNER = new Set(['$each', '$number', '$time', '$length']);

/**
 * What of a matcher has to hold however the two sides are set up: that something is there, and that it is the same as in an earlier message of
 * the case. A plain value is that of the scenario's own set-up; in another log it may rightly be another one.
 *
 * @param template with its expressions as they stand in the scenario
 * @param isMessage whether a name stands for a message of the case
 */
export function inAnySetUp(template: unknown, isMessage: (name: string) => boolean): unknown {
  if (typeof template === 'string') return namesMessage(template, isMessage) ? template : ANYTHING;
  if (Array.isArray(template)) return ANYTHING;
  if (typeof template !== 'object' || template === null) return ANYTHING;
  const kept = Object.entries(template).flatMap(([name, inner]) => {
    if (name === '$exists') return inner === true ? [[name, inner] as const] : [];
    if (name === '$match') return inner === '.+' ? [[name, inner] as const] : [];
    if (name.startsWith('$') && !INNER.has(name)) return mentionsMessage(inner, isMessage) ? [[name, inner] as const] : [];
    const holds = inAnySetUp(inner, isMessage);
    return holds === ANYTHING ? [] : [[name, holds] as const];
  });
  return kept.length === 0 ? ANYTHING : Object.fromEntries(kept);
}

function mentionsMessage(value: unknown, isMessage: (name: string) => boolean): boolean {
  return (JSON.stringify(value) ?? '').includes('${') && namesMessage(JSON.stringify(value), isMessage);
}

function namesMessage(text: string, isMessage: (name: string) => boolean): boolean {
  return [...text.matchAll(/\$\{\s*(\w+)[.\s[]/g)].some(([, name = '']) => isMessage(name));
}
