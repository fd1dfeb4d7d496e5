/**
 * Scrolling over more rows than the browser can make an element tall: Chromium clamps heights at 33,554,432 px, Firefox
 * earlier. The list is as tall as it needs to be up to LIMIT; beyond it, the scroll position is scaled. All figures in px.
 */
export const LIMIT = 15_000_000;

export interface ScrollGeometry {
  readonly rowHeight: number;
  readonly viewHeight: number;
  readonly total: number;
}

/** What all rows would take, one under the other. */
export function fullHeight({ rowHeight, total }: ScrollGeometry): number {
  return rowHeight * total;
}

/** The height to give the element that makes the scrollbar. */
export function elementHeight(geometry: ScrollGeometry): number {
  return Math.min(LIMIT, fullHeight(geometry));
}

/** The last position of the rows: the last row stands at the lower edge. */
export function maxTop(geometry: ScrollGeometry): number {
  return Math.max(0, fullHeight(geometry) - geometry.viewHeight);
}

/** The last position of the scrollbar. */
function maxScroll(geometry: ScrollGeometry): number {
  return Math.max(0, elementHeight(geometry) - geometry.viewHeight);
}

export function isScaled(geometry: ScrollGeometry): boolean {
  return fullHeight(geometry) > LIMIT;
}

export function clampTop(geometry: ScrollGeometry, top: number): number {
  return Math.min(maxTop(geometry), Math.max(0, top));
}

/** Where the scrollbar has to stand for the rows to stand at `top`. */
export function scrollForTop(geometry: ScrollGeometry, top: number): number {
  const max = maxTop(geometry);
  if (!isScaled(geometry) || max === 0) return clampTop(geometry, top);
  return (clampTop(geometry, top) / max) * maxScroll(geometry);
}

/**
 * Where the rows stand after the scrollbar went from `before` to `scroll` while they stood at `top`. A small step (wheel,
 * touch) moves the rows by as many pixels; a great one (dragging the thumb) goes to its share of the whole.
 */
export function topForScroll(geometry: ScrollGeometry, top: number, before: number, scroll: number): number {
  if (!isScaled(geometry)) return clampTop(geometry, scroll);
  if (scroll <= 0) return 0;
  if (scroll >= maxScroll(geometry) - 1) return maxTop(geometry);
  const step = scroll - before;
  if (Math.abs(step) <= geometry.viewHeight * 2) return clampTop(geometry, top + step);
  return (scroll / maxScroll(geometry)) * maxTop(geometry);
}

/** First row in sight and the number of rows that are at least partly in sight. */
export function rowsInSight(geometry: ScrollGeometry, top: number): { first: number; count: number } {
  const first = Math.min(Math.max(0, geometry.total - 1), Math.floor(top / geometry.rowHeight));
  const last = Math.ceil((top + geometry.viewHeight) / geometry.rowHeight);
  return { first, count: Math.max(0, Math.min(geometry.total, last) - first) };
}

/** The smallest move after which a row is in full sight; one that is more than a page away comes to the middle. */
export function topToShow(geometry: ScrollGeometry, top: number, row: number): number {
  const start = row * geometry.rowHeight;
  const end = start + geometry.rowHeight;
  if (start >= top && end <= top + geometry.viewHeight) return top;
  const far = start < top - geometry.viewHeight || end > top + 2 * geometry.viewHeight;
  if (far) return clampTop(geometry, start - (geometry.viewHeight - geometry.rowHeight) / 2);
  return clampTop(geometry, start < top ? start : end - geometry.viewHeight);
}
