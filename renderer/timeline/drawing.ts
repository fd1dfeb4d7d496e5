import { useJournal } from '../stores/journal';
import { useMarks } from '../stores/marks';
import { useTheme } from '../stores/theme';
import { useWorld } from '../stores/world';
import { readColours, type Colours } from './colours';
import { useHover } from './hover';
import { layoutOf, type Layout } from './layout';
import { goOnLooking, nowPlace, whole } from './looking';
import { paintAxis } from './paint/axis';
import type { Canvas } from './paint/canvas';
import { paintDensity, paintProblems } from './paint/density';
import { paintFlags } from './paint/flags';
import { paintLanes } from './paint/lanes';
import { paintOverview } from './paint/overview';
import { paintBrush, paintPlayhead, paintPointer } from './paint/playhead';
import { lengthOf, xOf } from './scale';
import { useTimeline } from './timeline-store';

const NONE: readonly never[] = [];
/** So high must the drawing be for the strip of everything to have room. */
const ROOM_FOR_OVERVIEW = 100;

/** Paints the timeline on its canvas, when something has changed and at most once for each picture of the display. */
export class Drawing {
  private canvas: HTMLCanvasElement | null = null;
  private colours: Colours | undefined;
  private width = 0;
  private height = 0;
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private scroll = 0;

  /** Begins to paint on a canvas; returns the way to stop. */
  attach(canvas: HTMLCanvasElement): () => void {
    this.canvas = canvas;
    const stops = [
      useTimeline.subscribe(this.invalidate),
      useHover.subscribe(this.invalidate),
      useMarks.subscribe(this.invalidate),
      useWorld.subscribe((state, before) => { if (state.mode !== before.mode) this.invalidate(); }),
      useJournal.subscribe((state, before) => { if (state.info?.source !== before.info?.source) this.invalidate(); }),
      useTheme.subscribe(() => {
        // The page takes on another theme's tokens after the choice.
        this.colours = undefined;
        this.invalidate();
      }),
    ];
    this.invalidate();
    return () => {
      for (const stop of stops) stop();
      cancelAnimationFrame(this.frame);
      clearTimeout(this.timer);
      this.frame = 0;
      this.canvas = null;
    };
  }

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    // At once: a canvas of another size is blank until it is painted.
    if (this.canvas !== null && width > 0 && height > 0) this.paint();
  }

  invalidate = (): void => {
    if (this.frame !== 0 || this.canvas === null) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.paint();
    });
  };

  /** Scrolls the rows of stations by px; false when there is nothing to scroll. */
  scrollBy(px: number): boolean {
    const { scrollable } = this.layout();
    const next = Math.min(scrollable, Math.max(0, this.scroll + px));
    if (scrollable === 0 || next === this.scroll) return false;
    this.scroll = next;
    this.invalidate();
    return true;
  }

  layout(): Layout {
    const { picture, track } = useTimeline.getState();
    return layoutOf({ width: this.width, height: this.height, stations: picture?.stations ?? NONE, withOverview: track !== 'all' && this.height >= ROOM_FOR_OVERVIEW, withFlags: (useMarks.getState().marks?.length ?? 0) > 0, scroll: this.scroll });
  }

  private paint(): void {
    const { canvas, width, height } = this;
    const context = canvas?.getContext('2d') ?? null;
    if (canvas === null || context === null || width === 0 || height === 0) return;
    const ratio = devicePixelRatio;
    const [pixels, lines] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== pixels || canvas.height !== lines) {
      canvas.width = pixels;
      canvas.height = lines;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    this.colours ??= readColours();
    const { range, picture, overview, by, head, brush } = useTimeline.getState();
    const all = whole();
    if (range === undefined || all === undefined || overview?.span === undefined) return;
    const layout = this.layout();
    const painter: Canvas = { context, colours: this.colours, layout, range, ratio };
    const bottom = layout.overview?.top ?? height;
    const live = by === 'time' && useJournal.getState().info?.source === 'live';
    paintAxis(painter, by, layout.rows.top);
    const { point, hit, busy } = useHover.getState();
    if (picture !== undefined) {
      context.save();
      context.beginPath();
      context.rect(layout.strip.left, 0, layout.strip.width, bottom);
      context.clip();
      paintProblems(painter, picture);
      paintDensity(painter, picture);
      paintFlags(painter, useMarks.getState().marks ?? NONE, by);
      context.restore();
      paintLanes(painter, { now: nowPlace(), hovered: hit.kind === 'session' || hit.kind === 'transaction' ? hit.bar : undefined });
    }
    if (brush !== undefined) paintBrush(painter, brush, bottom);
    if (point !== undefined && !busy && hit.kind !== 'overview' && hit.kind !== 'names') paintPointer(painter, point.x, bottom);
    // Without a place of its own it goes with what arrives.
    const place = head?.place ?? (live ? Math.max(Date.now(), overview.span.to) : overview.span.to);
    if (layout.overview) paintOverview(painter, overview, all, place);
    paintPlayhead(painter, place, bottom, head !== undefined && useWorld.getState().mode === 'selection');
    if (live) this.goOnAfter(lengthOf(range) / Math.max(1, layout.strip.width * ratio));
  }

  /** A live journal moves by a pixel after so many ms. */
  private goOnAfter(pixelMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      goOnLooking();
      this.invalidate();
    }, Math.min(1000, Math.max(16, pixelMs)));
  }

  /** Where a place is drawn, px. */
  xOf(place: number): number | undefined {
    const { range } = useTimeline.getState();
    return range === undefined ? undefined : xOf(range, this.layout().strip, place);
  }
}
