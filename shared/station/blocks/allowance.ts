import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';

/** Whether the car may draw no more: somebody whose token was refused after the start has had MaxEnergyOnInvalidId (E05.FR.02). */
export function exhausted(core: StationCore, { path, transaction }: Evse): boolean {
  const { invalidFrom } = transaction ?? {};
  return invalidFrom !== undefined && path.shown - invalidFrom >= core.settings.number('MaxEnergyOnInvalidId');
}
