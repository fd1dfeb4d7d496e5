import type { JsonObject } from '../../ocpp/json';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Transaction, TransactionEvent } from '../core/transaction';
import { shownToken } from '../words';
import { rememberToken } from './authorization';
import { showFinalCost, showNote, showRunningCost, updateTariffText } from './driver-display';
import { limitsFromCsms } from './limits';
import { registerOf } from './metering';
import { settlePayment } from './payment-terminal';
import { bindProfiles } from './profile-store';
import { look, withdraw } from './transactions';

/** The CSMS has answered the message about an event. */
export function delivered(core: StationCore, event: TransactionEvent, payload: JsonObject): void {
  const { transaction } = event;
  const answer = core.dialect.transactionAnswer(event, payload);
  transaction.number ??= answer.number;
  if (event.meterValues.length > 0 && event.type === 'Updated') transaction.meterValuesAnswered += 1;
  if (answer.totalCost !== undefined) transaction.totalCost = answer.totalCost;
  if (answer.priority !== undefined) transaction.priority = answer.priority;
  const told = event.token ?? event.stoppedBy;
  if (answer.info && told) rememberToken(core, told, answer.info);
  // Whose token is found to be in a group only now may be helped by the group (C09).
  if (event.token) transaction.groupId ??= answer.info?.groupId;
  if (event.token) transaction.accepted = (answer.info?.status ?? 'Accepted') === 'Accepted';
  const evse = core.evse(transaction.evseId);
  if (evse && event.type === 'Ended') showFinalCost(core, evse, transaction, event.offline);
  if (event.type === 'Ended') settlePayment(core, transaction, (text) => evse && showNote(core, evse, transaction, text));
  if (!evse || evse.transaction !== transaction) return;
  if ((answer.info?.status ?? 'Accepted') === 'Accepted') updateTariffText(core, evse, answer.personalMessage ?? answer.info?.personalMessage, answer.info?.language);
  if (answer.totalCost !== undefined) showRunningCost(core, evse, answer.totalCost);
  bindProfiles(core, evse);
  if (answer.limits && core.config.version === '2.1') limitsFromCsms(core, evse, transaction, answer.limits);
  // A cost that was told may be the limit (E16.FR.15).
  else if (answer.totalCost !== undefined && transaction.limits?.cost !== undefined) look(core, evse);
  const { status = 'Accepted' } = answer.info ?? {};
  if (status !== 'Accepted' && concernsHolder(event, evse)) notAccepted(core, evse, transaction, status);
}

/** The last message about a transaction is given up: its cost is what the station knows of it. */
export function gaveUp(core: StationCore, { type, transaction }: TransactionEvent): void {
  const evse = core.evse(transaction.evseId);
  if (type === 'Ended' && evse) settlePayment(core, transaction, (text) => showNote(core, evse, transaction, text));
}

/** What is thought of whoever stopped the transaction, or was authorized earlier, is nothing to who charges now. */
function concernsHolder({ transaction, token, stoppedBy }: TransactionEvent, evse: Evse): boolean {
  return evse.authorization !== undefined && transaction.invalidFrom === undefined && !stoppedBy && (token ?? transaction.token) === transaction.token;
}

/** E05, and StopTransactionOnInvalidId of 1.6: the CSMS does not want this token, though the transaction has begun. */
function notAccepted(core: StationCore, evse: Evse, transaction: Transaction, status: string): void {
  const token = transaction.token ? shownToken(transaction.token) : 'The card';
  core.notice = `${token}: ${status}`;
  core.onRefusal?.(`The CSMS does not accept the token ${token} in the transaction: ${status}.`);
  if (core.settings.flag('StopTxOnInvalidId')) return withdraw(core, evse, { trigger: 'Deauthorized', reason: 'DeAuthorized' });
  transaction.invalidFrom = registerOf(core, evse);
  look(core, evse);
}
