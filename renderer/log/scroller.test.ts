import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { maxTop, type ScrollGeometry } from './scroll-scale';
import { Scroller } from './scroller';

const { log } = vi.hoisted(() => ({ log: { follow: { following: true }, scrolled: vi.fn(), setFollowing: vi.fn() } }));
vi.mock('../stores/log', () => ({ useLog: { getState: () => log } }));

const geometry: ScrollGeometry = { rowHeight: 22, viewHeight: 600, total: 3_000_000 };

/** An element that takes whole pixels only, as browsers do. */
function element(): HTMLElement {
  let at = 0;
  return { get scrollTop() { return at; }, set scrollTop(value: number) { at = Math.round(value); }, clientWidth: 500 } as HTMLElement;
}

describe('the log’s scroller', () => {
  let scrollbar: HTMLElement;
  let scroller: Scroller;

  afterEach(() => { vi.useRealTimers(); });

  beforeEach(() => {
    vi.useFakeTimers();
    log.follow.following = true;
    log.scrolled.mockClear();
    log.setFollowing.mockClear();
    scrollbar = element();
    scroller = new Scroller();
    scroller.attach(scrollbar);
    scroller.rendered(geometry, maxTop(geometry), true);
    vi.runAllTimers();
  });

  it('takes the scrollbar along while the end is followed, and knows its own scroll event', () => {
    expect(scrollbar.scrollTop).toBe(15_000_000 - 600);
    scroller.scrolled();
    expect(log.scrolled).not.toHaveBeenCalled();
  });

  it('does not take for scrolling to the end what a filter does to the scrollbar of a list that becomes shorter', () => {
    log.follow.following = false;
    scroller.show(1_500_000);
    scroller.rendered({ ...geometry, total: 100 }, maxTop({ ...geometry, total: 100 }), false);
    scroller.scrolled();
    expect(log.scrolled).not.toHaveBeenCalled();
  });

  it('stops following when the wheel turns up, not when it turns down', () => {
    scroller.wheeled({ deltaY: 100 });
    expect(log.setFollowing).not.toHaveBeenCalled();
    scroller.wheeled({ deltaY: -100 });
    expect(log.setFollowing).toHaveBeenCalledWith(false);
  });

  it('goes on following when one scrolls down while the scrollbar lags behind', () => {
    scroller.rendered({ ...geometry, total: 3_000_100 }, maxTop({ ...geometry, total: 3_000_100 }), true);
    scrollbar.scrollTop -= 400;
    (scroller as unknown as { expected: number }).expected = scrollbar.scrollTop;
    scrollbar.scrollTop += 100;
    scroller.scrolled();
    expect(log.scrolled).not.toHaveBeenCalled();
    expect(scrollbar.scrollTop).toBe(15_000_000 - 600);
  });

  it('follows again when the wheel turns down at the end, also when nothing has moved meanwhile', () => {
    log.follow.following = false;
    scroller.hold();
    scroller.wheeled({ deltaY: 100 });
    expect(log.scrolled).toHaveBeenLastCalledWith(true);
  });

  it('stays where it is when following stops', () => {
    scroller.hold();
    expect(scroller.snapshot()).toBe(maxTop(geometry));
  });

  it('moves the rows by the pixels of the wheel and says whether the end is in sight', () => {
    log.follow.following = false;
    scrollbar.scrollTop -= 100;
    scroller.scrolled();
    expect(scroller.snapshot()).toBe(maxTop(geometry) - 100);
    expect(log.scrolled).toHaveBeenLastCalledWith(false);
  });

  it('shows a row from far away and puts the scrollbar in step once it is drawn', () => {
    scroller.show(1_500_000);
    const top = scroller.snapshot();
    expect(scrollbar.scrollTop).toBe(15_000_000 - 600);
    log.follow.following = false;
    scroller.rendered(geometry, top, false);
    expect(1_500_000 * 22).toBeGreaterThanOrEqual(top);
    expect(1_500_000 * 22).toBeLessThan(top + 600);
    expect(scrollbar.scrollTop / (15_000_000 - 600)).toBeCloseTo(top / maxTop(geometry), 5);
  });

  it('stops following when the scrollbar is taken, not when a row is pressed', () => {
    scroller.pressed({ target: scrollbar, nativeEvent: { offsetX: 40 } });
    expect(log.setFollowing).not.toHaveBeenCalled();
    scroller.pressed({ target: scrollbar, nativeEvent: { offsetX: 505 } });
    expect(log.setFollowing).toHaveBeenCalledWith(false);
  });
});
