import { CostBook } from '../../tariff/cost-book';
import { costDetails, costResult } from '../../tariff/cost-result';
import { describe } from '../../tariff/describe';
import type { Tariff } from '../../tariff/tariff';
import type { JsonObject } from '../../ocpp/json';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Transaction } from '../core/transaction';
import type { TransactionEventType } from '../words';
import { showRunningCost, updateTariffText } from './driver-display';
import { calculates, defaultTariffOf } from './tariffs';

/** Local cost calculation (2.1, I12): the station adds up what a transaction costs, by the same engine as the CSMS. */

/** What an event says of it. */
export interface CostNews {
  readonly tariffId?: string;
  readonly costDetails?: JsonObject;
}

/**
 * Brings the cost up to now. Time is that of the clock, as the messages' timestamps tell it; called before anything about the
 * transaction changes, so that what has been so far is what it was told to be.
 */
export function accrue(core: StationCore, evse: Evse): void {
  const { transaction } = evse;
  if (!transaction?.cost) return;
  const charging = transaction.chargingState === 'Charging';
  const energy = evse.path.shown - transaction.costRegister;
  transaction.costRegister = evse.path.shown;
  // The power with which the stretch began: by now it may have changed already.
  const power = charging ? transaction.costPower : 0;
  transaction.cost.add({ until: core.now, energy, charging, power, current: evse.path.voltage > 0 ? power / evse.path.voltage : 0 });
  transaction.costPower = evse.path.flow.power;
  transaction.totalCost = costResult(transaction.cost, false).incl.toNumber();
}

/**
 * Whoever charges is known, and plugging in has accepted the tariff: their own, else the one for all (I07.FR.14, I08.FR.22).
 * It counts from the beginning of the transaction.
 */
export function openCost(core: StationCore, evse: Evse, transaction: Transaction): void {
  const { authorization } = evse;
  if (transaction.cost || !authorization || !evse.plugged || authorization.centralCost || !calculates(core)) return;
  const tariff = authorization.tariff ?? defaultTariffOf(core, evse);
  if (!tariff) return;
  transaction.tariffKind = authorization.tariff ? 'DriverTariff' : 'DefaultTariff';
  transaction.cost = new CostBook(tariff, {
    at: transaction.startedAt, timeZone: core.settings.text('TimeZone'), circumstances: { evseKind: evse.path.phases === 0 ? 'DC' : 'AC' },
    ...(authorization.reservedSince === undefined ? {} : { reservedMs: Math.max(0, transaction.startedAt - authorization.reservedSince) }),
  });
  transaction.costRegister = evse.path.shown;
  transaction.cost.add({ until: core.now, energy: 0, charging: false });
  if (!authorization.tariff) updateTariffText(core, evse, describe(tariff, evse.driver?.language), undefined);
}

/** What the next event says: the tariff once, the cost at the end, and every CostInterval while it runs if that is enabled. */
export function costNews(core: StationCore, evse: Evse, transaction: Transaction, type: TransactionEventType): CostNews {
  const { cost } = transaction;
  if (!cost) return {};
  const tariffNow = transaction.tariffTold !== cost.tariff.tariffId;
  transaction.tariffTold = cost.tariff.tariffId;
  const tariff = tariffNow ? { tariffId: cost.tariff.tariffId } : {};
  if (!core.settings.flag('CostEnabled')) return tariff;
  transaction.totalCost = costResult(cost, type === 'Ended').incl.toNumber();
  if (type !== 'Ended') showRunningCost(core, evse, transaction.totalCost);
  const due = core.settings.flag('RunningCostEnabled') && (type === 'Started' || transaction.costToldAt === undefined
    || core.clock.monotonic() - transaction.costToldAt >= core.settings.number('CostInterval') * 1000);
  if (type !== 'Ended' && !due) return tariff;
  transaction.costToldAt = core.clock.monotonic();
  return { ...tariff, costDetails: costDetails(cost, type === 'Ended') };
}

/** Another tariff from now on (I11.FR.08). */
export function changeTransactionTariff(core: StationCore, evse: Evse, transaction: Transaction, tariff: Tariff): void {
  accrue(core, evse);
  if (transaction.cost) transaction.cost.changeTariff(tariff);
  else {
    // I11.FR.07: it counts whether there was one before or not, and not for what has been.
    transaction.cost = new CostBook({ tariffId: tariff.tariffId, currency: tariff.currency }, { at: transaction.startedAt, timeZone: core.settings.text('TimeZone') });
    transaction.costRegister = evse.path.shown;
    transaction.cost.add({ until: core.now, energy: Math.max(0, evse.path.shown - transaction.meterStart), charging: transaction.chargingState === 'Charging' });
    transaction.cost.changeTariff(tariff);
  }
  transaction.tariffKind = 'DriverTariff';
  updateTariffText(core, evse, describe(tariff, evse.driver?.language), undefined);
}
