import { describe, expect, it } from 'vitest';
import {
  clampTop, elementHeight, LIMIT, maxTop, rowsInSight, scrollForTop, topForScroll, topToShow, type ScrollGeometry,
} from './scroll-scale';

const geometry = (total: number): ScrollGeometry => ({ rowHeight: 22, viewHeight: 600, total });

describe('the log scrolls over any number of rows', () => {
  it('is one to one while the rows fit into an element', () => {
    const small = geometry(1_000);
    expect(elementHeight(small)).toBe(22_000);
    expect(topForScroll(small, 0, 0, 5_000)).toBe(5_000);
    expect(scrollForTop(small, 5_000)).toBe(5_000);
  });

  it('never asks for a taller element than browsers can make', () => {
    expect(elementHeight(geometry(3_000_000))).toBe(LIMIT);
    expect(LIMIT).toBeLessThan(33_554_432);
  });

  it('reaches every one of 3,000,000 rows', () => {
    const large = geometry(3_000_000);
    for (let row = 0; row < large.total; row += 997) {
      const top = topToShow(large, 0, row);
      const { first, count } = rowsInSight(large, top);
      expect(row).toBeGreaterThanOrEqual(first);
      expect(row).toBeLessThan(first + count);
    }
    const { first, count } = rowsInSight(large, maxTop(large));
    expect(first + count).toBe(large.total);
  });

  it('reaches both ends by dragging the thumb', () => {
    const large = geometry(3_000_000);
    const bottom = elementHeight(large) - large.viewHeight;
    expect(topForScroll(large, 0, 0, bottom)).toBe(maxTop(large));
    expect(topForScroll(large, maxTop(large), bottom, 0)).toBe(0);
  });

  it('moves by as many pixels as the wheel turns', () => {
    const large = geometry(3_000_000);
    const middle = scrollForTop(large, 30_000_000);
    expect(topForScroll(large, 30_000_000, middle, middle + 100)).toBe(30_000_100);
    expect(topForScroll(large, 30_000_000, middle, middle - 44)).toBe(29_999_956);
  });

  it('goes to its share of the whole when the thumb is dragged', () => {
    const large = geometry(3_000_000);
    const half = (elementHeight(large) - large.viewHeight) / 2;
    expect(topForScroll(large, 0, 0, half)).toBeCloseTo(maxTop(large) / 2, 0);
  });

  it('keeps scroll position and rows in step', () => {
    const large = geometry(3_000_000);
    const top = 12_345_678;
    const scroll = scrollForTop(large, top);
    expect((scroll / (elementHeight(large) - large.viewHeight)) * maxTop(large)).toBeCloseTo(top, 3);
  });

  it('stands still for a row in sight and moves least for one outside', () => {
    const list = geometry(1_000);
    expect(topToShow(list, 220, 12)).toBe(220);
    expect(topToShow(list, 220, 2)).toBe(44);
    expect(topToShow(list, 0, 40)).toBe(41 * 22 - 600);
  });

  it('brings a row from far away to the middle', () => {
    expect(topToShow(geometry(1_000), 0, 500)).toBe(500 * 22 - (600 - 22) / 2);
  });

  it('is at rest with nothing to show', () => {
    const none = geometry(0);
    expect(maxTop(none)).toBe(0);
    expect(clampTop(none, 100)).toBe(0);
    expect(rowsInSight(none, 0)).toEqual({ first: 0, count: 0 });
  });
});
