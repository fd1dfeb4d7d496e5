import type { MeterSample } from '../../shared/state/model';

/** What a transaction's meter values can be drawn as. `factor` brings the sample's unit to the one shown. */
export const MEASURES = [
  { id: 'power', label: 'Power', unit: 'kW', factor: 1 / 1000, digits: 1, colour: '--state-charging' },
  { id: 'energy', label: 'Energy', unit: 'kWh', factor: 1 / 1000, digits: 2, colour: '--up' },
  { id: 'soc', label: 'SoC', unit: '%', factor: 1, digits: 0, colour: '--state-available' },
  { id: 'current', label: 'Current', unit: 'A', factor: 1, digits: 1, colour: '--down' },
  { id: 'voltage', label: 'Voltage', unit: 'V', factor: 1, digits: 0, colour: '--state-reserved' },
] as const satisfies readonly { id: keyof MeterSample; label: string; unit: string; factor: number; digits: number; colour: string }[];

export type Measure = (typeof MEASURES)[number];
export type MeasureId = Measure['id'];

/** The measures that at least one sample has. */
export function measuresIn(samples: readonly MeterSample[]): readonly Measure[] {
  return MEASURES.filter(({ id }) => samples.some((sample) => sample[id] !== undefined));
}

/** The newest value of a measure. */
export function lastOf(samples: readonly MeterSample[], id: MeasureId): number | undefined {
  return samples.findLast((sample) => sample[id] !== undefined)?.[id];
}

/** uPlot's columns: time in seconds, then one column a measure, null where a sample lacks it. */
export function columnsOf(samples: readonly MeterSample[], measures: readonly Measure[]): [number[], ...(number | null)[][]] {
  return [
    samples.map((sample) => sample.at / 1000),
    ...measures.map(({ id, factor }) => samples.map((sample) => {
      const value = sample[id];
      return value === undefined ? null : value * factor;
    })),
  ];
}
