/** What decides the status of one connector. */
export interface ConnectorFacts {
  readonly faulted: boolean;
  /** Station, EVSE and connector are all set to Operative. */
  readonly operative: boolean;
  /** A transaction runs on this connector. */
  readonly transaction: boolean;
  readonly plugged: boolean;
  /** A cable hangs here without a car at its other end. */
  readonly loose: boolean;
  /** Somebody was authorized and is expected here. */
  readonly authorized: boolean;
  readonly reserved: boolean;
  /** A transaction has ended, its cable is still plugged in. */
  readonly finishing: boolean;
  /** Who keeps the energy from flowing. */
  readonly blockedBy: 'nobody' | 'ev' | 'evse';
}

export type Status16 =
  | 'Available' | 'Preparing' | 'Charging' | 'SuspendedEV' | 'SuspendedEVSE' | 'Finishing' | 'Reserved' | 'Unavailable' | 'Faulted';
export type Status2 = 'Available' | 'Occupied' | 'Reserved' | 'Unavailable' | 'Faulted';

interface Row<Status> {
  readonly when: Partial<ConnectorFacts>;
  readonly status: Status;
}

/** 1.6: the first row that fits (OCPP 1.6 §4.9). An Inoperative connector finishes its transaction first (§5.2). */
const ROWS_16: readonly Row<Status16>[] = [
  { when: { faulted: true }, status: 'Faulted' },
  { when: { transaction: true, plugged: false }, status: 'SuspendedEV' },
  { when: { transaction: true, loose: true }, status: 'SuspendedEV' },
  { when: { transaction: true, blockedBy: 'nobody' }, status: 'Charging' },
  { when: { transaction: true, blockedBy: 'ev' }, status: 'SuspendedEV' },
  { when: { transaction: true, blockedBy: 'evse' }, status: 'SuspendedEVSE' },
  { when: { operative: false }, status: 'Unavailable' },
  { when: { authorized: true }, status: 'Preparing' },
  { when: { finishing: true }, status: 'Finishing' },
  // Only who has reserved takes a connector out of Reserved (§4.9, the table of transitions).
  { when: { reserved: true }, status: 'Reserved' },
  { when: { plugged: true }, status: 'Preparing' },
  { when: {}, status: 'Available' },
];

/** 2.x: how far the charging is stands in the transaction, not in the connector's status. */
const ROWS_2: readonly Row<Status2>[] = [
  { when: { faulted: true }, status: 'Faulted' },
  { when: { operative: false, transaction: false }, status: 'Unavailable' },
  // G03.FR.09: a cable alone does not take a reserved connector.
  { when: { reserved: true }, status: 'Reserved' },
  { when: { plugged: true }, status: 'Occupied' },
  { when: {}, status: 'Available' },
];

/**
 * What may follow what in 1.6 (§4.9, the table of transitions). Preparing → Unavailable is not in the table; it is here
 * since ChangeAvailability asks for it and leaves no other way.
 */
export const NEXT_16: Readonly<Record<Status16, readonly Status16[]>> = {
  Available: ['Preparing', 'Charging', 'SuspendedEV', 'SuspendedEVSE', 'Reserved', 'Unavailable', 'Faulted'],
  Preparing: ['Available', 'Charging', 'SuspendedEV', 'SuspendedEVSE', 'Finishing', 'Unavailable', 'Faulted'],
  Charging: ['Available', 'SuspendedEV', 'SuspendedEVSE', 'Finishing', 'Unavailable', 'Faulted'],
  SuspendedEV: ['Available', 'Charging', 'SuspendedEVSE', 'Finishing', 'Unavailable', 'Faulted'],
  SuspendedEVSE: ['Available', 'Charging', 'SuspendedEV', 'Finishing', 'Unavailable', 'Faulted'],
  Finishing: ['Available', 'Preparing', 'Unavailable', 'Faulted'],
  Reserved: ['Preparing', 'Available', 'Unavailable', 'Faulted'],
  Unavailable: ['Available', 'Preparing', 'Charging', 'SuspendedEV', 'SuspendedEVSE', 'Faulted'],
  Faulted: ['Available', 'Preparing', 'Charging', 'SuspendedEV', 'SuspendedEVSE', 'Finishing', 'Reserved', 'Unavailable'],
};

export function status16(facts: ConnectorFacts): Status16 {
  return firstFit(ROWS_16, facts, 'Available');
}

export function status2(facts: ConnectorFacts): Status2 {
  return firstFit(ROWS_2, facts, 'Available');
}

/**
 * The statuses to report on the way from one to another, the last being `to`: one step where 1.6 allows it, otherwise by
 * way of the status between them that it allows.
 */
export function steps16(from: Status16, to: Status16): readonly Status16[] {
  if (NEXT_16[from].includes(to)) return [to];
  const between = NEXT_16[from].find((status) => status !== 'Faulted' && NEXT_16[status].includes(to));
  return between === undefined ? [to] : [between, to];
}

function firstFit<Status>(rows: readonly Row<Status>[], facts: ConnectorFacts, otherwise: Status): Status {
  return rows.find((row) => fits(row.when, facts))?.status ?? otherwise;
}

function fits(when: Partial<ConnectorFacts>, facts: ConnectorFacts): boolean {
  for (const key in when) {
    const name = key as keyof ConnectorFacts;
    if (when[name] !== facts[name]) return false;
  }
  return true;
}
