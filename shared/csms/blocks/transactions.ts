import type { StartTransactionRequest } from '../../../schemas/generated/v16.types';
import type { TransactionEventRequest, TransactionEventResponse as TransactionEventResponse21 } from '../../../schemas/generated/v21.types';
import { NOTHING, type Block16, type Block2x } from '../block';
import { readTime, type Caller } from '../context';
import { flag, number, part, parts, text, whole, type Loose } from '../loose';
import type { TokenVerdict } from '../state/token-book';
import { noteSeqNo, type ChargingTransaction } from '../state/transaction-table';
import { idTagInfo, idTokenInfo, judge, judgeToken } from './authorization';
import { noteRegister, registerOf16, registerOf2x } from './meter-reading';
import { sendProfilesAgain } from './resumed-profiles';
import { isLimitedByCost, limitsToTell } from './transaction-limits';
import { showsNothing } from '../tariff/choose-tariff';
import { changedTariff, chooseTariff, costOf, followCost, noteFinalCost, tellRunningCost } from '../tariff/follow-cost';
import { withTariffText } from './tariff';
import { keepSigned } from './signed-values';

/** Block E: transactions. In 1.6 the CSMS numbers them, in 2.x the station names them. */

function end(transaction: ChargingTransaction, at: number, reason: string | undefined, caller: Caller): void {
  const { csms, station } = caller;
  const isNew = transaction.endedAt === undefined;
  csms.transactions.end(transaction, at, reason);
  transaction.costTimer?.cancel();
  if (isNew) {
    followCost(transaction, { at }, caller);
    chooseTariff(transaction, caller);
    noteFinalCost(transaction, caller);
    const paid = transaction.idToken === undefined ? undefined : costOf(transaction, at);
    if (paid !== undefined) csms.tokens.spend(transaction.idToken ?? '', transaction.tokenType, paid);
  }
  station.profiles.endTransaction(transaction.id);
}

/**
 * A station that starts a second transaction at an EVSE, or in 1.6 at a connector, has lost the first, whatever became of
 * its end: 2.x gives up what the CSMS keeps refusing (E13).
 */
function endForgotten(evse: number | undefined, at: number, caller: Caller, started?: ChargingTransaction): void {
  if (evse === undefined) return;
  for (const open of caller.station.transactions.open()) {
    if (open.evse !== evse || open === started) continue;
    const place = caller.version === '1.6' ? 'connector' : 'EVSE';
    caller.note(`Transaction ${open.id} at ${place} ${evse} was never stopped; it is taken for ended, since another one starts there.`);
    end(open, at, undefined, caller);
    open.endPresumed = true;
  }
}

/** A StartTransaction that is sent again, since its answer was lost, starts nothing new; after its end it is another one. */
function startedBefore(request: Loose<StartTransactionRequest>, startedAt: number | undefined, { station }: Caller): ChargingTransaction | undefined {
  const connector = whole(request, 'connectorId');
  const idTag = text(request, 'idTag');
  const meterStart = number(request, 'meterStart');
  if (startedAt === undefined) return undefined;
  return station.transactions.find((known) =>
    known.endedAt === undefined && known.startedAt === startedAt && known.connector === connector && known.idToken === idTag && known.meterStart === meterStart);
}

function start16(request: Loose<StartTransactionRequest>, caller: Caller): ChargingTransaction {
  const { csms, station } = caller;
  const startedAt = readTime(text(request, 'timestamp'));
  const before = startedBefore(request, startedAt, caller);
  if (before) return before;
  const connector = whole(request, 'connectorId');
  endForgotten(connector, startedAt ?? csms.clock.now(), caller);
  const transaction: ChargingTransaction = {
    id: String(csms.transactions.nextNumber()),
    evse: connector,
    connector,
    startedAt: startedAt ?? csms.clock.now(),
    meterStart: number(request, 'meterStart'),
    reservationId: whole(request, 'reservationId'),
    missingSeqNos: [],
  };
  station.transactions.add(transaction);
  followCost(transaction, { at: transaction.startedAt, register: transaction.meterStart }, caller);
  useReservation(transaction, caller);
  return transaction;
}

function useReservation(transaction: ChargingTransaction, { station }: Caller): void {
  if (transaction.reservationId !== undefined) station.reservations.delete(transaction.reservationId);
}

