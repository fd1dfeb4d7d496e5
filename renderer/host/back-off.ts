/** Milliseconds to wait before attempt `attempt` (from 1) to reach the host again: 0.25 s, doubling, at most 5 s. */
export function backOff(attempt: number): number {
  return Math.min(5_000, 250 * 2 ** Math.max(0, attempt - 1));
}
