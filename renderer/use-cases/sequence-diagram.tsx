import { useMemo, useRef } from 'react';
import type { SequenceStep } from '../../shared/use-cases/catalogue/model';
import { useUseCases } from '../stores/use-cases';
import { useSize } from '../ui/use-size';
import classes from './sequence-diagram.module.css';
import { fieldTexts, HEAD, layOut, NOTE_WIDTH, type Drawn, type Lanes, type Measure } from './sequence-layout';

interface Props {
  readonly steps: readonly SequenceStep[];
  readonly title: string;
}

/** Who says what, from top to bottom: the wire between the two ends, and beside them what people do. */
export function SequenceDiagram({ steps, title }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { width } = useSize(place);
  const old = useUseCases((state) => state.form.version === '1.6');
  const layout = useMemo(() => (width < 240 ? undefined : layOut(steps, width, measure)), [steps, width]);
  const names = old ? { station: 'Charge Point', csms: 'Central System' } : { station: 'Charging Station', csms: 'CSMS' };
  return (
    <div ref={place} className={classes.diagram}>
      {layout && (
        <svg width={width} height={layout.height} role="img" aria-label={`Sequence of ${title}`}>
          {layout.drawn.map((item, at) => (item.kind === 'frame' ? <Frame key={at} frame={item} lanes={layout.lanes} /> : null))}
          {(['station', 'csms'] as const).map((side) => (
            <g key={side}>
              <line className={classes.life} x1={layout.lanes[side]} x2={layout.lanes[side]} y1={HEAD} y2={layout.height - 4} />
              <rect className={classes.end} data-side={side} x={layout.lanes[side] - 62} y={6} width={124} height={24} rx={4} />
              <text className={classes.endName} x={layout.lanes[side]} y={22} textAnchor="middle">{names[side]}</text>
            </g>
          ))}
          {layout.drawn.map((item, at) => (item.kind === 'frame' ? <FrameTitle key={at} frame={item} /> : null))}
          {layout.drawn.map((item, at) => (item.kind === 'message' ? <Message key={at} message={item} lanes={layout.lanes} /> : item.kind === 'act' ? <Act key={at} act={item} lanes={layout.lanes} /> : null))}
        </svg>
      )}
      <ol className="visually-hidden" aria-label={`Steps of ${title}`}>{sentences(steps, names).map((text, at) => <li key={at}>{text}</li>)}</ol>
    </div>
  );
}

function Message({ message: { y, from, dashed, title, lines, lineY, notes }, lanes }: { readonly message: Extract<Drawn, { kind: 'message' }>; readonly lanes: Lanes }) {
  const up = from === 'station';
  const [start, end] = up ? [lanes.station, lanes.csms] : [lanes.csms, lanes.station];
  const middle = (lanes.station + lanes.csms) / 2;
  const head = up ? -7 : 7;
  return (
    <g data-way={up ? 'up' : 'down'} className={classes.message}>
      {title !== '' && <text className={classes.action} x={middle} y={y + 12} textAnchor="middle">{title}</text>}
      {lines.map((line, at) => <text key={at} className={classes.fields} x={middle} y={y + (title === '' ? 0 : 16) + 10 + at * 14} textAnchor="middle">{line}</text>)}
      <line x1={start} x2={end + head} y1={lineY} y2={lineY} strokeDasharray={dashed ? '4 3' : undefined} />
      <path d={`M${end},${lineY} l${head},-4 v8 z`} />
      {notes.map((line, at) => <text key={at} className={classes.note} x={middle} y={lineY + 14 + at * 14} textAnchor="middle">{line}</text>)}
    </g>
  );
}

function Act({ act: { y, side, actor, lines, height }, lanes }: { readonly act: Extract<Drawn, { kind: 'act' }>; readonly lanes: Lanes }) {
  const beside = side === 'left' ? lanes.left : side === 'right' ? lanes.right : undefined;
  const width = beside?.width ?? NOTE_WIDTH;
  const x = beside?.x ?? (side === 'csms' ? lanes.csms - width + 14 : lanes.station - 14);
  const end = side === 'left' ? lanes.station : lanes.csms;
  const edge = side === 'left' ? x + width : x;
  return (
    <g className={classes.act}>
      <rect x={x} y={y} width={width} height={height} rx={4} />
      <text className={classes.actor} x={x + 6} y={y + 13}>{actor}</text>
      {lines.map((line, at) => <text key={at} x={x + 6} y={y + 27 + at * 14}>{line}</text>)}
      {beside && <><line x1={edge} x2={end} y1={y + 12} y2={y + 12} /><circle cx={end} cy={y + 12} r={3} /></>}
    </g>
  );
}

type FrameOf = Extract<Drawn, { kind: 'frame' }>;

function Frame({ frame: { y, depth, height }, lanes }: { readonly frame: FrameOf; readonly lanes: Lanes }) {
  const x = 1 + depth * 7;
  return <g className={classes.frame}><rect x={x} y={y} width={lanes.width - 2 * x} height={height} rx={4} /></g>;
}

/** Over the lifelines, which would strike it through. */
function FrameTitle({ frame: { y, how, title, depth } }: { readonly frame: FrameOf }) {
  return <g className={classes.frame}><text x={9 + depth * 7} y={y + 15}><tspan className={classes.how}>{how}</tspan> {title}</text></g>;
}

const FONTS = { ui: '11.5px', strong: '600 12px', mono: '11px' } as const;
let canvas: CanvasRenderingContext2D | null | undefined;

/** Asks the browser's own fonts. */
const measure: Measure = (text, face) => {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return text.length * 6.6;
  const family = getComputedStyle(document.documentElement).getPropertyValue(face === 'mono' ? '--font-mono' : '--font-ui');
  canvas.font = `${FONTS[face]} ${family}`;
  return canvas.measureText(text).width;
};

/** The same for those who do not see it. */
function sentences(steps: readonly SequenceStep[], names: { readonly station: string; readonly csms: string }): string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'group') return [`${step.how}: ${step.title}`, ...sentences(step.steps, names)];
    if (step.kind === 'act') return [`${step.actor}: ${step.text}`];
    const fields = fieldTexts(step.fields ?? {}).join(', ');
    return [`${names[step.from]} ${step.kind === 'call' ? 'sends' : 'answers'} ${step.action}${fields === '' ? '' : `: ${fields}`}${step.note === undefined ? '' : `. ${step.note}`}`];
  });
}
