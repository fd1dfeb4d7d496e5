import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../platform/seeded-random';
import { Ev } from './ev';
import { PowerPath } from './power-path';
import { readMeter } from './reading';

const AC = { connectors: [{ type: 'sType2' }], phases: 3 as const, maxPower: 22_000 };
const DC = { connectors: [{ type: 'cCCS2' }], phases: 0 as const, maxPower: 150_000 };

function charging(config: typeof AC | typeof DC, ev: Ev): PowerPath {
  const path = new PowerPath(config, 1000, 0);
  path.ev = ev;
  path.closed = true;
  return path;
}

describe('the car', () => {
  it('takes full power up to 80 % and less and less from there, until it is full', () => {
    const at = (soc: number): number => new Ev({ capacity: 60_000, soc, maxPower: 11_000 }).acceptedPower;
    expect([at(10), at(80)]).toEqual([11_000, 11_000]);
    expect(at(90)).toBeCloseTo(11_000 * 0.525);
    expect(at(99)).toBeLessThan(at(90));
    expect(at(100)).toBe(0);
  });

  it('becomes exactly full', () => {
    const path = charging(AC, new Ev({ capacity: 1000, soc: 95, maxPower: 11_000 }));
    path.advance(3_600_000, 10);
    expect(path.ev?.soc).toBe(100);
    expect(path.register).toBeCloseTo(1050, 6);
    expect(path.flow).toMatchObject({ power: 0, blockedBy: 'ev' });
  });
});

describe('the power path', () => {
  it('counts what flows: an hour at 11 kW is 11 kWh', () => {
    const path = charging(AC, new Ev({ capacity: 60_000, soc: 20, maxPower: 11_000 }));
    path.advance(3_600_000, 1);
    expect(path.register).toBeCloseTo(12_000);
  });

  it('lets as much simulated time pass as the speed says', () => {
    const path = charging(AC, new Ev({ capacity: 60_000, soc: 20, maxPower: 11_000 }));
    path.advance(60_000, 60);
    expect(path.register).toBeCloseTo(12_000);
  });

  it('offers no more than the limit, by phase in ampere and in total in watt', () => {
    const path = charging(AC, new Ev({ capacity: 60_000, soc: 20, maxPower: 22_000 }));
    path.limit = { value: 10, unit: 'A' };
    expect(path.flow.power).toBe(6900);
    path.limit = { value: 10, unit: 'A', phases: 1 };
    expect(path.flow.power).toBe(2300);
    path.limit = { value: 5000, unit: 'W' };
    expect(path.flow.power).toBe(5000);
  });

  it('offers nothing below 6 A with alternating current (IEC 61851-1), and says that the EVSE is in the way', () => {
    const path = charging(AC, new Ev({ capacity: 60_000, soc: 20, maxPower: 22_000 }));
    path.limit = { value: 5.9, unit: 'A' };
    expect(path.flow).toEqual({ power: 0, offered: 0, blockedBy: 'evse' });
    const direct = charging(DC, new Ev({ capacity: 60_000, soc: 20, maxPower: 50_000 }));
    direct.limit = { value: 1000, unit: 'W' };
    expect(direct.flow.power).toBe(1000);
  });

  it('says that the car is in the way when it pauses', () => {
    const ev = new Ev({ capacity: 60_000, soc: 20, maxPower: 22_000 });
    const path = charging(AC, ev);
    ev.suspended = true;
    expect(path.flow).toMatchObject({ power: 0, blockedBy: 'ev' });
  });

  it('reads currents that carry the power at the voltages it reads', () => {
    const path = charging(AC, new Ev({ capacity: 60_000, soc: 20, maxPower: 11_000 }));
    const reading = readMeter(path, new SeededRandom(7));
    const power = reading.voltages.reduce((sum, voltage, phase) => sum + voltage * (reading.currents[phase] ?? 0), 0);
    expect(power).toBeGreaterThan(10_980);
    expect(power).toBeLessThan(11_020);
    expect(new Set(reading.voltages).size).toBeGreaterThan(1);
  });

  it('has a register that only grows, whatever happens', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('advance' as const), ms: fc.integer({ min: -1000, max: 10_000_000 }) }),
      fc.record({ kind: fc.constant('limit' as const), value: fc.integer({ min: -10, max: 40_000 }), unit: fc.constantFrom('A' as const, 'W' as const) }),
      fc.record({ kind: fc.constantFrom('close' as const, 'open' as const, 'suspend' as const, 'lock' as const) }),
    );
    fc.assert(fc.property(fc.constantFrom(AC, DC), fc.array(step, { maxLength: 40 }), (config, steps) => {
      const path = charging(config, new Ev({ capacity: 30_000, soc: 5, maxPower: 200_000 }));
      let at = 0;
      let last = path.register;
      for (const one of steps) {
        if (one.kind === 'limit') path.limit = { value: one.value, unit: one.unit };
        else if (one.kind === 'close') path.closed = true;
        else if (one.kind === 'open') path.closed = false;
        else if (one.kind === 'lock') path.interlocked = !path.interlocked;
        else if (one.kind === 'suspend' && path.ev) path.ev.suspended = !path.ev.suspended;
        else if (one.kind === 'advance') path.advance((at += one.ms), 1);
        expect(path.register).toBeGreaterThanOrEqual(last);
        last = path.register;
      }
      expect(path.register).toBeLessThanOrEqual(1000 + 30_000);
    }));
  });
});
