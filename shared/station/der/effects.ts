import type { DERCurveType, GridEventFaultEnumType } from '../../../schemas/generated/v21.types';
import type { DerControl, DerType } from './control';
import { activeOf } from './controls';

/** The grid as the station measures it. */
export interface Grid {
  /** Hz. */
  readonly frequency: number;
  /** Volt between a phase and neutral. */
  readonly voltage: number;
}

/** What the controls leave of the greatest power, as a share of it from 0 to 1, for each direction, and which one leaves least. */
export interface Caps {
  readonly charge: Cap;
  readonly discharge: Cap;
}

export interface Cap {
  readonly share: number;
  readonly by?: { readonly type: DerType; readonly fault?: GridEventFaultEnumType };
}

export const NOMINAL: Grid = { frequency: 50, voltage: 230 };
const FREE: Cap = { share: 1 };

/** Trip curves, what they watch, and on which side; the fault that is told. */
const TRIPS: readonly { readonly type: DerType; readonly of: keyof Grid; readonly above: boolean; readonly fault: GridEventFaultEnumType }[] = [
  { type: 'HFMustTrip', of: 'frequency', above: true, fault: 'OverFrequency' },
  { type: 'HFMayTrip', of: 'frequency', above: true, fault: 'OverFrequency' },
  { type: 'LFMustTrip', of: 'frequency', above: false, fault: 'UnderFrequency' },
  { type: 'HVMustTrip', of: 'voltage', above: true, fault: 'OverVoltage' },
  { type: 'HVMayTrip', of: 'voltage', above: true, fault: 'OverVoltage' },
  { type: 'LVMustTrip', of: 'voltage', above: false, fault: 'UnderVoltage' },
  { type: 'LVMayTrip', of: 'voltage', above: false, fault: 'UnderVoltage' },
];

/** Types of control that the simulated station can follow: those that act on active power. It has no reactive power. */
export const SUPPORTED_TYPES: readonly DerType[] = ['EnterService', 'FreqDroop', 'FreqWatt', 'LimitMaxDischarge', 'VoltWatt', ...TRIPS.map(({ type }) => type)];

/**
 * What the controls in force leave at a state of the grid, trips aside. Above nominal a curve bounds what is given to the
 * grid, below it what is taken from it. Voltages on curves are percent of nominal, frequencies Hz.
 */
export function capsAt(controls: readonly DerControl[], grid: Grid): Caps {
  const volts = (grid.voltage / NOMINAL.voltage) * 100;
  const limit = activeOf(controls, 'LimitMaxDischarge')?.wire.limitMaxDischarge?.pctMaxDischargePower;
  const charge: Cap[] = [];
  const discharge: Cap[] = limit === undefined ? [] : [{ share: clamp(limit / 100), by: { type: 'LimitMaxDischarge' } }];
  for (const [type, value, nominal, faults] of [
    ['FreqWatt', grid.frequency, NOMINAL.frequency, ['UnderFrequency', 'OverFrequency']], ['VoltWatt', volts, 100, ['UnderVoltage', 'OverVoltage']],
  ] as const) {
    const curve = activeOf(controls, type)?.wire.curve;
    if (!curve || value === nominal) continue;
    const below = value < nominal;
    (below ? charge : discharge).push({ share: clamp(Math.abs(yAt(curve, value)) / 100), by: { type, fault: faults[below ? 0 : 1] } });
  }
  const droop = activeOf(controls, 'FreqDroop')?.wire.freqDroop;
  if (droop && grid.frequency < droop.underFreq) charge.push({ share: droopShare(droop.underFreq - grid.frequency, droop.underDroop), by: { type: 'FreqDroop', fault: 'UnderFrequency' } });
  if (droop && grid.frequency > droop.overFreq) discharge.push({ share: droopShare(grid.frequency - droop.overFreq, droop.overDroop), by: { type: 'FreqDroop', fault: 'OverFrequency' } });
  return { charge: least(charge), discharge: least(discharge) };
}

/** A trip curve whose bound the grid has crossed, and how many seconds it may stay so. */
export interface Crossing {
  readonly type: DerType;
  readonly fault: GridEventFaultEnumType;
  readonly seconds: number;
}

/** What is crossed just now. A point (x, y): beyond x for y seconds. */
export function crossings(controls: readonly DerControl[], grid: Grid): readonly Crossing[] {
  return TRIPS.flatMap(({ type, of, above, fault }) => {
    const curve = activeOf(controls, type)?.wire.curve;
    const value = of === 'voltage' ? (grid.voltage / NOMINAL.voltage) * 100 : grid.frequency;
    const crossed = (curve?.curveData ?? []).filter(({ x }) => (above ? value > x : value < x));
    return crossed.length === 0 ? [] : [{ type, fault, seconds: Math.max(0, Math.min(...crossed.map(({ y }) => y))) }];
  });
}

/** After a trip the grid has to be within these bounds for so many seconds before power flows again (EnterService). */
export function mayEnter(controls: readonly DerControl[], grid: Grid): { readonly now: boolean; readonly delay: number } {
  const enter = activeOf(controls, 'EnterService')?.wire.enterService;
  if (!enter) return { now: true, delay: 0 };
  const volts = (grid.voltage / NOMINAL.voltage) * 100;
  const within = volts <= enter.highVoltage && volts >= enter.lowVoltage && grid.frequency <= enter.highFreq && grid.frequency >= enter.lowFreq;
  return { now: within, delay: enter.delay ?? 0 };
}

/** Between its points a curve is straight; beyond them it stays as it is. */
function yAt({ curveData }: DERCurveType, x: number): number {
  const points = [...curveData].sort((a, b) => a.x - b.x);
  const after = points.findIndex((point) => point.x >= x);
  const right = points[after];
  const left = points[after - 1];
  if (!right) return points.at(-1)?.y ?? 100;
  if (!left || right.x === left.x) return right.y;
  return left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x);
}

/** Per unit of nominal frequency: a droop of 0.05 takes all power away within 2.5 Hz. */
function droopShare(deviation: number, droop: number): number {
  return droop > 0 ? clamp(1 - deviation / NOMINAL.frequency / droop) : 0;
}

function least(caps: readonly Cap[]): Cap {
  return caps.reduce((one, other) => (other.share < one.share ? other : one), FREE);
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
