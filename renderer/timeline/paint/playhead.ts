import { xOf, type Range } from '../scale';
import { crisp, type Canvas } from './canvas';

/** Half the width of the handle, px. */
const HALF = 6;

/**
 * The playhead: a line through all lanes with a handle on the axis.
 *
 * @param shown false while the panels show the newest state instead of the one here: the handle is hollow
 */
export function paintPlayhead(canvas: Canvas, place: number, bottom: number, shown: boolean): void {
  const { context, colours, layout: { strip, axis }, range } = canvas;
  const x = crisp(canvas, xOf(range, strip, place));
  if (x < strip.left - HALF || x > strip.left + strip.width + HALF) return;
  const foot = axis.top + axis.height;
  context.fillStyle = colours.accent;
  context.fillRect(x - 0.5, foot - 4, 1, bottom - foot + 4);
  context.beginPath();
  context.moveTo(x - HALF, foot - 14);
  context.lineTo(x + HALF, foot - 14);
  context.lineTo(x + HALF, foot - 7);
  context.lineTo(x, foot);
  context.lineTo(x - HALF, foot - 7);
  context.closePath();
  if (!shown) context.fillStyle = colours.surface;
  context.fill();
  context.strokeStyle = shown ? colours.surface : colours.accent;
  context.lineWidth = shown ? 1 : 1.5;
  context.stroke();
}

/** A stretch that is being chosen. */
export function paintBrush(canvas: Canvas, brush: Range, bottom: number): void {
  const { context, colours, layout: { strip, axis }, range } = canvas;
  const [left, right] = [crisp(canvas, xOf(range, strip, brush.from)), crisp(canvas, xOf(range, strip, brush.to))];
  context.fillStyle = colours.accent;
  context.globalAlpha = 0.16;
  context.fillRect(left, axis.top, right - left, bottom);
  context.globalAlpha = 1;
  context.fillRect(left, axis.top, 1, bottom);
  context.fillRect(right - 1, axis.top, 1, bottom);
}

/** Where the pointer is. */
export function paintPointer(canvas: Canvas, x: number, bottom: number): void {
  const { context, colours, layout: { strip, axis } } = canvas;
  if (x < strip.left) return;
  context.fillStyle = colours.text3;
  context.globalAlpha = 0.5;
  context.fillRect(crisp(canvas, x), axis.top + axis.height, 1, bottom - axis.top - axis.height);
  context.globalAlpha = 1;
}
