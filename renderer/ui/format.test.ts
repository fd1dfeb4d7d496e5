import { describe, expect, it } from 'vitest';
import { amount, count, duration, elapsed, energy, latency, plural, power, size } from './format';

describe('figures as people read them', () => {
  it('writes elapsed time with as many parts as it needs', () => {
    expect(elapsed(0)).toBe('0.000');
    expect(elapsed(12_345)).toBe('12.345');
    expect(elapsed(62_003)).toBe('1:02.003');
    expect(elapsed(3_723_456)).toBe('1:02:03.456');
    expect(elapsed(-5)).toBe('-0.005');
  });

  it('carries when the last millisecond is rounded up', () => {
    expect(elapsed(59_999.7)).toBe('1:00.000');
  });

  it('writes latency with the digits that matter', () => {
    expect(latency(0.44)).toBe('0.4 ms');
    expect(latency(12.4)).toBe('12 ms');
    expect(latency(1_249)).toBe('1.25 s');
    expect(latency(35_120)).toBe('35.1 s');
  });

  it('writes duration, energy and power', () => {
    expect(duration(12_900)).toBe('12 s');
    expect(duration(185_000)).toBe('3 min 05 s');
    expect(duration(7_620_000)).toBe('2 h 07 min');
    expect(energy(57.4)).toBe('57 Wh');
    expect(energy(4_210)).toBe('4.21 kWh');
    expect(energy(42_100)).toBe('42.1 kWh');
    expect(power(0)).toBe('0 W');
    expect(power(11_040)).toBe('11.0 kW');
    expect(power(150_000)).toBe('150 kW');
    expect(amount(16.04, 'A')).toBe('16 A');
  });

  it('counts in one manner', () => {
    expect(count(1_234_567)).toBe('1,234,567');
    expect(plural(1, 'entry', 'entries')).toBe('1 entry');
    expect(plural(2, 'entry', 'entries')).toBe('2 entries');
    expect(size(980)).toBe('980 B');
    expect(size(12_400)).toBe('12.4 kB');
  });
});
