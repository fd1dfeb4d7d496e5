import type { MessageContentType } from '../../../schemas/generated/v21.types';
import { decimalsOf } from '../../tariff/currency';
import type { CostExplanation } from '../../tariff/explain';
import type { Caller } from '../context';
import type { ChargingTransaction } from '../state/transaction-table';
import { showsNothing, tariffFor, tariffTexts } from './choose-tariff';
import { timeZoneOf } from './station-clock';
import { TransactionCost } from './transaction-cost';

/** Block I at the CSMS: keeps each transaction's cost up to date, and tells it (I02, I03, I06). */

/** What a message tells of a transaction, as far as it costs something. */
export interface SeenOfCost {
  /** Wall time of the station, ms since 1970. */
  readonly at: number;
  /** Wh of the register. */
  readonly register?: number | undefined;
  /** Whether the car charges from now on; undefined where nobody says (1.6). */
  readonly charging?: boolean | undefined;
}

/** A message about a transaction has come. */
export function followCost(transaction: ChargingTransaction, { at, register, charging }: SeenOfCost, caller: Caller): void {
  transaction.cost ??= new TransactionCost(transaction.startedAt, timeZoneOf(caller));
  transaction.cost.note(at, register, charging);
}

/** Whoever charges is known: from the beginning it costs what their tariff says. Where nobody is, at the end, that for all. */
export function chooseTariff(transaction: ChargingTransaction, caller: Caller): void {
  const { cost } = transaction;
  if (!cost || cost.tariff) return;
  const record = recordOf(transaction, caller);
  const tariff = tariffFor(caller, record);
  if (!tariff) return;
  cost.choose(tariff);
  transaction.tariffTold = tariffTexts(tariff, record)[0]?.content;
  warnOfCurrency(tariff.currency, caller);
}

/** What the transaction costs with tax: by now, or in all once it has ended. The station's word counts where it calculates itself. */
export function costOf(transaction: ChargingTransaction, now: number): number | undefined {
  const own = totalOf(transaction);
  if (own !== undefined) return own;
  return transaction.cost?.result(transaction.endedAt === undefined ? now : undefined)?.incl.toNumber();
}

/** How it came about, or what the station has calculated; undefined when nothing is known of costs. */
export function explainCost(transaction: ChargingTransaction, now: number): CostExplanation | undefined {
  return transaction.cost?.explanation(transaction.endedAt === undefined ? now : undefined);
}

/** The end of a transaction, in a sentence for the log. */
export function noteFinalCost(transaction: ChargingTransaction, caller: Caller): void {
  const explanation = explainCost(transaction, transaction.endedAt ?? caller.csms.clock.now());
  if (!explanation) return;
  const { currency, lines, inclTax, kind } = explanation;
  const sums = lines.map(({ quantity, unit, price, when }) => `${quantity}${unit === '×' ? '' : ` ${unit}`} × ${price}${when === undefined ? '' : ` (${when})`}`);
  const limit = kind === 'MinCost' ? ', raised to the least' : kind === 'MaxCost' ? ', held at the most' : '';
  caller.note(`Cost of transaction ${transaction.id}: ${sums.length === 0 ? 'nothing used' : sums.join(' + ')} = ${inclTax} ${currency} with tax${limit}.`);
  const own = totalOf(transaction);
  if (own !== undefined && own.toFixed(decimalsOf(currency)) !== inclTax) {
    caller.note(`The station has calculated ${own.toFixed(decimalsOf(currency))} ${currency} for transaction ${transaction.id}, by tariff ${transaction.tariffId ?? 'unknown'}; the CSMS comes to ${inclTax} ${currency}.`);
  }
}

/**
 * The text of a tariff that has changed since it was told (I06.FR.01), which then counts; undefined when it is the same. A
 * station that calculates itself is sent the tariff instead (I11).
 */
export function changedTariff(transaction: ChargingTransaction, caller: Caller): readonly MessageContentType[] | undefined {
  const before = transaction.cost?.tariff;
  if (!before) return undefined;
  const record = recordOf(transaction, caller);
  const tariff = tariffFor(caller, record);
  if (!tariff || JSON.stringify(tariff) === JSON.stringify(before)) return undefined;
  transaction.cost?.choose(tariff);
  if (transaction.tariffId !== undefined) {
    void caller.call('ChangeTransactionTariff', { transactionId: transaction.id, tariff });
    return undefined;
  }
  const texts = tariffTexts(tariff, record);
  if (texts[0]?.content === transaction.tariffTold || showsNothing(caller.station)) return undefined;
  transaction.tariffTold = texts[0]?.content;
  return texts.map(({ content, language }) => ({ format: 'UTF8', language, content }));
}

/** Tells what it costs by now, every so often, for as long as it runs (I02.FR.01), where the answers do not. */
export function tellRunningCost(transaction: ChargingTransaction, caller: Caller): void {
  const { csms, station } = caller;
  if (transaction.costTimer !== undefined || csms.settings.runningCost !== 'CostUpdated') return;
  transaction.costTimer = csms.clock.after(csms.settings.costInterval * 1000, () => {
    delete transaction.costTimer;
    const totalCost = costOf(transaction, csms.clock.now());
    if (transaction.endedAt !== undefined || !station.connected || totalCost === undefined || transaction.tariffId !== undefined) return;
    void caller.call('CostUpdated', { totalCost, transactionId: transaction.id });
    tellRunningCost(transaction, caller);
  });
}

function recordOf({ idToken, tokenType }: ChargingTransaction, { csms }: Caller): ReturnType<Caller['csms']['tokens']['find']> {
  return idToken === undefined ? undefined : csms.tokens.find(idToken, tokenType);
}

/** The total with tax that the station has told, of its own calculation. */
function totalOf({ stationCost }: ChargingTransaction): number | undefined {
  return stationCost?.inclTax ?? stationCost?.exclTax;
}

/** Amounts go without their currency: the station shows the one that it is set to. */
function warnOfCurrency(currency: string, caller: Caller): void {
  const known = caller.station.variables.all().find((one) => one.component === 'TariffCostCtrlr' && one.variable === 'Currency')?.value;
  if (known !== undefined && known !== currency) caller.note(`The tariff is in ${currency}, and the station shows ${known} (TariffCostCtrlr.Currency).`);
}
