import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { LimitKind } from '../core/transaction';
import type { Cause, StoppedReason, TriggerReason } from '../words';

/** What a limit that is reached is called. 2.0.1 has no trigger for the state of charge. */
const TRIGGERS: Readonly<Record<LimitKind, TriggerReason>> = {
  energy: 'EnergyLimitReached', time: 'TimeLimitReached', soc: 'SoCLimitReached', cost: 'CostLimitReached',
};
const REASONS: Readonly<Record<LimitKind, StoppedReason>> = {
  energy: 'EnergyLimitReached', time: 'TimeLimitReached', soc: 'SOCLimitReached', cost: 'LocalOutOfCredit',
};
const KINDS = Object.keys(TRIGGERS) as LimitKind[];

/**
 * Whether the car may draw no more: a limit of the transaction is reached, or somebody whose token was refused after the
 * start has had MaxEnergyOnInvalidId (E05.FR.02).
 */
export function exhausted(core: StationCore, evse: Evse): boolean {
  return evse.transaction?.withheld === true || hasHadEnough(core, evse) || reachedLimit(core, evse) !== undefined;
}

export function hasHadEnough(core: StationCore, { path, transaction }: Evse): boolean {
  const { invalidFrom } = transaction ?? {};
  return invalidFrom !== undefined && path.shown - invalidFrom >= core.settings.number('MaxEnergyOnInvalidId');
}

/** The limit of the transaction that is reached; one that was reached when it was set counts (E16.FR.10). */
export function reachedLimit(core: StationCore, evse: Evse): LimitKind | undefined {
  const { limits } = evse.transaction ?? {};
  return limits && KINDS.find((kind) => {
    const limit = limits[kind];
    return limit !== undefined && (spent(core, evse, kind) ?? -Infinity) >= limit;
  });
}

/** What is told when a limit is reached. */
export function causeOf(core: StationCore, kind: LimitKind): Cause & { readonly reason: StoppedReason } {
  const named = core.config.version === '2.1' || (kind !== 'soc' && kind !== 'cost');
  // S04.FR.06: of a battery in a slot it is told so.
  if (kind === 'soc' && core.swapStation) return { trigger: 'EnergyLimitReached', reason: REASONS[kind] };
  return { trigger: named ? TRIGGERS[kind] : 'ChargingStateChanged', reason: REASONS[kind] };
}

/** Simulated seconds until something above is reached, if all goes on as it does; Infinity when nothing is. */
export function secondsToAllowance(core: StationCore, evse: Evse): number {
  const { transaction, path } = evse;
  if (!transaction) return Infinity;
  const { limits, invalidFrom } = transaction;
  const { power } = path.flow;
  const forEnergy = (wattHours: number): number => (power > 0 ? (wattHours * 3600) / power : Infinity);
  const left = (kind: LimitKind): number => (limits?.[kind] ?? Infinity) - (spent(core, evse, kind) ?? -Infinity);
  const seconds = [
    left('time'),
    forEnergy(left('energy')),
    path.ev ? forEnergy((left('soc') / 100) * path.ev.config.capacity) : Infinity,
    invalidFrom === undefined ? Infinity : forEnergy(invalidFrom + core.settings.number('MaxEnergyOnInvalidId') - path.register),
  ].filter((one) => one > 0);
  return Math.min(Infinity, ...seconds);
}

function spent(core: StationCore, { path, transaction }: Evse, kind: LimitKind): number | undefined {
  if (!transaction) return undefined;
  switch (kind) {
    case 'energy': return path.shown - transaction.meterStart;
    case 'time': return ((core.now - transaction.startedAt) / 1000) * core.config.speed;
    case 'soc': return path.ev && path.ev.soc + 1e-9;
    case 'cost': return transaction.totalCost;
  }
}
