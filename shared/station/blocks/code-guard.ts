import type { StationCore } from '../core/core';
import type { IdToken } from '../words';

/** Wrong codes in a row that cost nothing. */
const FREE_TRIES = 3;
/** Seconds that the next wrong one costs, doubled with each further one. */
const FIRST_PAUSE = 10;

/** Why no code is taken now: whoever tries them out has to wait longer each time (C04.FR.06). */
export function codeRefusal({ clock, wrongCodes }: StationCore, { type }: IdToken): string | undefined {
  if (type !== 'KeyCode' || !wrongCodes || clock.monotonic() >= wrongCodes.until) return undefined;
  return `Too many wrong codes; the next is taken in ${Math.ceil((wrongCodes.until - clock.monotonic()) / 1000)} s.`;
}

export function noteCode(core: StationCore, { type }: IdToken, accepted: boolean): void {
  if (type !== 'KeyCode') return;
  if (accepted) {
    core.wrongCodes = undefined;
    return;
  }
  const count = (core.wrongCodes?.count ?? 0) + 1;
  const pause = count < FREE_TRIES ? 0 : FIRST_PAUSE * 2 ** (count - FREE_TRIES);
  core.wrongCodes = { count, until: core.clock.monotonic() + pause * 1000 };
}
