import type { OcppVersion } from '../../ocpp/version';

/** Measurands of every version (1.6 §7.31, 2.x MeasurandEnumType). */
const IN_ALL = [
  'Energy.Active.Import.Register', 'Energy.Active.Export.Register', 'Energy.Reactive.Import.Register', 'Energy.Reactive.Export.Register',
  'Energy.Active.Import.Interval', 'Energy.Active.Export.Interval', 'Energy.Reactive.Import.Interval', 'Energy.Reactive.Export.Interval',
  'Power.Active.Import', 'Power.Active.Export', 'Power.Reactive.Import', 'Power.Reactive.Export', 'Power.Factor', 'Power.Offered',
  'Current.Import', 'Current.Export', 'Current.Offered', 'Voltage', 'Frequency', 'SoC',
] as const;
const ONLY_16 = ['Temperature', 'RPM'] as const;
const FROM_201 = ['Energy.Active.Net', 'Energy.Reactive.Net', 'Energy.Apparent.Net', 'Energy.Apparent.Import', 'Energy.Apparent.Export'] as const;
/** Those of the additions of 2.1 that the simulated hardware can tell. */
const FROM_21 = [
  'Current.Import.Offered', 'Power.Import.Offered', 'Current.Import.Minimum', 'Power.Import.Minimum', 'Energy.Active.Import.CableLoss',
  'Power.Active.Setpoint', 'Power.Active.Residual', 'Display.PresentSOC', 'Display.BatteryEnergyCapacity', 'Display.RemainingTimeToMaximumSOC',
] as const;

export type Measurand = (typeof IN_ALL)[number] | (typeof ONLY_16)[number] | (typeof FROM_201)[number] | (typeof FROM_21)[number];

/** What the meters of a station can tell, by version. */
export const MEASURANDS: Readonly<Record<OcppVersion, readonly Measurand[]>> = {
  '1.6': [...IN_ALL, ...ONLY_16],
  '2.0.1': [...IN_ALL, ...FROM_201],
  '2.1': [...IN_ALL, ...FROM_201, ...FROM_21],
};

const PHASES = ['L1', 'L2', 'L3', 'N', 'L1-N', 'L2-N', 'L3-N'] as const;
export type Phase = (typeof PHASES)[number];

/** A measurand that a configuration names; 1.6 lets a phase follow it, as in `Voltage.L1-N` (1.6 §9.1). */
export interface WantedMeasurand {
  readonly measurand: Measurand;
  readonly phase?: Phase;
}

/** undefined when the version has no such measurand. */
export function wantedMeasurand(version: OcppVersion, name: string): WantedMeasurand | undefined {
  const known = (text: string): Measurand | undefined => MEASURANDS[version].find((one) => one === text);
  const whole = known(name);
  if (whole) return { measurand: whole };
  const at = name.lastIndexOf('.');
  const phase = version === '1.6' ? PHASES.find((one) => one === name.slice(at + 1)) : undefined;
  const measurand = phase && known(name.slice(0, at));
  return measurand && phase ? { measurand, phase } : undefined;
}

/** What is wrong with a list of measurands, in words; undefined when nothing is. */
export function faultOfMeasurands(version: OcppVersion, names: readonly string[]): string | undefined {
  if (new Set(names).size !== names.length) return 'it names something twice';
  const unknown = names.find((name) => !wantedMeasurand(version, name));
  return unknown === undefined ? undefined : `${unknown} is none of ${MEASURANDS[version].join(', ')}`;
}

/** Units as 2.x writes them; 1.6 has some of them. */
export function unitOf(measurand: Measurand): string | undefined {
  if (measurand.startsWith('Energy.Active')) return 'Wh';
  if (measurand.startsWith('Energy.Reactive')) return 'varh';
  if (measurand.startsWith('Energy.Apparent')) return 'VAh';
  if (measurand.startsWith('Power.Reactive')) return 'var';
  if (measurand === 'Power.Factor') return undefined;
  if (measurand.startsWith('Power')) return 'W';
  if (measurand.startsWith('Current')) return 'A';
  switch (measurand) {
    case 'Voltage': return 'V';
    case 'Frequency': return 'Hz';
    case 'Temperature': return 'Celsius';
    case 'RPM': return 'RPM';
    case 'Display.BatteryEnergyCapacity': return 'Wh';
    case 'Display.RemainingTimeToMaximumSOC': return 's';
    default: return 'Percent';
  }
}
