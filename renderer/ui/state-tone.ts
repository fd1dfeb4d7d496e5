/** The tones that a state can have; each is `--state-<tone>` in tokens.css. */
export type StateTone =
  | 'available' | 'occupied' | 'charging' | 'suspended' | 'finishing' | 'reserved' | 'unavailable' | 'faulted' | 'offline';

/**
 * OCPP's states by the word of the standard: connector status of 1.6 and 2.x, chargingState, registration, link. The same
 * word has the same colour wherever it stands.
 */
const TONES: Readonly<Record<string, StateTone>> = {
  Available: 'available',
  Preparing: 'occupied',
  Occupied: 'occupied',
  EVConnected: 'occupied',
  Charging: 'charging',
  SuspendedEV: 'suspended',
  SuspendedEVSE: 'suspended',
  Idle: 'finishing',
  Finishing: 'finishing',
  Ended: 'finishing',
  Reserved: 'reserved',
  Unavailable: 'unavailable',
  Faulted: 'faulted',

  Accepted: 'available',
  Pending: 'suspended',
  Rejected: 'faulted',

  connected: 'available',
  connecting: 'suspended',
  waiting: 'suspended',
  offline: 'offline',
  off: 'offline',
};

export function toneOf(state: string): StateTone {
  return TONES[state] ?? 'unavailable';
}
