import type { StationCore } from '../core/core';
import { capsAt, crossings, mayEnter, type Cap, type Crossing, type Grid } from '../der/effects';
import { QUIET } from '../der/grid-watch';
import { reviewAlarm } from './der-alarm';
import { advance } from './metering';
import { look } from './transactions';

const TRIP = 'der-trip';

/** Looks at the grid: trips, and what the controls leave of the power of each EVSE (2.1, R01, R05). */
export function lookAtGrid(core: StationCore): void {
  if (core.derControls.length === 0 && core.gridWatch === QUIET) return;
  const paths = core.evses.map(({ path }) => path);
  const grid: Grid = { frequency: core.sensors.read('frequency', {}, paths), voltage: core.sensors.read('voltage', {}, paths) };
  watchTrips(core, grid);
  const { tripped } = core.gridWatch;
  const stop: Cap | undefined = tripped && { share: 0, by: tripped };
  const caps = capsAt(core.derControls, grid);
  core.gridWatch = { ...core.gridWatch, charge: stop ?? caps.charge };
  for (const evse of core.evses) {
    advance(core, evse);
    evse.path.chargeShare = core.gridWatch.charge.share;
    evse.path.dischargeShare = (stop ?? caps.discharge).share;
  }
  reviewAlarm(core);
  for (const evse of core.evses) look(core, evse);
  if (core.derControls.length === 0 && !core.gridWatch.alarm && !tripped) core.gridWatch = QUIET;
}

function watchTrips(core: StationCore, grid: Grid): void {
  const now = core.clock.monotonic();
  const { crossed, tripped, goodSince, ...rest } = core.gridWatch;
  const found = crossings(core.derControls, grid);
  const since = new Map(found.map(({ type }) => [type as string, crossed.get(type) ?? now]));
  const due = (one: Crossing): number => (since.get(one.type) ?? now) + one.seconds * 1000;
  const enter = mayEnter(core.derControls, grid);
  const good = found.length === 0 && enter.now ? goodSince ?? now : undefined;
  const goesOn = good !== undefined && now - good >= enter.delay * 1000;
  const next = found.find((one) => due(one) <= now) ?? (tripped && !goesOn ? tripped : undefined);
  core.gridWatch = { ...rest, crossed: since, ...(next ? { tripped: next } : {}), ...(next && good !== undefined ? { goodSince: good } : {}) };
  const waits = [...found.map(due).filter((at) => at > now), ...(next && good !== undefined ? [good + enter.delay * 1000] : [])];
  core.timers.clear(TRIP);
  if (waits.length > 0) core.timers.set(TRIP, Math.max(1, Math.min(...waits) - now), () => lookAtGrid(core));
}
