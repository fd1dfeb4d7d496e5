import type { MarkedEntry } from '../../../shared/ipc/mark-shapes';
import type { MarkColour } from '../../../shared/journal/marks';
import { placeOfFlag } from '../layout';
import { xOf } from '../scale';
import { crisp, type Canvas } from './canvas';

/** Size of a mark, px. */
const SIZE = 9;

/** The shapes of marks as in the list, in a square of 1 by 1. */
const SHAPES: Readonly<Record<Exclude<MarkColour, 'green'>, readonly (readonly [number, number])[]>> = {
  red: [[0, 0], [1, 0.32], [0.22, 0.64], [0.22, 1], [0, 1]],
  yellow: [[0.5, 0], [0.62, 0.36], [1, 0.36], [0.69, 0.58], [0.81, 0.95], [0.5, 0.72], [0.19, 0.95], [0.31, 0.58], [0, 0.36], [0.38, 0.36]],
  blue: [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]],
  purple: [[0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5]],
};

/** What a person marked or noted. */
export function paintFlags(canvas: Canvas, flags: readonly MarkedEntry[], by: 'time' | 'entry'): void {
  const { context, colours, layout: { flags: lane, density, strip }, range } = canvas;
  if (!lane) return;
  for (const flag of flags) {
    const x = xOf(range, strip, placeOfFlag(flag, by));
    if (x < strip.left - SIZE || x > strip.left + strip.width + SIZE) continue;
    const { colour } = flag;
    context.fillStyle = colour === undefined ? colours.text2 : colours.marks[colour];
    context.globalAlpha = 0.35;
    context.fillRect(crisp(canvas, x), density.top, 1, density.height);
    context.globalAlpha = 1;
    // A flag stands with its pole where it belongs; all others with their middle.
    shape(context, colour, colour === 'red' ? x : x - SIZE / 2, lane.top + (lane.height - SIZE) / 2);
  }
}

function shape(context: CanvasRenderingContext2D, colour: MarkColour | undefined, left: number, top: number): void {
  context.beginPath();
  if (colour === 'green') context.arc(left + SIZE / 2, top + SIZE / 2, SIZE * 0.46, 0, 2 * Math.PI);
  else if (colour === undefined) {
    // A note without a mark: lines of writing.
    for (const line of [0.2, 0.5, 0.8]) context.rect(left, top + line * SIZE - 0.75, line === 0.8 ? SIZE * 0.6 : SIZE, 1.5);
  } else for (const [x, y] of SHAPES[colour]) context.lineTo(left + x * SIZE, top + y * SIZE);
  context.fill();
}
