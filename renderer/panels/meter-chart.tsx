import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { MeterSample } from '../../shared/state/model';
import { useTheme } from '../stores/theme';
import { amount } from '../ui/format';
import { useSize } from '../ui/use-size';
import classes from './meter-chart.module.css';
import legend from '../ui/chart-legend.module.css';
import { columnsOf, lastOf, measuresIn, type Measure, type MeasureId } from './meter-series';

const SHOWN_AT_FIRST: ReadonlySet<MeasureId> = new Set(['power', 'energy', 'soc']);

/** A transaction's meter values over time. */
export default function MeterChart({ samples }: { readonly samples: readonly MeterSample[] }) {
  const [shown, setShown] = useState<ReadonlySet<MeasureId>>(SHOWN_AT_FIRST);
  const all = useMemo(() => measuresIn(samples), [samples]);
  const measures = useMemo(() => all.filter(({ id }) => shown.has(id)), [all, shown]);
  const toggle = (id: MeasureId): void => setShown((before) => {
    const next = new Set(before);
    if (!next.delete(id)) next.add(id);
    return next;
  });
  return (
    <figure className={classes.figure} aria-label="Meter values">
      <figcaption className={legend.legend}>
        {all.map((measure) => (
          <button key={measure.id} type="button" aria-pressed={shown.has(measure.id)} style={{ '--tone': `var(${measure.colour})` }} onClick={() => toggle(measure.id)}>
            <span className={legend.swatch} aria-hidden />
            {measure.label}
            <b>{amount((lastOf(samples, measure.id) ?? 0) * measure.factor, measure.unit, measure.digits)}</b>
          </button>
        ))}
      </figcaption>
      <Plot samples={samples} measures={measures} />
    </figure>
  );
}

function Plot({ samples, measures }: { readonly samples: readonly MeterSample[]; readonly measures: readonly Measure[] }) {
  const element = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(element);
  const scheme = useTheme((state) => state.scheme);
  const plot = useRef<uPlot>(null);
  const data = useMemo(() => columnsOf(samples, measures), [samples, measures]);
  const latest = useRef(data);

  useEffect(() => {
    latest.current = data;
    if (plot.current?.series.length === data.length) plot.current.setData(data);
  }, [data]);

  // Colours are painted on a canvas: another theme or other measures need another picture.
  useEffect(() => {
    const parent = element.current;
    if (parent === null) return;
    const made = new uPlot(optionsFor(measures, { width: parent.clientWidth, height: parent.clientHeight }), columnsMatch(latest.current, measures), parent);
    plot.current = made;
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [measures, scheme]);

  useEffect(() => {
    if (width > 0 && height > 0) plot.current?.setSize({ width, height });
  }, [width, height, measures, scheme]);

  return <div ref={element} className={classes.plot} aria-hidden />;
}

const columnsMatch = (data: ReturnType<typeof columnsOf>, measures: readonly Measure[]): ReturnType<typeof columnsOf> =>
  (data.length === measures.length + 1 ? data : [[], ...measures.map(() => [])]);

function optionsFor(measures: readonly Measure[], size: { width: number; height: number }): uPlot.Options {
  // Of the page, not of the place: a panel may be built before it is put into the page.
  const style = getComputedStyle(document.body);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const axis = { stroke: colour('--text-3'), font: `11px ${style.fontFamily}`, grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } } as const;
  return {
    width: Math.max(1, size.width),
    height: Math.max(1, size.height),
    legend: { show: false },
    cursor: { points: { size: 6 }, drag: { x: false, y: false } },
    // The last time stands under the right edge: half of it needs room where no axis gives it.
    padding: [8, withAxes(measures).length > 1 ? 6 : 28, 0, 0],
    scales: Object.fromEntries(measures.map(({ id }) => [id, { range: (_: uPlot, min: number, max: number): [number, number] => rangeOf(id, min, max) }])),
    axes: [
      { ...axis, size: 24, values: '{HH}:{mm}:{ss}', space: 70 },
      ...withAxes(measures).map((measure, index): uPlot.Axis => ({
        ...axis,
        stroke: colour(measure.colour),
        scale: measure.id,
        side: index === 0 ? 3 : 1,
        size: measure.id === 'soc' ? 40 : 58,
        grid: index === 0 ? axis.grid : { show: false },
        values: (_, ticks) => ticks.map((tick) => amount(tick, measure.unit, 3)),
      })),
    ],
    series: [{}, ...measures.map((measure): uPlot.Series => ({ label: measure.label, scale: measure.id, stroke: colour(measure.colour), width: 1.5, spanGaps: true, points: { show: (plot) => (plot.data[0].length <= FEW), size: 5 } }))],
  };
}

/** The measures that have an axis of their own: the first two, and the state of charge, whose percents fit no other. */
function withAxes(measures: readonly Measure[]): readonly Measure[] {
  const others = measures.filter(({ id }) => id !== 'soc').slice(0, 2);
  return [...others, ...measures.filter(({ id }) => id === 'soc')];
}

/** So few readings are marked each; more make a line anyway. */
const FEW = 24;

/** Voltage is drawn around its own level, everything else from zero, state of charge up to 100. */
function rangeOf(id: MeasureId, min: number, max: number): [number, number] {
  if (id === 'soc') return [0, 100];
  if (id === 'voltage') return [min - 5, max + 5];
  return [Math.min(0, min), max <= 0 ? 1 : max * 1.1];
}
