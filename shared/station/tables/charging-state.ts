import type { TxPoint } from '../settings/definitions';
import type { ChargingState } from '../words';

/** What decides how far a transaction is. */
export interface ChargingFacts {
  /** A car stands in the bay. */
  readonly parked: boolean;
  /** Both ends of the cable are plugged in. */
  readonly plugged: boolean;
  readonly authorized: boolean;
  /** The meter has signed the value that a transaction begins with. */
  readonly signed: boolean;
  /** The contactor is closed. */
  readonly closed: boolean;
  readonly blockedBy: 'nobody' | 'ev' | 'evse';
}

interface Row {
  readonly when: Partial<ChargingFacts>;
  readonly state: ChargingState;
}

/** ChargingStateEnumType of 2.x: the first row that fits. */
const ROWS: readonly Row[] = [
  { when: { plugged: false }, state: 'Idle' },
  { when: { closed: false }, state: 'EVConnected' },
  { when: { blockedBy: 'nobody' }, state: 'Charging' },
  { when: { blockedBy: 'ev' }, state: 'SuspendedEV' },
  { when: { blockedBy: 'evse' }, state: 'SuspendedEVSE' },
];

/** When each point at which a transaction can begin or end holds (TxStartStopPointValues). */
const POINTS: Readonly<Record<TxPoint, (facts: ChargingFacts) => boolean>> = {
  ParkingBayOccupancy: (facts) => facts.parked,
  EVConnected: (facts) => facts.plugged,
  Authorized: (facts) => facts.authorized,
  DataSigned: (facts) => facts.signed,
  PowerPathClosed: (facts) => facts.plugged && facts.authorized,
  EnergyTransfer: (facts) => facts.plugged && facts.closed && facts.blockedBy === 'nobody',
};

export function chargingStateOf(facts: ChargingFacts): ChargingState {
  const row = ROWS.find(({ when }) =>
    (when.plugged === undefined || when.plugged === facts.plugged) &&
    (when.closed === undefined || when.closed === facts.closed) &&
    (when.blockedBy === undefined || when.blockedBy === facts.blockedBy));
  return row?.state ?? 'Idle';
}

export function pointHolds(point: string, facts: ChargingFacts): boolean {
  return Object.hasOwn(POINTS, point) && POINTS[point as TxPoint](facts);
}
