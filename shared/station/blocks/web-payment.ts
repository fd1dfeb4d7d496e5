import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';

/** While somebody pays on a web page nobody else starts there, for so long at most (2.1, C25.FR.22). */
export function holdForPayment(core: StationCore, evse: Evse, seconds: number): void {
  core.timers.set(timerOf(evse), Math.max(0, seconds) * 1000, () => core.changed());
  core.changed();
}

/** Whether somebody pays for an EVSE on a web page. */
export function isBeingPaid(core: StationCore, evse: Evse): boolean {
  return core.timers.has(timerOf(evse));
}

/** It was paid, or is not waited for any more. */
export function endPaymentHold(core: StationCore, evse: Evse): void {
  core.timers.clear(timerOf(evse));
}

function timerOf({ id }: Evse): string {
  return `web-payment:${id}`;
}
