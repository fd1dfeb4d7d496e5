import type { NotifySettlementRequest, PaymentStatusEnumType } from '../../../schemas/generated/v21.types';
import type { StationCore } from '../core/core';
import type { Authorization } from '../core/evse';
import type { Payment } from '../core/payment';
import { isoOf, textIn } from '../core/read';
import type { Transaction, TransactionLimits } from '../core/transaction';
import type { AdditionalInfo } from '../words';

/** Block C 2.9 (2.1): the payment terminal, and the payment provider behind it, both simulated. What it is told to do by the station. */

/** What the terminal knows of a card (Appendices, additional info types for ad hoc payment). The card is made up. */
const CARD: Readonly<Record<string, string>> = { PaymentBrand: 'Visa', PaymentRecognition: 'CC', ReadingMethod: 'Contactless', CardBin: '411111', CardLast4Digits: '1111' };

/** The card's details that PaymentCtrlr.PaymentDetails names, to go with the token (C18.FR.06). */
export function cardDetails({ settings }: StationCore): readonly AdditionalInfo[] {
  return settings.list('PaymentDetails').flatMap((type) => (CARD[type] === undefined ? [] : [{ type, additionalIdToken: CARD[type] }]));
}

/** Reserves AuthorizationAmount on a card (C18.FR.01); undefined when the card is not good for it. @param good what it is good for */
export function reserveOn({ settings, random }: StationCore, good: number, settles: Payment['settles']): Payment | undefined {
  const amount = settings.number('AuthorizationAmount');
  if (amount > good) return undefined;
  const asked = settings.flag('AuthorizeDirectPayment');
  return { pspRef: random.uuid(), reserved: amount, good, asked, used: false, done: false, ...(settles ? { settles } : {}) };
}

/** Nobody is authorized by it any more before a transaction has begun: it is given back (C18.FR.07, C19). */
export function releaseUnused(core: StationCore, { payment }: Pick<Authorization, 'payment'>, told = true): void {
  if (!payment || payment.used || payment.done) return;
  payment.done = true;
  core.note(`The payment ${payment.pspRef} is given back.`);
  if (payment.asked && told) core.outbox.message({ action: 'NotifySettlement', payload: settlement(core, payment, 'Canceled', 0) }, true);
}

/**
 * Reserves more when the cost comes near to what is reserved (C23.FR.01).
 * @returns the higher limit, to be told (C23.FR.02); undefined when all stays as it is
 */
export function reserveMore(core: Pick<StationCore, 'settings'>, transaction: Transaction): TransactionLimits | undefined {
  const { payment, totalCost = 0 } = transaction;
  const more = core.settings.number('IncrementalAuthorizationAmount');
  if (!payment || payment.done || !(more > 0) || totalCost <= payment.reserved - core.settings.number('IncrementalAuthorizationThreshold')) return undefined;
  // The provider refuses what the card is not good for.
  if (payment.reserved + more > payment.good) return undefined;
  const limit = transaction.limits?.cost;
  payment.reserved += more;
  if (limit === undefined) return undefined;
  transaction.limits = { ...transaction.limits, cost: limit + more };
  return { cost: limit + more };
}

/**
 * A transaction that was paid for has ended, and its cost is known, or never will be: takes the cost from the card, or gives
 * what was reserved back when there is none, and tells the CSMS (C20, C21, C22).
 * @param shown told what the driver is to read
 */
export function settlePayment(core: StationCore, transaction: Transaction, shown: (text: string) => void): void {
  const { payment } = transaction;
  if (!payment || payment.done) return;
  payment.done = true;
  const cost = transaction.totalCost ?? 0;
  if (cost === 0) return tell(core, { ...settlement(core, payment, 'Canceled', 0), transactionId: transaction.id }, () => shown('Nothing was taken from the card.'));
  // C21.FR.06: the CSMS sees to it.
  if (core.settings.flag('SettlementByCSMS')) return shown(receiptAt(core.settings.text('ReceiptServerUrl')));
  const status = payment.settles ?? 'Settled';
  const payload: NotifySettlementRequest = { ...settlement(core, payment, status, cost), transactionId: transaction.id };
  if (status !== 'Settled') {
    payload.statusInfo = status === 'Rejected' ? 'The payment provider refused it.' : 'The payment provider could not be reached.';
    return tell(core, payload, () => shown(`The payment could not be taken: ${status}.`));
  }
  if (!core.settings.flag('ReceiptByCSMS')) {
    payload.receiptId = payment.pspRef;
    payload.receiptUrl = `${core.settings.text('ReceiptServerUrl').replace(/\/$/, '')}/${payment.pspRef}`;
  }
  tell(core, payload, (answer) => shown(receiptAt(payload.receiptUrl ?? answer)));
}

function settlement(core: StationCore, { pspRef }: Payment, status: PaymentStatusEnumType, amount: number): NotifySettlementRequest {
  return { pspRef, status, settlementAmount: amount, settlementTime: isoOf(core.now) };
}

/** @param answered told of the receiptUrl of the answer */
function tell(core: StationCore, payload: NotifySettlementRequest, answered: (receiptUrl: string | undefined) => void): void {
  core.outbox.ask({ action: 'NotifySettlement', payload }, true, (outcome) => {
    answered(outcome.kind === 'result' ? textIn(outcome.payload, 'receiptUrl') : undefined);
  });
}

function receiptAt(url: string | undefined): string {
  return url === undefined || url === '' ? 'Paid.' : `Your receipt: ${url}`;
}
