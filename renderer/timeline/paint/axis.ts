import { xOf } from '../scale';
import { dateOf, entryTicksOf, thinned, timeTicksOf, type Tick } from '../ticks';
import { crisp, verticalLine, type Canvas } from './canvas';

/** Px that a tick's text takes with the room around it. */
const TICK_PX = 92;
/** Between the text of one tick and the next, px. */
const ROOM_PX = 26;

/** The axis with its ticks, and the lines that go down from them. */
export function paintAxis(canvas: Canvas, by: 'time' | 'entry', bottom: number): void {
  const { context, colours, layout, range } = canvas;
  const { strip, axis } = layout;
  const wanted = strip.width / TICK_PX;
  const ticks = by === 'time' ? timeTicksOf(range, wanted) : entryTicksOf(range, wanted);
  const lettered = new Set(withRoom(canvas, by, ticks));
  context.textBaseline = 'middle';
  const middle = axis.top + axis.height / 2;
  for (const tick of ticks) {
    const { place, label, strong } = tick;
    const x = xOf(range, strip, place);
    if (x < strip.left - 1 || x > layout.width) continue;
    verticalLine(canvas, x, axis.top, bottom - axis.top, strong ? colours.strong : colours.line);
    context.font = `${strong ? 600 : 400} 11px ${colours.font}`;
    context.fillStyle = strong ? colours.text2 : colours.text3;
    context.textAlign = 'left';
    if (lettered.has(tick) && x + 5 + context.measureText(label).width < layout.width) context.fillText(label, crisp(canvas, x) + 5, middle);
  }
  context.fillStyle = colours.line;
  context.fillRect(0, axis.top + axis.height - 1, layout.width, 1);
  context.font = `400 11px ${colours.font}`;
  context.fillStyle = colours.text2;
  context.fillText(by === 'time' ? dateOf(range) : 'Entry', 10, middle);
}

/** The ticks whose texts do not touch each other. */
function withRoom({ context, colours, layout: { strip }, range }: Canvas, by: 'time' | 'entry', ticks: readonly Tick[]): readonly Tick[] {
  const [first, second] = ticks;
  if (!first || !second) return ticks;
  context.font = `600 11px ${colours.font}`;
  const widest = Math.max(...ticks.map(({ label }) => context.measureText(label).width));
  return thinned(ticks, by, xOf(range, strip, second.place) - xOf(range, strip, first.place), widest + ROOM_PX);
}
