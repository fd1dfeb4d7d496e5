import { useLog } from '../stores/log';
import { maxTop, scrollForTop, topForScroll, topToShow, type ScrollGeometry } from './scroll-scale';

const PLACE_EVERY_MS = 120;

/** Whether the end is followed, and who is told of it. */
export interface FollowPort {
  following(): boolean;
  setFollowing(following: boolean): void;
  /** A person has scrolled. */
  scrolled(atEnd: boolean): void;
}

const OF_THE_LOG: FollowPort = {
  following: () => useLog.getState().follow.following,
  setFollowing: (following) => useLog.getState().setFollowing(following),
  scrolled: (atEnd) => useLog.getState().scrolled(atEnd),
};

/** Couples a scrolling element, the rows' position and following. `top` is in px from the first row. */
export class Scroller {
  private readonly follow: FollowPort;
  private element: HTMLElement | undefined;
  private geometry: ScrollGeometry = { rowHeight: 1, viewHeight: 0, total: 0 };
  /** Where the rows stand on the screen. */
  private top = 0;
  /** Where the person, or a jump, has put them; while the end is followed it has no say. */
  private own = 0;
  /** Where we put the scrollbar last, or saw it: a scroll event that finds it there is our own. */
  private expected = 0;
  /** The rows were moved, and the scrollbar has to go along once they are drawn. */
  private due = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(follow = OF_THE_LOG) {
    this.follow = follow;
  }

  private get following(): boolean {
    return this.follow.following();
  }

  attach(element: HTMLElement | null): void {
    this.element = element ?? undefined;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** For React's useSyncExternalStore. */
  snapshot = (): number => this.own;

  /**
   * What has just been rendered. While the end is followed the scrollbar goes along, a few times a second: moving it makes
   * the browser lay out the page at once, and the rows stand right without it. After `show` it goes along at once.
   */
  rendered(geometry: ScrollGeometry, top: number, following: boolean): void {
    const shorter = geometry.total < this.geometry.total;
    this.geometry = geometry;
    this.top = top;
    if (following) this.placeSoon();
    else if (this.due) this.place();
    // The browser moves the scrollbar of a list that has become shorter, often to its end: nobody has scrolled there.
    else if (shorter) this.place();
  }

  private placeSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.following) this.place();
    }, PLACE_EVERY_MS);
  }

  /** Following has stopped: the rows stay where they are. */
  hold = (): void => this.move(this.top);

  /** The scrollbar moved. */
  scrolled = (): void => {
    const scroll = this.element?.scrollTop ?? 0;
    if (Math.abs(scroll - this.expected) < 1) return;
    if (this.following && scroll > this.expected) {
      // Down from the end there is nothing; the scrollbar was only not there yet.
      this.place();
      return;
    }
    const next = topForScroll(this.geometry, this.top, this.expected, scroll);
    this.expected = scroll;
    this.move(next);
    this.follow.scrolled(next >= maxTop(this.geometry) - 1);
  };

  /** The scrollbar came to rest: bring it in step with the rows. */
  place = (): void => {
    this.due = false;
    if (this.element === undefined) return;
    this.element.scrollTop = scrollForTop(this.geometry, this.top);
    this.expected = this.element.scrollTop;
  };

  /** The wheel turns: upwards, following must not pull the list back down. */
  wheeled = (event: { readonly deltaY: number }): void => {
    if (event.deltaY < 0) this.stopFollowing();
    else if (this.following) this.place();
    // Up and down within one picture of the display: nothing has moved, and no scroll event will come.
    else if (this.top >= maxTop(this.geometry) - 1) this.follow.scrolled(true);
  };

  /** The person's hand is on the scrollbar. */
  pressed = (event: { readonly target: EventTarget; readonly nativeEvent: { readonly offsetX: number } }): void => {
    if (event.target === this.element && event.nativeEvent.offsetX >= this.element.clientWidth) this.stopFollowing();
  };

  /** Brings a row into sight. The scrollbar waits for the rows, so that the browser lays out the page once, with them in their places. */
  show(row: number): void {
    const top = topToShow(this.geometry, this.top, row);
    this.due = top !== this.own;
    this.move(top);
    if (!this.due) this.place();
  }

  private stopFollowing(): void {
    if (!this.following) return;
    // What is scrolled next is scrolled from here.
    this.place();
    this.follow.setFollowing(false);
  }

  private move(top: number): void {
    this.top = top;
    this.own = top;
    for (const listener of this.listeners) listener();
  }
}
