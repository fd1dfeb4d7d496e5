import type { TimelinePicture } from '../../../shared/ipc/timeline-shapes';
import { xOf } from '../scale';
import { crisp, type Canvas } from './canvas';

/** 1 would draw numbers as they are. */
const STEEPNESS = 0.65;
/** What the filter hides is this faint. */
const FAINT = 0.28;
/** A bar that stands for anything at all is at least this high, px. */
const LEAST = 1.5;

/** The parts that are in sight. */
export function partsInSight({ range }: Canvas, { from, to, up }: TimelinePicture): { first: number; last: number; part: number } {
  const part = (to - from) / Math.max(1, up.length);
  return { part, first: Math.max(0, Math.floor((range.from - from) / part)), last: Math.min(up.length - 1, Math.floor((range.to - from) / part)) };
}

/** Traffic over time: what stations said upwards, what they were told downwards. Few are seen beside many: heights grow slower than numbers. */
export function paintDensity(canvas: Canvas, picture: TimelinePicture): void {
  const { context, colours, layout: { density, strip }, range } = canvas;
  const { first, last, part } = partsInSight(canvas, picture);
  let most = 1;
  for (let bin = first; bin <= last; bin += 1) most = Math.max(most, picture.up[bin] ?? 0, picture.down[bin] ?? 0);
  const half = density.height / 2 - 3;
  const middle = crisp(canvas, density.top + density.height / 2);
  const heightOf = (value: number): number => (value === 0 ? 0 : Math.max(LEAST, (value / most) ** STEEPNESS * half));
  const full = Math.max(1, xOf(range, strip, picture.from + part) - xOf(range, strip, picture.from));
  const gap = full >= 3 ? 1 : 0;
  for (const [values, colour, way] of [[picture.up, colours.up, -1], [picture.down, colours.down, 1]] as const) {
    context.fillStyle = colour;
    for (let bin = first; bin <= last; bin += 1) {
      const value = values[bin] ?? 0;
      if (value === 0) continue;
      const left = crisp(canvas, xOf(range, strip, picture.from + bin * part));
      const width = Math.max(1, crisp(canvas, xOf(range, strip, picture.from + (bin + 1) * part)) - left - gap);
      const height = heightOf(value);
      const share = shareShown(picture, bin);
      if (share < 1) {
        context.globalAlpha = FAINT;
        bar(context, left, middle, width, height, way);
        context.globalAlpha = 1;
      }
      if (share > 0) bar(context, left, middle, width, Math.max(LEAST, height * share ** STEEPNESS), way);
    }
  }
  context.fillStyle = colours.strong;
  context.fillRect(strip.left, middle, strip.width, 1);
}

function bar(context: CanvasRenderingContext2D, left: number, middle: number, width: number, height: number, way: 1 | -1): void {
  context.fillRect(left, way < 0 ? middle - height : middle + 1, width, height);
}

/** How much of a part the filter shows, 0 to 1. */
function shareShown({ shown, up, down }: TimelinePicture, bin: number): number {
  if (!shown) return 1;
  const all = (up[bin] ?? 0) + (down[bin] ?? 0);
  return all === 0 ? 1 : Math.min(1, (shown[bin] ?? 0) / all);
}

/** Where problems are: a mark each, and a faint line through the traffic. */
export function paintProblems(canvas: Canvas, picture: TimelinePicture): void {
  const { context, colours, layout: { density, marks, strip }, range } = canvas;
  const { first, last, part } = partsInSight(canvas, picture);
  for (let bin = first; bin <= last; bin += 1) {
    const errors = picture.errors[bin] ?? 0;
    const warnings = picture.warnings[bin] ?? 0;
    if (errors + warnings === 0) continue;
    const x = crisp(canvas, xOf(range, strip, picture.from + (bin + 0.5) * part));
    context.fillStyle = errors > 0 ? colours.error : colours.warning;
    context.globalAlpha = 0.22;
    context.fillRect(x - 0.5, density.top, 1, density.height);
    context.globalAlpha = 1;
    mark(context, x, marks.top + marks.height / 2 + 0.5, errors > 0);
  }
}

/** Told apart by form too: an error is a diamond, a warning a triangle. */
function mark(context: CanvasRenderingContext2D, x: number, y: number, error: boolean): void {
  context.beginPath();
  if (error) {
    context.moveTo(x, y - 4);
    context.lineTo(x + 4, y);
    context.lineTo(x, y + 4);
    context.lineTo(x - 4, y);
  } else {
    context.moveTo(x, y - 3.5);
    context.lineTo(x + 4, y + 3.5);
    context.lineTo(x - 4, y + 3.5);
  }
  context.fill();
}
