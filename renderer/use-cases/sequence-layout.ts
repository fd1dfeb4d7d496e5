import { isJsonObject, type JsonValue } from '../../shared/ocpp/json';
import type { Actor, SequenceStep, Side } from '../../shared/use-cases/catalogue/model';

/** Gives the width of a text in px. */
export type Measure = (text: string, face: 'ui' | 'strong' | 'mono') => number;

/** The lifelines and the columns of people, in px from the left. */
export interface Lanes {
  readonly width: number;
  readonly station: number;
  readonly csms: number;
  /** Columns of what people do beside an end; absent when nobody does anything there. */
  readonly left: { readonly x: number; readonly width: number } | undefined;
  readonly right: { readonly x: number; readonly width: number } | undefined;
}

export type Drawn =
  | { readonly kind: 'message'; readonly y: number; readonly from: Side; readonly dashed: boolean; readonly title: string; readonly lines: readonly string[]; readonly lineY: number; readonly notes: readonly string[] }
  | { readonly kind: 'act'; readonly y: number; readonly side: 'left' | 'right' | Side; readonly actor: Actor; readonly lines: readonly string[]; readonly height: number }
  | { readonly kind: 'frame'; readonly y: number; readonly how: string; readonly title: string; readonly depth: number; readonly height: number };

export interface Layout {
  readonly lanes: Lanes;
  readonly drawn: readonly Drawn[];
  readonly height: number;
}

export const HEAD = 34;
const TITLE = 16;
const LINE = 14;
const GAP = 12;
const FRAME_HEAD = 22;
const ACT_PADDING = 6;
export const NOTE_WIDTH = 190;

/** Who acts beside the CSMS; all others are where the station is. */
const AT_CSMS: ReadonlySet<Actor> = new Set(['CSO', 'External Control System', 'Certificate Authority', 'Contract Certificate Pool']);

function placeOf(actor: Actor): 'left' | 'right' | Side {
  if (actor === 'Charging Station') return 'station';
  if (actor === 'CSMS') return 'csms';
  return AT_CSMS.has(actor) ? 'right' : 'left';
}

/** Places everything, from top to bottom. Nothing is drawn over something else. */
export function layOut(steps: readonly SequenceStep[], width: number, measure: Measure): Layout {
  const lanes = lanesOf(steps, width);
  const drawn: Drawn[] = [];
  let y = HEAD + GAP;
  const messageWidth = lanes.csms - lanes.station - 20;

  const place = (step: SequenceStep, depth: number): void => {
    if (step.kind === 'group') {
      const at = drawn.length;
      const top = y;
      y += FRAME_HEAD;
      for (const inner of step.steps) place(inner, depth + 1);
      drawn.splice(at, 0, { kind: 'frame', y: top, how: HOW[step.how], title: step.title, depth, height: y - top - GAP / 2 });
      y += GAP / 2;
      return;
    }
    if (step.kind === 'act') {
      const side = placeOf(step.actor);
      const room = side === 'left' ? (lanes.left?.width ?? NOTE_WIDTH) : side === 'right' ? (lanes.right?.width ?? NOTE_WIDTH) : NOTE_WIDTH;
      const lines = wrap(step.text.split(' '), room - 2 * ACT_PADDING, (text) => measure(text, 'ui'), ' ');
      const height = TITLE + lines.length * LINE + ACT_PADDING;
      drawn.push({ kind: 'act', y, side, actor: step.actor, lines, height });
      y += height + GAP;
      return;
    }
    const lines = wrap(shortFieldTexts(step.fields ?? {}), messageWidth, (text) => measure(text, 'mono'), ', ');
    const notes = step.note === undefined ? [] : wrap(step.note.split(' '), messageWidth, (text) => measure(text, 'ui'), ' ');
    const title = step.kind === 'call' ? step.action : '';
    const lineY = y + (title === '' ? 0 : TITLE) + lines.length * LINE + 4;
    drawn.push({ kind: 'message', y, from: step.from, dashed: step.kind === 'answer', title, lines, lineY, notes });
    y = lineY + notes.length * LINE + (notes.length > 0 ? 4 : 0) + GAP;
  };

  for (const step of steps) place(step, 0);
  return { lanes, drawn, height: y + 4 };
}

const HOW = { optional: 'may be', loop: 'again', alternative: 'or' } as const;

function lanesOf(steps: readonly SequenceStep[], width: number): Lanes {
  const sides = new Set(actorsIn(steps).map(placeOf));
  const column = Math.min(150, Math.max(92, width * 0.22));
  const depth = depthOf(steps) * 7;
  const left = sides.has('left') ? { x: 4 + depth, width: column } : undefined;
  const right = sides.has('right') ? { x: width - 4 - depth - column, width: column } : undefined;
  const edge = 70;
  return { width, left, right, station: left ? left.x + column + 18 : edge, csms: right ? right.x - 18 : width - edge };
}

function actorsIn(steps: readonly SequenceStep[]): Actor[] {
  return steps.flatMap((step) => (step.kind === 'group' ? actorsIn(step.steps) : step.kind === 'act' ? [step.actor] : []));
}

function depthOf(steps: readonly SequenceStep[]): number {
  return Math.max(0, ...steps.map((step) => (step.kind === 'group' ? 1 + depthOf(step.steps) : 0)));
}

/** Puts as many pieces on a line as fit; a piece that fits on none has a line of its own. */
export function wrap(pieces: readonly string[], width: number, measure: (text: string) => number, joint: string): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const joined = last === undefined ? piece : `${last}${joint}${piece}`;
    if (last !== undefined && measure(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  return lines.map((line) => shorten(line, width, measure));
}

function shorten(line: string, width: number, measure: (text: string) => number): string {
  if (measure(line) <= width) return line;
  let length = line.length - 1;
  while (length > 1 && measure(`${line.slice(0, length)}…`) > width) length -= 1;
  return `${line.slice(0, length)}…`;
}

/** The members of a payload, nested ones by their path. */
export function fieldTexts(value: JsonValue, path = ''): string[] {
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object' || one === null)) return [`${path}: [${value.map(String).join(', ')}]`];
    return value.flatMap((one, at) => fieldTexts(one, value.length === 1 ? `${path}[]` : `${path}[${at}]`));
  }
  if (isJsonObject(value)) return Object.entries(value).flatMap(([name, one]) => fieldTexts(one, path === '' ? name : `${path}.${name}`));
  return [`${path}: ${String(value)}`];
}

/** Names that say nothing without the member that holds them. */
const BARE: ReadonlySet<string> = new Set(['id', 'idToken', 'name', 'type', 'unit', 'value', 'instance', 'status']);

/** The members as a diagram has room for them: by their own names, and without the moments, which are no more than examples. */
export function shortFieldTexts(fields: JsonValue): string[] {
  const texts = fieldTexts(fields).filter((text) => !/(^|\.)(timestamp|currentTime): /.test(text));
  const shortened = texts.map((text) => {
    const [path = '', ...rest] = text.split(': ');
    const names = path.split('.');
    const own = names.at(-1) ?? path;
    const kept = BARE.has(own.replace(/\[.*/, '')) ? names.slice(-2).join('.') : own;
    return [kept, ...rest].join(': ');
  });
  // Where two would be named alike, both keep their paths.
  const nameOf = (text: string): string | undefined => text.split(': ')[0];
  return shortened.map((text, at) => (shortened.some((other, where) => where !== at && nameOf(other) === nameOf(text)) ? (texts[at] ?? text) : text));
}
