import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { count, fullTime } from '../ui/format';
import { useSize } from '../ui/use-size';
import { BrushBar } from './brush-bar';
import { Drawing } from './drawing';
import { useHover } from './hover';
import { onTimelineKey } from './keys';
import { setShown, setWidth } from './loader';
import { Pointer } from './pointer';
import classes from './timeline.module.css';
import { LEAST_HEIGHT, MOST_HEIGHT, useTimeline } from './timeline-store';
import { Tooltip } from './tooltip';
import { Transport } from './transport';

/** The lanes of stations go by this at a time, px. */
const PAGE = 52;

/** The log along time: how much was said when, who was connected, what was charged, and where one looks. */
export function Timeline() {
  const open = useTimeline((state) => state.open);
  useEffect(() => {
    setShown(true);
    return () => setShown(false);
  }, []);
  return (
    <section className={classes.timeline} aria-label="Timeline">
      <Transport />
      {open && <Stage />}
      {open && <Grip />}
    </section>
  );
}

function Stage() {
  const stage = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const height = useTimeline((state) => state.height);
  const size = useSize(stage);
  const [drawing] = useState(() => new Drawing());
  const [pointer] = useState(() => new Pointer(drawing));

  useEffect(() => (canvas.current === null ? undefined : drawing.attach(canvas.current)), [drawing]);
  useEffect(() => {
    drawing.resize(size.width, size.height);
    setWidth(size.width);
  }, [drawing, size]);
  useEffect(() => (surface.current === null ? undefined : pointer.attach(surface.current)), [pointer]);

  return (
    <div ref={stage} className={classes.stage} style={{ height }}>
      <Playhead surface={surface} onScroll={(pages) => void drawing.scrollBy(pages * PAGE)}>
        <canvas ref={canvas} className={classes.canvas} aria-hidden />
      </Playhead>
      <Note />
      <Tooltip layout={() => drawing.layout()} />
      <BrushBar layout={() => drawing.layout()} />
    </div>
  );
}

interface PlayheadProps {
  readonly onScroll: (pages: 1 | -1) => void;
  readonly surface: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}

/** The drawing as what it is to a keyboard and to a screen reader: a slider along the entries. */
function Playhead({ surface, onScroll, children }: PlayheadProps) {
  const entry = useTimeline((state) => state.head?.entry);
  const entries = useTimeline((state) => state.overview?.entries ?? 0);
  const hit = useHover((state) => state.hit.kind);
  const last = Math.max(0, entries - 1);
  const text = useValueText();
  return (
    <div
      ref={surface}
      id="timeline-playhead"
      role="slider"
      tabIndex={0}
      aria-label="Playhead"
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={Math.min(entry ?? last, last)}
      aria-valuetext={text}
      className={classes.surface}
      data-over={hit}
      onKeyDown={(event: KeyboardEvent) => void onTimelineKey(event, onScroll)}
    >
      {children}
    </div>
  );
}

function useValueText(): string {
  const entry = useTimeline((state) => state.head?.entry);
  const place = useTimeline((state) => (state.playing ? undefined : state.head?.place));
  const entries = useTimeline((state) => state.overview?.entries ?? 0);
  const by = useTimeline((state) => state.by);
  const playing = useTimeline((state) => state.playing);
  if (entries === 0) return 'No entries';
  if (entry === undefined) return `At the end, ${count(entries)} entries`;
  return `${playing ? 'Playing, e' : 'E'}ntry ${count(entry)} of ${count(entries)}${place === undefined || by === 'entry' ? '' : `, ${fullTime(place)}`}`;
}

/** What there is to say where nothing can be drawn. */
function Note() {
  const nothing = useTimeline((state) => state.overview !== undefined && state.overview.span === undefined);
  const error = useTimeline((state) => state.error);
  if (error !== undefined) return <p className={classes.note} data-error>The timeline cannot be drawn: {error}</p>;
  return nothing ? <p className={classes.empty}>What happens appears here along time.</p> : null;
}

/** The lower edge, which the drawing is made higher or lower by. */
function Grip() {
  const height = useTimeline((state) => state.height);
  const setHeight = useTimeline((state) => state.setHeight);
  const start = useRef<{ y: number; height: number } | undefined>(undefined);
  return (
    <div
      className={classes.grip}
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the timeline"
      aria-valuemin={LEAST_HEIGHT}
      aria-valuemax={MOST_HEIGHT}
      aria-valuenow={height}
      tabIndex={0}
      onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); start.current = { y: event.clientY, height }; }}
      onPointerMove={(event) => { if (start.current !== undefined) setHeight(start.current.height + event.clientY - start.current.y); }}
      onPointerUp={() => { start.current = undefined; }}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowDown' ? 12 : event.key === 'ArrowUp' ? -12 : 0;
        if (by === 0) return;
        event.preventDefault();
        event.stopPropagation();
        setHeight(height + by);
      }}
    />
  );
}
