const LINE_BREAK = 0x0a;

/**
 * Hands over every whole line of the first `length` bytes, from `start` to before `end`, without its line break.
 *
 * @returns how many bytes were taken; the rest is the beginning of a line
 */
export function takeWholeLines(bytes: Uint8Array, length: number, takeLine: (start: number, end: number) => void): number {
  let start = 0;
  for (let end = bytes.indexOf(LINE_BREAK); end >= 0 && end < length; end = bytes.indexOf(LINE_BREAK, start)) {
    takeLine(start, end);
    start = end + 1;
  }
  return start;
}
