import { useEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useTheme } from '../stores/theme';
import { useSize } from '../ui/use-size';
import { amountOf } from './differences';
import { coloursOf } from './line-colours';
import type { Frame, Line } from './limit-lines';
import { columnsOf } from './line-columns';
import classes from './smart-charging.module.css';

/** Limits over time as steps, with what was measured on top; the moment shown is marked. */
export default function LimitChart({ lines, frame, moment }: { readonly lines: readonly Line[]; readonly frame: Frame; readonly moment: number }) {
  const element = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(element);
  const scheme = useTheme((state) => state.scheme);
  const plot = useRef<uPlot>(null);
  const now = useRef(moment);
  const ids = lines.map(({ id }) => id).join(' ');
  const data = useMemo(() => columnsOf(lines, frame), [lines, frame]);
  const latest = useRef({ data, lines, frame });

  // First of all, so that a picture that is made anew is made of what there is now.
  useEffect(() => {
    latest.current = { data, lines, frame };
    now.current = moment;
  }, [data, lines, frame, moment]);

  // Colours are painted on a canvas: another theme, other lines or another unit need another picture.
  useEffect(() => {
    const parent = element.current;
    if (parent === null) return;
    const made = new uPlot(optionsFor(latest, now, { width: parent.clientWidth, height: parent.clientHeight }), latest.current.data, parent);
    plot.current = made;
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [ids, scheme, frame.unit]);

  useEffect(() => {
    const made = plot.current;
    if (made?.series.length !== data.length) return;
    made.setData(data);
  }, [data, lines, frame, moment, scheme]);

  useEffect(() => {
    if (width > 0 && height > 0) plot.current?.setSize({ width, height });
  }, [width, height, ids, scheme]);

  return <div ref={element} className={classes.plot} aria-hidden data-testid="limit-chart" />;
}

interface Shown {
  readonly lines: readonly Line[];
  readonly frame: Frame;
}

function optionsFor(shown: { readonly current: Shown }, now: { readonly current: number }, size: { width: number; height: number }): uPlot.Options {
  const { lines, frame } = shown.current;
  // Of the page, not of the place: a panel may be built before it is put into the page.
  const style = getComputedStyle(document.body);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const axis = { stroke: colour('--text-3'), font: `11px ${style.fontFamily}`, grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } } as const;
  const { stepped, linear } = uPlot.paths;
  const steps = stepped?.({ align: 1 });
  const points = linear?.();
  return {
    width: Math.max(1, size.width),
    height: Math.max(1, size.height),
    legend: { show: false },
    cursor: { points: { size: 6 }, drag: { x: false, y: false } },
    padding: [8, 22, 0, 0],
    scales: {
      x: { range: () => [shown.current.frame.from / 1000, shown.current.frame.to / 1000] },
      value: { range: (_: uPlot, min: number | null, max: number | null): [number, number] => [Math.min(0, (min ?? 0) * 1.1), Math.max(1, (max ?? 1) * 1.12)] },
    },
    axes: [
      { ...axis, size: 24, values: '{HH}:{mm}', space: 60 },
      { ...axis, scale: 'value', size: 58, values: (_, ticks) => ticks.map((tick) => amountOf(tick, frame.unit)) },
    ],
    hooks: { draw: [(plot) => markMoment(plot, now.current, colour('--text-2'))] },
    series: [{}, ...lines.map((line): uPlot.Series => {
      const look = coloursOf(line.id);
      const measured = line.id === 'measured';
      return {
        label: line.label, scale: 'value', stroke: colour(look.stroke), width: look.width, spanGaps: measured,
        ...(look.dash ? { dash: [...look.dash] } : {}),
        ...(line.id === 'ours' ? { fill: `color-mix(in srgb, ${colour(look.stroke)} 14%, transparent)` } : {}),
        ...(measured ? (points ? { paths: points } : {}) : steps ? { paths: steps } : {}),
        points: { show: measured, size: 4 },
      };
    })],
  };
}

/** A line at the moment that the panel shows. */
function markMoment(plot: uPlot, moment: number, stroke: string): void {
  const x = Math.round(plot.valToPos(moment / 1000, 'x', true));
  const { left, top, width, height } = plot.bbox;
  if (x < left || x > left + width) return;
  const { ctx } = plot;
  ctx.save();
  ctx.strokeStyle = stroke;
  ctx.lineWidth = 1;
  ctx.setLineDash([2, 3]);
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x, top + height);
  ctx.stroke();
  ctx.restore();
}
