import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargingStateOf, pointHolds } from './charging-state';
import { NEXT_16, status16, status2, steps16, type ConnectorFacts, type Status16 } from './connector-status';

const FREE: ConnectorFacts = {
  faulted: false, operative: true, transaction: false, plugged: false, loose: false, authorized: false, reserved: false, finishing: false, blockedBy: 'evse',
};
const STATUSES = Object.keys(NEXT_16) as Status16[];

describe('the status of a connector', () => {
  it.each<[Partial<ConnectorFacts>, Status16, string]>([
    [{}, 'Available', 'Available'],
    [{ plugged: true }, 'Preparing', 'Occupied'],
    [{ authorized: true }, 'Preparing', 'Available'],
    [{ plugged: true, authorized: true, transaction: true, blockedBy: 'nobody' }, 'Charging', 'Occupied'],
    [{ plugged: true, transaction: true, blockedBy: 'ev' }, 'SuspendedEV', 'Occupied'],
    [{ plugged: true, transaction: true, blockedBy: 'evse' }, 'SuspendedEVSE', 'Occupied'],
    [{ plugged: true, finishing: true }, 'Finishing', 'Occupied'],
    [{ plugged: true, finishing: true, authorized: true }, 'Preparing', 'Occupied'],
    [{ reserved: true }, 'Reserved', 'Reserved'],
    [{ reserved: true, plugged: true }, 'Reserved', 'Reserved'],
    [{ reserved: true, plugged: true, authorized: true }, 'Preparing', 'Reserved'],
    [{ operative: false }, 'Unavailable', 'Unavailable'],
    [{ operative: false, transaction: true, plugged: true, blockedBy: 'nobody' }, 'Charging', 'Occupied'],
    [{ faulted: true, transaction: true, plugged: true }, 'Faulted', 'Faulted'],
  ])('%o: %s in 1.6, %s in 2.x', (facts, in16, in2) => {
    expect([status16({ ...FREE, ...facts }), status2({ ...FREE, ...facts })]).toEqual([in16, in2]);
  });

  it('1.6: every way from one status to another is made of steps that §4.9 allows', () => {
    fc.assert(fc.property(fc.constantFrom(...STATUSES), fc.constantFrom(...STATUSES), (from, to) => {
      fc.pre(from !== to);
      const steps = steps16(from, to);
      expect(steps.at(-1)).toBe(to);
      steps.forEach((step, index) => expect(NEXT_16[index === 0 ? from : (steps[index - 1] ?? from)]).toContain(step));
    }));
  });
});

describe('how far a transaction is', () => {
  it.each([
    [{ plugged: false, authorized: true, closed: false, blockedBy: 'evse' as const }, 'Idle'],
    [{ plugged: true, authorized: false, closed: false, blockedBy: 'evse' as const }, 'EVConnected'],
    [{ plugged: true, authorized: true, closed: true, blockedBy: 'nobody' as const }, 'Charging'],
    [{ plugged: true, authorized: true, closed: true, blockedBy: 'ev' as const }, 'SuspendedEV'],
    [{ plugged: true, authorized: true, closed: true, blockedBy: 'evse' as const }, 'SuspendedEVSE'],
  ])('%o: %s', (facts, state) => {
    expect(chargingStateOf({ parked: true, signed: false, ...facts })).toBe(state);
  });

  it('a point that nobody knows never holds', () => {
    expect(pointHolds('constructor', { parked: true, signed: true, plugged: true, authorized: true, closed: true, blockedBy: 'nobody' })).toBe(false);
  });
});
