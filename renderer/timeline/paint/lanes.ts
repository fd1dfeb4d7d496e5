import type { SessionBar, TransactionBar } from '../../../shared/ipc/timeline-shapes';
import { plural } from '../../ui/format';
import { connectorName } from '../words';
import { endOf, type Row } from '../layout';
import { xOf } from '../scale';
import { clipTo, crisp, fittedText, type Canvas } from './canvas';

export interface LaneWishes {
  /** Where what has not ended goes to. */
  readonly now: number;
  /** Bar under the pointer. */
  readonly hovered: SessionBar | TransactionBar | undefined;
}

/** The connections of each station, and the transactions of each of its connectors. */
export function paintLanes(canvas: Canvas, wishes: LaneWishes): void {
  const { context, colours, layout: { rows, all, strip, width } } = canvas;
  if (rows.height <= 0) return;
  context.fillStyle = colours.line;
  context.fillRect(0, rows.top, width, 1);
  clipTo(canvas, 0, rows.top + 1, width, rows.height - 1, () => {
    for (const row of all) {
      if (row.top + row.height < rows.top || row.top > rows.top + rows.height) continue;
      name(canvas, row);
      clipTo(canvas, strip.left, row.top, strip.width, row.height, () => {
        if (row.kind === 'sessions') for (const bar of row.lane.sessions) session(canvas, row, bar, wishes);
        else for (const bar of row.connector.transactions) transaction(canvas, row, bar, wishes);
      });
    }
  });
  scrollbar(canvas);
}

function name(canvas: Canvas, row: Row): void {
  const { context, colours, layout: { strip } } = canvas;
  const station = row.kind === 'sessions';
  context.font = `${station ? 600 : 400} 11px ${colours.font}`;
  context.fillStyle = station ? colours.text2 : colours.text3;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const left = station ? 10 : 18;
  context.fillText(fittedText(canvas, station ? row.lane.station || 'No station' : connectorName(row.connector), strip.left - left - 6), left, row.top + row.height / 2 + 0.5);
}

/** Left edge and width of a bar, px; never so short that it cannot be seen. */
function extent(canvas: Canvas, from: number, to: number, least: number): { left: number; width: number } {
  const { range, layout: { strip } } = canvas;
  const left = crisp(canvas, Math.max(strip.left - 4, xOf(range, strip, from)));
  const right = crisp(canvas, Math.min(strip.left + strip.width + 4, xOf(range, strip, to)));
  return { left, width: Math.max(least, right - left) };
}

function session(canvas: Canvas, { top, height }: Row, bar: SessionBar, { now, hovered }: LaneWishes): void {
  const { context, colours } = canvas;
  const { left, width } = extent(canvas, bar.from, endOf(bar, now), 2);
  const middle = crisp(canvas, top + height / 2);
  const broken = bar.end === 'broken' || bar.end === 'failed';
  context.fillStyle = bar.end === 'failed' ? colours.error : colours.session;
  context.globalAlpha = hovered === bar ? 1 : 0.75;
  context.beginPath();
  context.roundRect(left, middle - 2, width, 4, 2);
  context.fill();
  context.globalAlpha = 1;
  if (!broken) return;
  // Broken off: its end stands out.
  context.fillStyle = colours.error;
  context.fillRect(left + width - 2, middle - 5, 2, 10);
}

function transaction(canvas: Canvas, { top, height }: Row, bar: TransactionBar, { now, hovered }: LaneWishes): void {
  const { context, colours } = canvas;
  const { left, width } = extent(canvas, bar.from, endOf(bar, now), 3);
  const [y, tall] = [top + 2, height - 4];
  context.fillStyle = colours.transaction;
  context.globalAlpha = hovered === bar ? 0.5 : 0.26;
  context.beginPath();
  context.roundRect(left, y, width, tall, 3);
  context.fill();
  context.globalAlpha = 1;
  context.fillRect(left, y, Math.min(2, width), tall);
  if (!bar.open) context.fillRect(left + width - Math.min(2, width), y, Math.min(2, width), tall);
  const visible = Math.max(left, canvas.layout.strip.left);
  const room = left + width - visible - 14;
  if (room < 20) return;
  context.font = `400 11px ${colours.font}`;
  context.fillStyle = colours.text;
  const text = bar.count > 1 ? plural(bar.count, 'transaction') : bar.id;
  context.fillText(fittedText(canvas, text, room), visible + 7, top + height / 2 + 0.5);
}

function scrollbar({ context, colours, layout: { rows, scrollable, all, width } }: Canvas): void {
  if (scrollable <= 0) return;
  const content = rows.height + scrollable;
  const scrolled = rows.top + 3 - (all[0]?.top ?? rows.top);
  context.fillStyle = colours.strong;
  context.beginPath();
  context.roundRect(width - 5, rows.top + 2 + (scrolled / content) * (rows.height - 4), 3, (rows.height / content) * (rows.height - 4), 1.5);
  context.fill();
}
