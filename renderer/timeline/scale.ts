/** A stretch of the axis: wall times in ms since 1970, or numbers of entries. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where a stretch is drawn, px. */
export interface Strip {
  readonly left: number;
  readonly width: number;
}

/** The shortest stretch that can be looked at. */
export const LEAST = 4;
/** Room that all of a log leaves at both ends, as a share of it. */
const MARGIN = 0.015;
/** One entry, or all at the same instant, are looked at within this much. */
const ALONE = 1000;

export function lengthOf({ from, to }: Range): number {
  return to - from;
}

/** Of a place, px. */
export function xOf(range: Range, strip: Strip, place: number): number {
  return strip.left + ((place - range.from) / lengthOf(range)) * strip.width;
}

export function placeAt(range: Range, strip: Strip, x: number): number {
  return range.from + ((x - strip.left) / Math.max(1, strip.width)) * lengthOf(range);
}

/** All of a span with room at its ends; never empty. */
export function wholeOf(span: Range, least = ALONE): Range {
  const length = Math.max(lengthOf(span), least);
  const middle = (span.from + span.to) / 2;
  const half = (length / 2) * (1 + 2 * MARGIN);
  return { from: middle - half, to: middle + half };
}

/** Longer by a factor around a place, which stays where it is drawn. */
export function zoomed(range: Range, factor: number, around: number, whole: Range): Range {
  const length = Math.min(Math.max(lengthOf(range) * factor, LEAST), lengthOf(whole));
  const share = (around - range.from) / lengthOf(range);
  const from = around - share * length;
  return heldWithin({ from, to: from + length }, whole);
}

export function moved(range: Range, by: number, whole: Range): Range {
  return heldWithin({ from: range.from + by, to: range.to + by }, whole);
}

/** The nearest stretch of the same length that does not look beyond the whole. */
export function heldWithin(range: Range, whole: Range): Range {
  const length = Math.min(lengthOf(range), lengthOf(whole));
  const from = Math.min(Math.max(range.from, whole.from), whole.to - length);
  return { from, to: from + length };
}

/** Between two places in whichever order, at least as long as can be looked at. */
export function between(one: number, other: number): Range {
  const [from, to] = one < other ? [one, other] : [other, one];
  return to - from >= LEAST ? { from, to } : { from: (from + to - LEAST) / 2, to: (from + to + LEAST) / 2 };
}

/** Whether a stretch with some room around it lies within another. */
export function covers(outer: Range, inner: Range): boolean {
  return outer.from <= inner.from && outer.to >= inner.to;
}

/**
 * The stretch and the number of equal parts to ask the host about, so that a part is about so many px wide. Parts begin at
 * multiples of their width, and widths are of few kinds: what is drawn stays the same while one pans.
 */
export function partsFor(range: Range, width: number, partPx: number): Range & { readonly bins: number } {
  const part = roundUp((lengthOf(range) / Math.max(1, width)) * partPx);
  const margin = lengthOf(range) / 2;
  const from = Math.floor((range.from - margin) / part) * part;
  const bins = Math.min(4000, Math.max(1, Math.ceil((range.to + margin - from) / part)));
  return { from, to: from + bins * part, bins };
}

/** The next power of two: exact in binary, so that multiples of it never drift. */
function roundUp(value: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(value, 1 / 16)));
}
