import { number, object, text } from '../journal/loose';
import { readingsOf } from './meter-values';
import { timeIn, type BlockFolds, type Fold } from './message';
import type { FoldedStation, FoldedTransaction } from './folded';
import { withoutProfilesOf } from './profile-list';
import { reservationUsed } from './reservation-list';
import { emptyTransaction, findTransaction, inTransaction, openTransaction, withNewTransaction, withReadings } from './transaction-list';

/** The id of a transaction that the CSMS has not numbered yet. */
function provisional(messageId: string): string {
  return `?${messageId}`;
}

function isProvisional({ id }: FoldedTransaction): boolean {
  return id.startsWith('?');
}

const started: Fold = (station, { id, request, wall }) => {
  const connector = number(request, 'connectorId');
  const startedAt = timeIn(request, 'timestamp', wall);
  const meterStart = number(request, 'meterStart');
  const begun: FoldedTransaction = {
    ...emptyTransaction(provisional(id), startedAt),
    evse: connector,
    connector,
    idToken: text(request, 'idTag'),
    ...(meterStart === undefined ? {} : { meterStart, energy: 0 }),
    chargingState: stateOf(station, connector),
  };
  // A station repeats the message until it is answered; the repetition is the same transaction.
  const again = openTransaction(station, (one) => isProvisional(one) && one.connector === connector && one.startedAt === startedAt);
  const after = again ? inTransaction(station, again.id, (old) => ({ ...old, id: begun.id })) : withNewTransaction(station, begun);
  return reservationUsed(after, number(request, 'reservationId'));
};

/** The CSMS gives the transaction its number (1.6 §4.8). */
const startAnswered: Fold = (station, { id, result }) =>
  inTransaction(station, provisional(id), (old) => ({
    ...old,
    id: text(result, 'transactionId') ?? old.id,
    authorization: text(object(result, 'idTagInfo'), 'status'),
  }));

const stopped: Fold = (station, { request, wall }) => {
  const id = text(request, 'transactionId') ?? '';
  const endedAt = timeIn(request, 'timestamp', wall);
  const meterStop = number(request, 'meterStop');
  // While offline a station does not know the number and sends 0, -1 or the like.
  const target = findTransaction(station, id) ?? openTransaction(station, isProvisional);
  const known = target ? station : withNewTransaction(station, emptyTransaction(id, endedAt));
  const ended = inTransaction(known, target?.id ?? id, (old) => {
    const measured = withReadings(old, readingsOf(request, 'transactionData', wall));
    const { meterStart } = measured;
    return {
      ...measured,
      endedAt,
      stoppedReason: text(request, 'reason') ?? 'Local',
      ...(meterStop === undefined || meterStart === undefined ? {} : { energy: meterStop - meterStart }),
    };
  });
  return withoutProfilesOf(ended, id, target?.connector);
};

const stopAnswered: Fold = (station, { request, result }) => {
  const authorization = text(object(result, 'idTagInfo'), 'status');
  return authorization === undefined ? station : inTransaction(station, text(request, 'transactionId') ?? '', (old) => ({ ...old, authorization }));
};

const metered: Fold = (station, { request, wall }) => {
  const id = text(request, 'transactionId');
  const connector = number(request, 'connectorId');
  const transaction = (id === undefined ? undefined : findTransaction(station, id))
    ?? openTransaction(station, (one) => one.connector === connector && (id === undefined || isProvisional(one)));
  return transaction ? inTransaction(station, transaction.id, (old) => withReadings(old, readingsOf(request, 'meterValue', wall))) : station;
};

/** The car's part in a transaction, which 1.6 tells by the connector's status. */
export function chargingStateOf16(station: FoldedStation, connector: number, status: string): FoldedStation {
  const transaction = openTransaction(station, (one) => one.connector === connector);
  const chargingState = CHARGING_STATES[status];
  if (!transaction || chargingState === undefined) return station;
  return inTransaction(station, transaction.id, (old) => ({ ...old, chargingState }));
}

const CHARGING_STATES: Readonly<Record<string, string>> = {
  Available: 'Idle', Preparing: 'EVConnected', Charging: 'Charging', SuspendedEV: 'SuspendedEV', SuspendedEVSE: 'SuspendedEVSE', Finishing: 'EVConnected',
};

function stateOf(station: FoldedStation, connector: number | undefined): string | undefined {
  const status = station.evses.find((evse) => evse.id === connector)?.connectors[0]?.status;
  return status === undefined ? undefined : CHARGING_STATES[status];
}

export const TRANSACTIONS_16: BlockFolds = {
  requests: { StartTransaction: started, StopTransaction: stopped, MeterValues: metered },
  results: { StartTransaction: startAnswered, StopTransaction: stopAnswered },
};
