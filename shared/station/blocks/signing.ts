import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';

/** How long the meter takes to sign a value, simulated ms. */
const SIGNING_MS = 1_000;

/** Whether the transaction that is about to begin waits for a value that the meter has signed (E01.FR.04). */
export function awaitsSignature(core: StationCore, evse: Evse): boolean {
  return evse.plugged && !evse.transaction && !evse.signed
    && core.settings.flag('SampledDataSignReadings') && core.settings.list('TxStartPoint').includes('DataSigned');
}

/** Asks the meter for a signed value, unless it is at it already. */
export function requestSignature(core: StationCore, evse: Evse, received: (core: StationCore, evse: Evse) => void): void {
  const name = timerOf(evse);
  if (core.timers.has(name)) return;
  core.timers.set(name, SIGNING_MS / core.config.speed, () => {
    if (!awaitsSignature(core, evse)) return;
    evse.signed = true;
    received(core, evse);
  });
}

/** The next transaction needs a value of its own. */
export function forgetSignature(core: StationCore, evse: Evse): void {
  evse.signed = false;
  core.timers.clear(timerOf(evse));
}

function timerOf(evse: Evse): string {
  return `sign:${evse.id}`;
}
