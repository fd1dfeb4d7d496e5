import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { readMainMeter, readMeter, type Reading } from '../hardware/reading';
import { wantedMeasurand } from '../metering/measurands';
import { samplesOf, type SinceLast } from '../metering/samples';
import type { MeterValue, ReadingContext, Sample } from '../words';
import { readSensor } from './sensor-reading';
import { signed } from './signed-values';

/** What a value is for, which decides whether it is signed. */
export type MeterUse = 'started' | 'updated' | 'ended' | 'aligned' | 'aligned-updated' | 'other';

/** Reads the meter of an EVSE for these measurands; undefined when that leaves nothing to say. */
export function takeMeterValue(core: StationCore, evse: Evse, measurands: readonly string[], context: ReadingContext, use: MeterUse = 'other'): MeterValue | undefined {
  if (measurands.length === 0) return undefined;
  advance(core, evse);
  const reading = readMeter(evse.path, core.random, {
    temperature: readSensor(core, 'temperature', { evse: evse.id }),
    cableTemperature: readSensor(core, 'temperature', { evse: evse.id, connector: evse.path.inUse?.id ?? 1 }),
    frequency: readSensor(core, 'frequency'),
    fanSpeed: fanSpeedOf(core),
  });
  const samples = select(core, reading, measurands, sinceLast(evse, reading, measurands, context));
  return samples.length === 0 ? undefined : { at: core.now, context, samples: signed(core, evse, samples, context, use) };
}

/** Reads the main meter of the station (J01.FR.04); it has no signatures. */
export function takeMainValue(core: StationCore, measurands: readonly string[], context: ReadingContext): MeterValue | undefined {
  for (const evse of core.evses) advance(core, evse);
  const reading = readMainMeter(core.evses.map(({ path }) => path), readSensor(core, 'voltage'), readSensor(core, 'frequency'), core.random);
  const samples = select(core, reading, measurands, sinceLast(core, reading, measurands, context));
  return samples.length === 0 ? undefined : { at: core.now, context, samples };
}

/** Lets the energy flow that has flowed since the last look. */
export function advance(core: StationCore, evse: Evse): void {
  evse.path.advance(core.clock.monotonic(), core.config.speed);
}

/** Wh of the register, as the meter shows it. */
export function registerOf(core: StationCore, evse: Evse): number {
  advance(core, evse);
  return evse.path.shown;
}

/** Turns a minute: as the CSMS has set it, or the more the more power flows; never outside what is allowed. */
export function fanSpeedOf({ settings, evses }: StationCore): number {
  const target = settings.text('FanSpeedTarget');
  const load = evses.reduce((sum, { path }) => sum + path.flow.power / Math.max(1, path.maxPower), 0) / evses.length;
  const wanted = target === '' ? Math.round(600 + 1800 * load) : Number(target);
  return Math.min(settings.number('FanSpeedMaxSet'), Math.max(settings.number('FanSpeedMinSet'), wanted));
}

/** All values of the measurands that this place can tell, at every phase and location (2.x Part 2, J 2.3). */
function select(core: StationCore, reading: Reading, measurands: readonly string[], since: SinceLast): readonly Sample[] {
  const withoutPhases = core.config.version === '1.6' || core.settings.flag('RegisterValuesWithoutPhases');
  return measurands.flatMap((name) => {
    const wanted = wantedMeasurand(core.config.version, name);
    if (!wanted) return [];
    const samples = samplesOf(wanted.measurand, reading, since);
    if (wanted.phase !== undefined) return samples.filter(({ phase }) => phase === wanted.phase);
    return withoutPhases && wanted.measurand.endsWith('.Register') ? samples.filter(({ phase }) => phase === undefined) : samples;
  });
}

/** Who has series of readings. */
interface Series {
  intervalsFrom?: Map<string, { readonly energy: number; readonly reactive: number }>;
}

/** What flowed since the same measurands were read for the same reason; nothing at the first time. */
function sinceLast(whose: Series, reading: Reading, measurands: readonly string[], context: ReadingContext): SinceLast {
  if (!measurands.some((name) => name.includes('.Interval'))) return { active: 0, reactive: 0 };
  const key = `${context} ${measurands.join()}`;
  const now = { energy: reading.energy, reactive: reading.reactiveEnergy ?? 0 };
  const before = whose.intervalsFrom?.get(key) ?? now;
  (whose.intervalsFrom ??= new Map()).set(key, now);
  return { active: now.energy - before.energy, reactive: now.reactive - before.reactive };
}
