import { useFocus } from '../stores/focus';
import { useMarks } from '../stores/marks';
import type { Drawing } from './drawing';
import { goTo, goToProblemFrom, seek } from './head';
import { leave, useHover } from './hover';
import { hitAt, type Hit } from './layout';
import { partWidth } from './loader';
import { fitAll, lookAt, nowPlace, pan, whole, zoom, zoomTo } from './looking';
import { between, lengthOf, placeAt, type Range } from './scale';
import { useTimeline } from './timeline-store';

/** A press that moves further than this, px, is a drag. */
const DRAG_PX = 4;
/** How much a step of the wheel zooms. */
const WHEEL = 0.0018;
const LINE_PX = 16;

type Grip =
  | { readonly kind: 'press'; readonly hit: Hit; readonly x: number; readonly y: number }
  | { readonly kind: 'pan'; x: number; y: number }
  | { readonly kind: 'scrub' | 'overview' }
  | { readonly kind: 'brush'; readonly from: number };

/** What the mouse, a finger or a pen does on the drawing. */
export class Pointer {
  private readonly drawing: Drawing;
  private grip: Grip | undefined;

  constructor(drawing: Drawing) {
    this.drawing = drawing;
  }

  /** Listens to an element; returns the way to stop. Without React, which would not let the wheel be kept from scrolling. */
  attach(element: HTMLElement): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    element.addEventListener('pointerdown', (event) => this.down(event), { signal });
    element.addEventListener('pointermove', (event) => this.move(event), { signal });
    element.addEventListener('pointerup', (event) => this.up(event), { signal });
    element.addEventListener('pointercancel', () => this.cancel(), { signal });
    element.addEventListener('pointerleave', () => leave(), { signal });
    element.addEventListener('dblclick', (event) => this.doubleClick(event), { signal });
    element.addEventListener('wheel', (event) => this.wheel(event), { signal, passive: false });
    return () => stop.abort();
  }

  private down(event: PointerEvent): void {
    const { range } = useTimeline.getState();
    if (event.button !== 0 || range === undefined) return;
    const [x, y] = placeOf(event);
    const hit = this.hit(x, y, range);
    if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    if (hit.kind === 'overview') this.grip = { kind: 'overview' };
    else if (event.shiftKey) this.grip = { kind: 'brush', from: this.place(x, range) };
    else if (hit.kind === 'axis') this.grip = { kind: 'scrub' };
    else this.grip = { kind: 'press', hit, x, y };
    useTimeline.setState({ brush: undefined, ...(this.grip.kind === 'scrub' ? { playing: false } : {}) });
    useHover.setState({ busy: this.grip.kind !== 'press' });
    this.drag(x, y, range);
  }

  private move(event: PointerEvent): void {
    const { range } = useTimeline.getState();
    if (range === undefined) return;
    const [x, y] = placeOf(event);
    if (this.grip === undefined) useHover.setState({ point: { x, y }, hit: this.hit(x, y, range) });
    else this.drag(x, y, range);
  }

  private up(event: PointerEvent): void {
    const { range } = useTimeline.getState();
    const { grip } = this;
    this.grip = undefined;
    useHover.setState({ busy: false });
    if (grip === undefined || range === undefined) return;
    const [x] = placeOf(event);
    if (grip.kind === 'press') this.click(grip.hit, x, range);
  }

  /** The grip is lost: the browser takes the pointer for something else. */
  private cancel(): void {
    this.grip = undefined;
    useHover.setState({ busy: false });
    leave();
  }

  private doubleClick(event: MouseEvent): void {
    const { range } = useTimeline.getState();
    if (range === undefined) return;
    const [x, y] = placeOf(event);
    const hit = this.hit(x, y, range);
    if (hit.kind === 'session' || hit.kind === 'transaction') zoomTo(hit.bar.from, hit.bar.to);
    else if (hit.kind !== 'overview') fitAll();
  }

  private wheel(event: WheelEvent): void {
    const { range } = useTimeline.getState();
    if (range === undefined) return;
    event.preventDefault();
    const [x, y] = placeOf(event);
    const unit = event.deltaMode === 0 ? 1 : LINE_PX;
    const hit = this.hit(x, y, range);
    const { strip } = this.drawing.layout();
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
    if (hit.kind === 'names') this.drawing.scrollBy(event.deltaY * unit);
    else if (sideways !== 0) pan((sideways * unit / strip.width) * lengthOf(range));
    else zoom(Math.exp(event.deltaY * unit * WHEEL), hit.kind === 'overview' ? undefined : this.place(x, range));
  }

  private hit(x: number, y: number, range: Range): Hit {
    return hitAt(this.drawing.layout(), useTimeline.getState().picture, range, x, y, { flags: useMarks.getState().marks, now: nowPlace() });
  }

  private place(x: number, range: Range): number {
    return placeAt(range, this.drawing.layout().strip, x);
  }

  private drag(x: number, y: number, range: Range): void {
    const { grip } = this;
    const { strip } = this.drawing.layout();
    switch (grip?.kind) {
      case 'scrub': void seek(held(this.place(x, range))); return;
      case 'brush': useTimeline.setState({ brush: between(grip.from, this.place(x, range)) }); return;
      case 'overview': {
        const all = whole();
        if (all === undefined) return;
        const middle = placeAt(all, strip, x);
        lookAt({ from: middle - lengthOf(range) / 2, to: middle + lengthOf(range) / 2 });
        return;
      }
      case 'press':
        if (Math.abs(x - grip.x) <= DRAG_PX && Math.abs(y - grip.y) <= DRAG_PX) return;
        this.grip = { kind: 'pan', x: grip.x, y: grip.y };
        useHover.setState({ busy: true });
        return this.drag(x, y, range);
      case 'pan':
        pan(((grip.x - x) / strip.width) * lengthOf(range));
        this.drawing.scrollBy(grip.y - y);
        grip.x = x;
        grip.y = y;
        return;
      case undefined:
    }
  }

  private click(hit: Hit, x: number, range: Range): void {
    useTimeline.setState({ playing: false });
    const { picture } = useTimeline.getState();
    if (hit.kind === 'mark' && picture !== undefined) void goToProblemFrom(picture.from + hit.bin * partWidth(picture));
    else if (hit.kind === 'flag') void goTo(hit.marked.index);
    else if (hit.kind === 'session' || hit.kind === 'transaction') {
      if (hit.kind === 'transaction') useFocus.getState().setTransaction(hit.bar.id);
      void goTo(hit.bar.first);
    } else if (hit.kind !== 'names') void seek(held(this.place(x, range)));
  }
}

/** A place where the log is. */
function held(place: number): number {
  const span = useTimeline.getState().overview?.span;
  return span === undefined ? place : Math.min(span.to, Math.max(span.from, place));
}

function placeOf(event: MouseEvent): [x: number, y: number] {
  const { left, top } = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : { left: 0, top: 0 };
  return [event.clientX - left, event.clientY - top];
}