export const transactions16: Block16 = {
  serves: {
    StartTransaction: (request, caller) => {
      const idTag = text(request, 'idTag');
      const transaction = start16(request, caller);
      const verdict = judge(idTag, undefined, caller, transaction);
      transaction.idToken = idTag;
      transaction.groupId = verdict.record?.groupId;
      chooseTariff(transaction, caller);
      if (verdict.status === 'Accepted') caller.csms.transactions.hold(transaction);
      // The number is given in any case: the station stops a transaction that is not accepted as it is configured to.
      return { transactionId: Number(transaction.id), idTagInfo: idTagInfo(verdict) };
    },
    StopTransaction: (request, caller) => {
      const { csms, station } = caller;
      const id = text(request, 'transactionId');
      const transaction = id === undefined ? undefined : station.transactions.get(id);
      if (transaction) {
        noteRegister(transaction, registerOf16(parts(request, 'transactionData')));
        noteRegister(transaction, number(request, 'meterStop'));
        const at = readTime(text(request, 'timestamp')) ?? csms.clock.now();
        if (transaction.endedAt === undefined) followCost(transaction, { at, register: transaction.meterNow }, caller);
        end(transaction, at, text(request, 'reason') ?? 'Local', caller);
      } else {
        caller.note(`StopTransaction of ${id ?? 'no transaction'}: the CSMS knows no such transaction of ${station.id}.`);
      }
      keepSigned(parts(request, 'transactionData'), meterOf16(id, caller), caller);
      const idTag = text(request, 'idTag');
      return idTag === undefined ? NOTHING : { idTagInfo: idTagInfo(judge(idTag, undefined, caller)) };
    },
  },
};

/** The connector that a transaction of 1.6 ran at; '' when it is not known. */
function meterOf16(id: string | undefined, { station }: Caller): string {
  return String((id === undefined ? undefined : station.transactions.get(id)?.evse) ?? '');
}

function transactionOf(id: string, request: Loose<TransactionEventRequest>, caller: Caller): ChargingTransaction {
  const { csms, station } = caller;
  const known = station.transactions.get(id);
  if (known) return known;
  const transaction: ChargingTransaction = { id, startedAt: readTime(text(request, 'timestamp')) ?? csms.clock.now(), missingSeqNos: [] };
  station.transactions.add(transaction);
  return transaction;
}

/** An event that says how its transaction began: no other one can still run there. */
function noteStart(transaction: ChargingTransaction, request: Loose<TransactionEventRequest>, caller: Caller): void {
  if (transaction.lastSeqNo !== undefined) return;
  endForgotten(whole(part(request, 'evse'), 'id'), transaction.startedAt, caller, transaction);
}

/** Events that are missing when the last one has come do not come any more, since a station sends them in order. */
function noteGaps({ id, missingSeqNos: missing }: ChargingTransaction, caller: Caller): void {
  if (missing.length > 0) caller.note(`Transaction ${id} ended, and of its events ${missing.join(', ')} did not come.`);
}

function noteEvent(transaction: ChargingTransaction, request: Loose<TransactionEventRequest>, caller: Caller): void {
  const info = part(request, 'transactionInfo');
  const evse = part(request, 'evse');
  const seqNo = whole(request, 'seqNo');
  const values = parts(request, 'meterValue');
  const register = registerOf2x(values);
  noteRegister(transaction, register);
  if (seqNo !== undefined && !noteSeqNo(transaction, seqNo)) return;
  transaction.toldLate = flag(request, 'offline');
  transaction.evse = whole(evse, 'id') ?? transaction.evse;
  transaction.connector = whole(evse, 'connectorId') ?? transaction.connector;
  transaction.chargingState = text(info, 'chargingState') ?? transaction.chargingState;
  transaction.tariffId = text(info, 'tariffId') ?? transaction.tariffId;
  noteCost(transaction, request, register, caller);
  transaction.remoteStartId = whole(info, 'remoteStartId') ?? transaction.remoteStartId;
  transaction.reservationId = whole(request, 'reservationId') ?? transaction.reservationId;
  useReservation(transaction, caller);
  keepSigned(values, String(transaction.evse ?? ''), caller);
}

