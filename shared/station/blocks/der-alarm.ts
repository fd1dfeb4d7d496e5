import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { isoOf } from '../core/read';
import type { Alarm } from '../der/grid-watch';

/**
 * A control makes the station do something else than its profiles and the car would have: that is told once, and its end
 * (R05.FR.01 and .02). There is one alarm at a time: another control that takes over is told, and not the end of the first
 * (R05.FR.03 and .04).
 */
export function reviewAlarm(core: StationCore): void {
  const { alarm: before, charge: { by, share } } = core.gridWatch;
  if (share >= 1 && !before) return;
  const now: Alarm | undefined = by && core.evses.some((evse) => deviates(evse, share)) ? { controlType: by.type, ...(by.fault === undefined ? {} : { gridEventFault: by.fault }) } : undefined;
  if (before?.controlType === now?.controlType && before?.gridEventFault === now?.gridEventFault) return;
  const { alarm: _over, ...rest } = core.gridWatch;
  core.gridWatch = { ...rest, ...(now ? { alarm: now } : {}) };
  if (now) tell(core, now);
  else if (before) tell(core, { ...before, alarmEnded: true });
}

/** Whether a car would take more than the control leaves it. */
function deviates({ path, transaction }: Evse, share: number): boolean {
  return transaction !== undefined && path.closed && Math.min(path.offeredFreely, path.ev?.acceptedPower ?? 0) > path.offered + 1e-6 && share < 1;
}

function tell(core: StationCore, alarm: Alarm): void {
  core.outbox.message({ action: 'NotifyDERAlarm', payload: { ...alarm, timestamp: isoOf(core.now) } }, true);
}
