import * as v from 'valibot';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
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
  const { sentence, path } = faultOf(value) ?? shapeFault('the scenario', parsed.issues, []);
  return { ok: false, message: `${name}, line ${lineOf(document, lines, path)}: ${sentence}` };
}

/** Members and places in lists that lead from the document's top to what is meant. */
type Path = readonly (string | number)[];
interface Fault { readonly sentence: string; readonly path: Path }

function shapeFault(what: string, issues: readonly v.BaseIssue<unknown>[], top: Path): Fault {
  const inner = (issues[0]?.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  return { sentence: issueSentence(what, issues), path: [...top, ...inner] };
}

/** The line, from 1, where the innermost of what a path leads to begins; a member that is missing has the line of what it is missing in. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const whole = path.slice(0, length);
    const holder: unknown = length === 1 ? document.contents : document.getIn(whole.slice(0, -1), true);
    // A member is where its name is.
    const pair = isMap(holder) ? holder.items.find(({ key }) => isScalar(key) && String(key.value) === String(whole.at(-1))) : undefined;
    const node: unknown = pair?.key ?? document.getIn(whole, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** Looks for the step that is wrong, since "a step is none of eleven kinds" helps nobody. */
function faultOf(value: unknown): Fault | undefined {
  const cases = membersOf(value)['cases'];
  if (!Array.isArray(cases)) return undefined;
  for (const [i, one] of cases.entries()) {
    const { id, steps, ...rest } = membersOf(one);
    const place = `case ${typeof id === 'string' ? id : i + 1}`;
    if (Array.isArray(steps)) {
      const found = faultOfSteps(steps, place, ['cases', i, 'steps']);
      if (found !== undefined) return found;
    }
    const parsed = v.safeParse(CaseShape, { id, ...rest, steps: [] });
    if (!parsed.success) return shapeFault(place, parsed.issues, ['cases', i]);
  }
  return undefined;
}

function faultOfSteps(steps: readonly unknown[], place: string, top: Path): Fault | undefined {
  for (const [i, step] of steps.entries()) {
    const where = `step ${i + 1} in ${place}`;
    const path = [...top, i];
    const members = membersOf(step);
    if (Array.isArray(members['steps'])) {
      const inner = faultOfSteps(members['steps'], where, [...path, 'steps']);
      if (inner !== undefined) return inner;
      continue;
    }
    const verb = Object.keys(VERBS).find((one) => one in members);
    if (verb === undefined) return { sentence: `${where}: it does nothing; one of ${Object.keys(VERBS).join(', ')} or each says what it does.`, path };
    const shape = VERBS[verb];
    const parsed = shape && v.safeParse(shape, step);
    if (parsed && !parsed.success) return shapeFault(where, parsed.issues, path);
  }
  return undefined;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
