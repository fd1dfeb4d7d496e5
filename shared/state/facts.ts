import type { ConnectorState, EvseState, StationState, TransactionState } from './model';

/** What a connector is doing, whatever words its version has for it. */
export type ConnectorClass = 'available' | 'occupied' | 'charging' | 'suspended' | 'finishing' | 'reserved' | 'unavailable' | 'faulted';

/** Status of 1.6 (§7.7) and of 2.x (ConnectorStatusEnumType). */
const OF_STATUS: Readonly<Record<string, ConnectorClass>> = {
  Available: 'available',
  Preparing: 'occupied',
  Occupied: 'occupied',
  Charging: 'charging',
  SuspendedEV: 'suspended',
  SuspendedEVSE: 'suspended',
  Finishing: 'finishing',
  Reserved: 'reserved',
  Unavailable: 'unavailable',
  Faulted: 'faulted',
};

/** ChargingStateEnumType of 2.x, of a transaction that has not ended. */
const OF_CHARGING_STATE: Readonly<Record<string, ConnectorClass>> = {
  EVConnected: 'occupied',
  Charging: 'charging',
  SuspendedEV: 'suspended',
  SuspendedEVSE: 'suspended',
  Idle: 'finishing',
};

export function isOpen(transaction: TransactionState): boolean {
  return transaction.endedAt === undefined;
}

/** Transactions of a station for a list: those that go on first, in each part the newest first. */
export function openFirst(transactions: readonly TransactionState[]): readonly TransactionState[] {
  const newestFirst = [...transactions].reverse();
  return [...newestFirst.filter(isOpen), ...newestFirst.filter((one) => !isOpen(one))];
}

/**
 * The transaction that goes on at an EVSE (in 1.6 a connector), the newest when an earlier one was never ended.
 *
 * @param connector of an EVSE that has several; a transaction that named none is at each of them
 */
export function transactionAt(station: StationState, evse: number, connector?: number): TransactionState | undefined {
  return station.transactions.findLast((one) =>
    isOpen(one) && one.evse === evse && (connector === undefined || one.connector === undefined || one.connector === connector));
}

/**
 * The word that says most of a connector: its status, or where that is Occupied (2.x) the charging state of the
 * transaction that goes on there.
 */
export function connectorWord(station: StationState, evse: EvseState, connector: ConnectorState): string {
  if (connector.status !== 'Occupied') return connector.status;
  return transactionAt(station, evse.id, connector.id)?.chargingState ?? connector.status;
}

/** What a connector is doing; a word that no version has counts as unavailable. */
export function connectorClass(station: StationState, evse: EvseState, connector: ConnectorState): ConnectorClass {
  const { status } = connector;
  const charging = status === 'Occupied' ? known(OF_CHARGING_STATE, connectorWord(station, evse, connector)) : undefined;
  return charging ?? known(OF_STATUS, status) ?? 'unavailable';
}

function known(classes: Readonly<Record<string, ConnectorClass>>, word: string): ConnectorClass | undefined {
  return Object.hasOwn(classes, word) ? classes[word] : undefined;
}
