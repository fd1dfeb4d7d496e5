import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Transaction } from '../core/transaction';

/**
 * Whether another limit has changed the rate of a transaction that goes on charging by more than LimitChangeSignificance,
 * so that it is to be told (SC.02, SC.03; K11.FR.04). What the battery takes less by itself is not.
 */
export function rateChanged(core: StationCore, evse: Evse, transaction: Transaction, wasCharging: boolean): boolean {
  const { power } = evse.path.flow;
  const { limit, setpoint } = evse.path;
  const { rate } = transaction;
  if (!rate || !wasCharging || power === 0 || (rate.limit === limit && rate.setpoint === setpoint)) {
    transaction.rate = { power, limit, setpoint };
    return false;
  }
  const significant = Math.abs(power - rate.power) > (Math.abs(rate.power) * core.settings.number('LimitChangeSignificance')) / 100;
  // Small steps add up until they are told.
  transaction.rate = { power: significant ? power : rate.power, limit, setpoint };
  return significant;
}
