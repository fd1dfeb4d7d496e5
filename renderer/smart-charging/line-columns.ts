import type { Frame, Line } from './limit-lines';
import { valueAt } from './limit-lines';

/** uPlot's columns: all times at which something changes, in seconds, then one column a line, null where it says nothing. */
export function columnsOf(lines: readonly Line[], { from, to }: Frame): [number[], ...(number | null)[][]] {
  const inside = lines.flatMap(({ steps }) => steps.map(({ at }) => at)).filter((at) => at > from && at < to);
  const times = [...new Set([from, ...inside, to])].sort((a, b) => a - b);
  return [
    times.map((at) => at / 1000),
    ...lines.map((line) => {
      // Points stand where they were measured, and nowhere else.
      const measured = line.id === 'measured' ? new Map(line.steps.map(({ at, value }) => [at, value])) : undefined;
      return times.map((at) => (measured ? measured.get(at) ?? null : valueAt(line, at)));
    }),
  ];
}
