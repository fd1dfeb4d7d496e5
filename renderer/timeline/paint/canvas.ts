import type { Colours } from '../colours';
import type { Layout } from '../layout';
import type { Range } from '../scale';

/** What every painter is given. */
export interface Canvas {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly layout: Layout;
  readonly range: Range;
  /** Device pixels in a px. */
  readonly ratio: number;
}

/** A place of the drawing on the grid of the display, so that edges are crisp. */
export function crisp({ ratio }: Canvas, px: number): number {
  return Math.round(px * ratio) / ratio;
}

/** A vertical line, one px wide. */
export function verticalLine(canvas: Canvas, x: number, top: number, height: number, colour: string): void {
  canvas.context.fillStyle = colour;
  canvas.context.fillRect(crisp(canvas, x), top, 1, height);
}

/** A text that ends in … where it is too long; nothing where not even that has room. */
export function fittedText({ context }: Canvas, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let [low, high] = [0, text.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return low < 2 ? '' : `${text.slice(0, low)}…`;
}

export function clipTo({ context }: Canvas, left: number, top: number, width: number, height: number, paint: () => void): void {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  paint();
  context.restore();
}