/** Time, register and state go into the cost; what the station has calculated itself stands beside it (2.1). */
function noteCost(transaction: ChargingTransaction, request: Loose<TransactionEventRequest>, register: number | undefined, caller: Caller): void {
  if (transaction.endedAt === undefined) {
    const at = readTime(text(request, 'timestamp')) ?? caller.csms.clock.now();
    followCost(transaction, { at, register, charging: transaction.chargingState === 'Charging' }, caller);
  }
  const total = part(part(part(request, 'costDetails'), 'totalCost'), 'total');
  if (total) transaction.stationCost = { exclTax: number(total, 'exclTax'), inclTax: number(total, 'inclTax') };
}

/** Only the token that a transaction begins with must not be in another one; the others end it. */
function judgePresented(
  token: Loose<{ idToken: string; type: string }>, stops: boolean, transaction: ChargingTransaction | undefined, caller: Caller,
): TokenVerdict {
  const idToken = text(token, 'idToken');
  const begins = transaction !== undefined && !stops && (transaction.idToken === undefined || transaction.idToken === idToken);
  const verdict = judgeToken(token, caller, begins ? transaction : undefined);
  if (begins && verdict.status === 'Accepted') {
    transaction.idToken = idToken;
    transaction.tokenType = text(token, 'type');
    transaction.groupId = verdict.record?.groupId;
    caller.csms.transactions.hold(transaction);
  }
  return verdict;
}

/** What the answer says of the cost (I02, I03) and of a tariff that has changed (I06). A station that calculates itself is told neither. */
function tellCost(transaction: ChargingTransaction, eventType: string | undefined, response: TransactionEventResponse21, caller: Caller): void {
  if (eventType === 'Updated') {
    const [text, ...more] = changedTariff(transaction, caller) ?? [];
    if (text) response.updatedPersonalMessage = text;
    const [extra, ...others] = more;
    if (extra && caller.version === '2.1') response.updatedPersonalMessageExtra = [extra, ...others];
  }
  tellRunningCost(transaction, caller);
  const told = eventType === 'Ended' || (eventType === 'Updated' && caller.csms.settings.runningCost === 'TransactionEvent') || isLimitedByCost(transaction);
  if (!told || transaction.tariffId !== undefined) return;
  const cost = costOf(transaction, caller.csms.clock.now());
  if (cost !== undefined && !showsNothing(caller.station)) response.totalCost = cost;
}

export const transactions2x: Block2x = {
  serves: {
    TransactionEvent: (request, caller) => {
      const { csms } = caller;
      const info = part(request, 'transactionInfo');
      const id = text(info, 'transactionId');
      const token = part(request, 'idToken');
      const eventType = text(request, 'eventType');
      const ended = eventType === 'Ended';
      const stops = ended || text(request, 'triggerReason') === 'StopAuthorized';
      const transaction = id === undefined ? undefined : transactionOf(id, request, caller);
      const response: TransactionEventResponse21 = {};
      if (transaction && eventType === 'Started') noteStart(transaction, request, caller);
      if (transaction) noteEvent(transaction, request, caller);
      if (token) {
        const verdict = judgePresented(token, stops, transaction, caller);
        response.idTokenInfo = stops ? idTokenInfo(verdict) : withTariffText(idTokenInfo(verdict), verdict, caller);
      }
      if (transaction?.idToken !== undefined) chooseTariff(transaction, caller);
      const limits = transaction && !ended ? limitsToTell(transaction, request, caller) : undefined;
      if (limits) response.transactionLimit = limits;
      if (transaction && text(request, 'triggerReason') === 'TxResumed') sendProfilesAgain(transaction, caller);
      if (ended && transaction) {
        if (transaction.endedAt === undefined) noteGaps(transaction, caller);
        end(transaction, readTime(text(request, 'timestamp')) ?? csms.clock.now(), text(info, 'stoppedReason') ?? 'Local', caller);
      }
      if (transaction) tellCost(transaction, eventType, response, caller);
      return response;
    },
  },
  effects: {
    GetTransactionStatus: (request, response, caller) => {
      const transaction = caller.station.transactions.get(text(request, 'transactionId') ?? '');
      // The station has ended it and has nothing more to send of it (2.x Part 2, E14).
      const over = text(response, 'ongoingIndicator') === 'false' && text(response, 'messagesInQueue') === 'false';
      if (transaction && over) end(transaction, caller.csms.clock.now(), undefined, caller);
    },
  },
};
