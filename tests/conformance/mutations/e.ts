import type { JsonObject } from '../../../shared/ocpp/json';
import type { Side } from '../../../shared/use-cases/catalogue/model';
import { answeringWithoutDoing, editing, meddling, type Meant } from '../meddlers';
import { edited, type Meddler } from '../../../shared/use-cases/stage/wire-faults';
import type { Mutation } from './mutation';

const event = (where: JsonObject): Meant => ({ from: 'station', action: 'TransactionEvent', where });

/** Edits the one of the messages that comes as this one. */
function editingOnly(number: number, meant: Meant, changes: JsonObject): Meddler {
  let count = 0;
  return meddling(meant, (text) => ({ text: (count += 1) === number ? edited(text, changes) : text }));
}

/** A wrong peer in 2.0.1. */
function wrong(name: string, scenario: string, where: string, of: Side, fails: string, meddle: () => Meddler): Mutation {
  return { name, scenario, case: where, version: scenario.endsWith('-16') ? '1.6' : '2.0.1', of, fails, meddle };
}

/** Wrong peers for the blocks E and F (remote start and stop). */
export const MUTATIONS_E: readonly Mutation[] = [
  wrong('a station that skips a sequence number', 'E02', 'cable-first', 'station', 'sequence-numbers',
    () => editing(event({ eventType: 'Updated' }), ({ seqNo }) => ({ seqNo: Number(seqNo) + 1 }))),
  wrong('a station that does not tell the phases in use', 'E02', 'meter-values', 'station', 'phases-1',
    () => editing(event({ transactionInfo: { chargingState: 'Charging' } }), { numberOfPhasesUsed: null })),
  wrong('a CSMS that says nothing of the token in a transaction', 'E02', 'cable-first', 'csms', 'authorized-3',
    () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response' }, { idTokenInfo: null })),
  wrong('a station that forgets the reservation', 'E02', 'reservation', 'station', 'authorized-1',
    () => editing(event({ reservationId: { $exists: true } }), { reservationId: null })),
  wrong('a station that tells the token again', 'E03', 'id-first', 'station', 'plugged-2',
    () => editing(event({ triggerReason: 'CablePluggedIn' }), { idToken: { idToken: 'T01', type: 'ISO14443' } })),
  wrong('a station that ends a transaction while the car stands in the bay', 'E03', 'no-cable-in-the-bay', 'station', 'timeout-1',
    () => editing(event({ triggerReason: 'EVConnectTimeout' }), { eventType: 'Ended' })),
  wrong('a station that forgets to say that it was offline', 'E04', 'known-offline', 'station', 'started-1',
    () => editing(event({ eventType: 'Started' }), { offline: null })),
  wrong('a station that hides that the CSMS refused the token', 'E04', 'refused-afterwards', 'station', 'ended-1',
    () => editing(event({ eventType: 'Ended' }), { 'transactionInfo.stoppedReason': 'Local' })),
  wrong('a station that tells a change of state for another reason', 'E05', 'suspended', 'station', 'suspended-1',
    () => editing(event({ transactionInfo: { chargingState: 'SuspendedEVSE' } }), { triggerReason: 'ChargingRateChanged' })),
  wrong('a station that does not tell of its emergency', 'E06', 'emergency', 'station', 'ended-1',
    () => editing(event({ eventType: 'Ended' }), { 'transactionInfo.stoppedReason': 'Other' })),
  wrong('a CSMS that says nothing of the card that stops', 'E07', 'same-card', 'csms', 'ended-4',
    () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response' }, { idTokenInfo: null })),
  wrong('a station that stamps what happened offline with the time of sending', 'E08', 'same-card', 'station', 'ended-1',
    () => editing(event({ eventType: 'Ended' }), { timestamp: '2026-01-01T12:00:00.000Z' })),
  wrong('a station that leaves out the reading at the end', 'E09', 'unlocked', 'station', 'ended-2',
    () => editing(event({ eventType: 'Ended' }), { meterValue: null })),
  wrong('a station that marks only the first event as offline', 'E11', 'goes-on', 'station', 'second-1',
    () => editingOnly(2, event({ triggerReason: 'MeterValuePeriodic', offline: true }), { offline: null })),
  wrong('a station that blames something else than the power', 'E11', 'power-loss', 'station', 'ended-1',
    () => editing(event({ eventType: 'Ended' }), { 'transactionInfo.stoppedReason': 'Reboot' })),
  wrong('a station that tries again with another message', 'E13', 'given-up', 'station', 'two-1',
    () => editingOnly(2, event({ eventType: 'Started' }), { timestamp: '2026-01-01T12:00:00.000Z' })),
  wrong('a station that has forgotten its transaction', 'E14', 'running', 'station', 'running-answered',
    () => editing({ from: 'station', action: 'GetTransactionStatus', half: 'response', where: { ongoingIndicator: true } }, { ongoingIndicator: false })),
  wrong('a station that speaks of a transaction that nobody named', 'E14', 'running', 'station', 'without-id-answered',
    () => editing({ from: 'station', action: 'GetTransactionStatus', half: 'response', where: { ongoingIndicator: null } }, { ongoingIndicator: true })),
  wrong('a station that keeps quiet about what waits', 'E14', 'messages-wait', 'station', 'waiting-any-answered',
    () => editing({ from: 'station', action: 'GetTransactionStatus', half: 'response', where: { ongoingIndicator: null } }, { messagesInQueue: false })),
  wrong('a station that ends the transaction when the battery is full', 'E15', 'full', 'station', 'full-1',
    () => editing(event({ transactionInfo: { chargingState: 'SuspendedEV' } }), { eventType: 'Ended' })),
  wrong('a station that accepts to stop what it does not know', 'F03', 'unknown', 'station', 'refused-answered',
    () => answeringWithoutDoing('station', 'RequestStopTransaction', { status: 'Accepted' })),
  wrong('a station that forgets that the CSMS stopped the car', 'F04', 'unplugged', 'station', 'ended-1',
    () => editing(event({ eventType: 'Ended' }), { 'transactionInfo.stoppedReason': 'EVDisconnected' })),

  wrong('a central system that gives one number twice', 'E01-16', 'own-number', 'csms', 'second-1',
    () => editing({ from: 'csms', action: 'StartTransaction', half: 'response' }, { transactionId: 5 })),
  wrong('a Charge Point whose readings name no transaction', 'E02-16', 'cable-first', 'station', 'sampled-1',
    () => editing({ from: 'station', action: 'MeterValues' }, { transactionId: null })),
  wrong('a Charge Point that never learns its transaction\'s number', 'E04-16', 'known-offline', 'station', 'sampled-1',
    () => editing({ from: 'station', action: 'MeterValues' }, { transactionId: -1 })),
  wrong('a Charge Point that hides that the idTag was refused', 'E05-16', 'stopped', 'station', 'stopped-1',
    () => editing({ from: 'station', action: 'StopTransaction' }, { reason: 'Other' })),
  wrong('a Charge Point that does not say why it is finishing', 'E09-16', 'locked', 'station', 'finishing-1',
    () => editing({ from: 'station', action: 'StatusNotification', where: { status: 'Finishing' } }, { info: null })),
  wrong('a Charge Point that accepts to stop what it does not know', 'F03-16', 'unknown', 'station', 'refused-answered',
    () => answeringWithoutDoing('station', 'RemoteStopTransaction', { status: 'Accepted' })),
];
