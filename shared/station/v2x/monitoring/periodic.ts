import type { StationCore } from '../../core/core';
import type { Monitor } from '../../monitoring/monitor';

const DAY_MS = 86_400_000;
/** However fast the simulation runs, a monitor reports at most this often. */
const LEAST_MS = 20;

/** Sets the timer of a periodic monitor, unless it runs (N08.FR.06 and .07). */
export function armPeriodic(core: StationCore, monitor: Monitor, run: (core: StationCore, id: number) => void): void {
  const name = timerOf(monitor.id);
  if (core.timers.has(name)) return;
  core.timers.set(name, waitOf(core, monitor), () => {
    run(core, monitor.id);
    // It may have been removed meanwhile, or replaced by one with another interval.
    const now = core.monitors?.get(monitor.id);
    if (now === monitor) armPeriodic(core, monitor, run);
  });
}

export function disarm(core: StationCore, id: number): void {
  core.timers.clear(timerOf(id));
}

/** Those on the clock come at multiples of their interval since midnight, by the clock of the station. */
function waitOf(core: StationCore, { type, value }: Monitor): number {
  const period = value * 1000;
  if (type === 'Periodic') return Math.max(LEAST_MS, period / core.config.speed);
  const sinceMidnight = core.now % DAY_MS;
  return Math.max(LEAST_MS, Math.min(DAY_MS - sinceMidnight, period - (sinceMidnight % period)));
}

function timerOf(id: number): string {
  return `monitor:${id}`;
}
