import { number, object, text } from '../journal/loose';
import type { JsonObject } from '../ocpp/json';
import { readingsOf, tidy } from './meter-values';
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
  if (startedBy(station, request, startedAt)) return station;
  return reservationUsed(withNewTransaction(station, begun), number(request, 'reservationId'));
};

/** The transaction that a StartTransaction began: a station repeats the message, with another id, until the answer reaches it. */
function startedBy(station: FoldedStation, request: JsonObject, startedAt: number): FoldedTransaction | undefined {
  const connector = number(request, 'connectorId');
  const idTag = text(request, 'idTag');
  const meterStart = number(request, 'meterStart');
  return station.transactions.findLast((one) =>
    one.startedAt === startedAt && one.connector === connector && one.idToken === idTag && one.meterStart === meterStart);
}

/** The CSMS gives the transaction its number (1.6 §4.8). */
const startAnswered: Fold = (station, { id, request, result, wall }) => {
  const target = findTransaction(station, provisional(id)) ?? startedBy(station, request, timeIn(request, 'timestamp', wall));
  if (!target) return station;
  return inTransaction(station, target.id, (old) => ({
    ...old,
    id: text(result, 'transactionId') ?? old.id,
    authorization: text(object(result, 'idTagInfo'), 'status') ?? old.authorization,
  }));
};

const stopped: Fold = (station, { request, wall }) => {
  const id = text(request, 'transactionId');
  const endedAt = timeIn(request, 'timestamp', wall);
  const meterStop = number(request, 'meterStop');
  // While offline a station does not know the number and sends 0, -1 or the like.
  const target = findTransaction(station, id) ?? openTransaction(station, isProvisional);
  const name = target?.id ?? id;
  if (name === undefined) return station;
  const known = target ? station : withNewTransaction(station, emptyTransaction(name, endedAt));
  const ended = inTransaction(known, name, (old) => {
    const measured = withReadings(old, readingsOf(request, 'transactionData', wall));
    const { meterStart } = measured;
    return {
      ...measured,
      endedAt,
      stoppedReason: text(request, 'reason') ?? 'Local',
      ...(meterStop === undefined || meterStart === undefined ? {} : { energy: tidy(meterStop - meterStart) }),
    };
  });
  return withoutProfilesOf(ended, name, target?.connector);
};

/** What the CSMS says of the card that stopped is no verdict on the one that started. */
const stopAnswered: Fold = (station, { request, result }) => {
  const authorization = text(object(result, 'idTagInfo'), 'status');
  if (authorization === undefined) return station;
  return inTransaction(station, text(request, 'transactionId') ?? '', (old) => (old.idToken === text(request, 'idTag') ? { ...old, authorization } : old));
};

const metered: Fold = (station, { request, wall }) => {
  const id = text(request, 'transactionId');
  const connector = number(request, 'connectorId');
  const readings = readingsOf(request, 'meterValue', wall);
  const transaction = (id === undefined ? undefined : findTransaction(station, id))
    ?? openTransaction(station, (one) => one.connector === connector && (id === undefined || isProvisional(one)));
  if (transaction) return inTransaction(station, transaction.id, (old) => withReadings(old, readings));
  // 0 and less stand for no transaction; any other number is one that began before the log did.
  if (id === undefined || !(Number(id) > 0)) return station;
  const begun: FoldedTransaction = { ...emptyTransaction(id, readings[0]?.at ?? wall), evse: connector, connector, chargingState: stateOf(station, connector) };
  return withNewTransaction(station, withReadings(begun, readings));
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
