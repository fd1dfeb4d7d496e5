import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import { issueSentence } from '../../forms/issue-sentence';
import { CaseShape, ScenarioShape, VERBS, type Scenario } from './shape';

export type ReadScenario = { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly message: string };

/** Reads a scenario from YAML or JSON. What is wrong with it is one sentence that says where. */
export function readScenario(text: string, name = 'the scenario'): ReadScenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0]);
    return { ok: false, message: `${name}, line ${line}, column ${col}: ${fault.message}` };
  }
  const value: unknown = document.toJS();
  const parsed = v.safeParse(ScenarioShape, value);
  if (parsed.success) return { ok: true, scenario: parsed.output };
  return { ok: false, message: faultOf(value, name) ?? issueSentence(name, parsed.issues) };
}

/** Looks for the step that is wrong, since "a step is none of eleven kinds" helps nobody. */
function faultOf(value: unknown, name: string): string | undefined {
  const cases = membersOf(value)['cases'];
  if (!Array.isArray(cases)) return undefined;
  for (const [i, one] of cases.entries()) {
    const { id, steps, ...rest } = membersOf(one);
    const place = `case ${typeof id === 'string' ? id : i + 1} of ${name}`;
    if (Array.isArray(steps)) {
      const found = faultOfSteps(steps, place);
      if (found !== undefined) return found;
    }
    const parsed = v.safeParse(CaseShape, { id, ...rest, steps: [] });
    if (!parsed.success) return issueSentence(place, parsed.issues);
  }
  return undefined;
}

function faultOfSteps(steps: readonly unknown[], place: string): string | undefined {
  for (const [i, step] of steps.entries()) {
    const where = `step ${i + 1} in ${place}`;
    const members = membersOf(step);
    if (Array.isArray(members['steps'])) {
      const inner = faultOfSteps(members['steps'], where);
      if (inner !== undefined) return inner;
      continue;
    }
    const verb = Object.keys(VERBS).find((one) => one in members);
    if (verb === undefined) return `${where}: it does nothing; one of ${Object.keys(VERBS).join(', ')} or each says what it does.`;
    const shape = VERBS[verb];
    const parsed = shape && v.safeParse(shape, step);
    if (parsed && !parsed.success) return issueSentence(where, parsed.issues);
  }
  return undefined;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
