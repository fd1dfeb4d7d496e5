import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useLog } from '../stores/log';
import { clampTop, maxTop, scrollForTop, topForScroll, topToShow, type ScrollGeometry } from './scroll-scale';

export interface Scroller {
  /** Where the rows stand, in px from the first. */
  readonly top: number;
  onScroll(): void;
  /** The person's hand is on the scrollbar or the wheel: following must not pull it away. */
  onWheel(event: { deltaY: number }): void;
  onPointerDown(event: { target: EventTarget; nativeEvent: { offsetX: number } }): void;
  /** The scrollbar came to rest: bring it in step with the rows. */
  onScrollEnd(): void;
  /** Brings a row into sight. */
  show(row: number): void;
}

/** Couples a scrolling element, the rows' position and following. */
export function useScroller(element: RefObject<HTMLElement | null>, geometry: ScrollGeometry): Scroller {
  const [own, setOwn] = useState(0);
  const following = useLog((state) => state.follow.following);
  const top = following ? maxTop(geometry) : clampTop(geometry, own);
  /** Where we put the scrollbar last, or saw it: a scroll event that finds it there is our own. */
  const expected = useRef(0);
  const latest = useRef({ top, geometry });

  const place = useCallback((wanted: number) => {
    if (element.current === null) return;
    element.current.scrollTop = wanted;
    expected.current = element.current.scrollTop;
  }, [element]);

  useLayoutEffect(() => {
    latest.current = { top, geometry };
    if (following) place(scrollForTop(geometry, top));
  }, [top, geometry, following, place]);

  const settle = useCallback((next: number, at: ScrollGeometry) => {
    setOwn(next);
    useLog.getState().scrolled(next >= maxTop(at) - 1);
  }, []);

  const onScroll = useCallback(() => {
    const scroll = element.current?.scrollTop ?? 0;
    if (Math.abs(scroll - expected.current) < 1) return;
    const { top: before, geometry: at } = latest.current;
    const next = topForScroll(at, before, expected.current, scroll);
    expected.current = scroll;
    settle(next, at);
  }, [element, settle]);

  // Whoever stops the following, the rows stay where they are.
  useEffect(() => useLog.subscribe((state, before) => {
    if (before.follow.following && !state.follow.following) setOwn(latest.current.top);
  }), []);

  const stop = useCallback(() => {
    if (useLog.getState().follow.following) useLog.getState().setFollowing(false);
  }, []);

  const show = useCallback((row: number) => {
    const { top: before, geometry: at } = latest.current;
    const next = topToShow(at, before, row);
    setOwn(next);
    latest.current = { top: next, geometry: at };
    place(scrollForTop(at, next));
  }, [place]);

  return {
    top,
    onScroll,
    onWheel: useCallback((event) => { if (event.deltaY < 0) stop(); }, [stop]),
    onPointerDown: useCallback((event) => {
      const target = element.current;
      if (target !== null && event.target === target && event.nativeEvent.offsetX >= target.clientWidth) stop();
    }, [element, stop]),
    onScrollEnd: useCallback(() => {
      const { top: at, geometry: now } = latest.current;
      place(scrollForTop(now, at));
    }, [place]),
    show,
  };
}
