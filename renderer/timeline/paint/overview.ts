import type { TimelinePicture } from '../../../shared/ipc/timeline-shapes';
import { xOf, type Range } from '../scale';
import { crisp, type Canvas } from './canvas';

/** All of the log in one strip, and which part of it is in sight above. */
export function paintOverview(canvas: Canvas, picture: TimelinePicture, whole: Range, head: number | undefined): void {
  const { context, colours, layout, range } = canvas;
  const { overview: lane, strip, width } = layout;
  if (!lane) return;
  context.fillStyle = colours.raised;
  context.globalAlpha = 0.5;
  context.fillRect(0, lane.top, width, lane.height);
  context.globalAlpha = 1;
  context.fillStyle = colours.line;
  context.fillRect(0, lane.top, width, 1);
  const part = (picture.to - picture.from) / Math.max(1, picture.up.length);
  const total = (bin: number): number => (picture.up[bin] ?? 0) + (picture.down[bin] ?? 0);
  let most = 1;
  for (let bin = 0; bin < picture.up.length; bin += 1) most = Math.max(most, total(bin));
  const base = lane.top + lane.height - 3;
  for (let bin = 0; bin < picture.up.length; bin += 1) {
    const value = total(bin);
    if (value === 0) continue;
    const left = crisp(canvas, xOf(whole, strip, picture.from + bin * part));
    const right = crisp(canvas, xOf(whole, strip, picture.from + (bin + 1) * part));
    const height = Math.max(1, Math.sqrt(value / most) * (lane.height - 7));
    context.fillStyle = (picture.errors[bin] ?? 0) > 0 ? colours.error : colours.text3;
    context.fillRect(left, base - height, Math.max(1, right - left), height);
  }
  const [left, right] = [crisp(canvas, xOf(whole, strip, range.from)), crisp(canvas, xOf(whole, strip, range.to))];
  context.fillStyle = colours.surface;
  context.globalAlpha = 0.62;
  context.fillRect(strip.left, lane.top + 1, left - strip.left, lane.height - 1);
  context.fillRect(right, lane.top + 1, strip.left + strip.width - right, lane.height - 1);
  context.globalAlpha = 1;
  context.strokeStyle = colours.accent;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, lane.top + 1.5, Math.max(4, right - left) - 1, lane.height - 3);
  if (head !== undefined) {
    context.fillStyle = colours.text;
    context.fillRect(crisp(canvas, xOf(whole, strip, head)), lane.top + 1, 1, lane.height - 1);
  }
  context.font = `400 11px ${colours.font}`;
  context.fillStyle = colours.text3;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText('All', 10, lane.top + lane.height / 2);
}
