import type { InstalledProfile, Limit, Place, RateUnit } from '../../shared/smart-charging/model';
import { readProfile, readSchedule } from '../../shared/smart-charging/read-profile';
import { transactionAt } from '../../shared/state/facts';
import type { ExternalLimitState, ProfileState, StationState, TransactionState } from '../../shared/state/model';

/** Volt of a phase, where nothing was measured. */
const USUAL_VOLTAGE = 230;
const USUAL_PHASES = 3;

/** A profile of the log as the engine knows it, and what the log says beside. */
export interface KnownProfile extends InstalledProfile {
  /** Who has set it, when it was not the CSMS. */
  readonly source?: string;
  /** Made of a NotifyChargingLimit, without having been reported. */
  readonly told?: true;
}

/** EVSEs (1.6: connectors) that there is anything to say about, 0 for the whole station. */
export function placesOf(station: StationState): readonly number[] {
  const ids = [
    0, ...station.evses.map(({ id }) => id), ...station.profiles.map(({ evse }) => evse), ...station.composites.map(({ evse }) => evse),
    ...station.externalLimits.map(({ evse }) => evse),
  ];
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** Where to look first: where somebody charges, where a profile lies, the first EVSE. */
export function firstPlace(station: StationState): number {
  const charging = station.transactions.findLast(({ endedAt, evse }) => endedAt === undefined && evse !== undefined)?.evse;
  return charging ?? station.profiles.find(({ evse }) => evse > 0)?.evse ?? station.evses[0]?.id ?? 0;
}

/** The transaction at an EVSE: the one that runs, else the last. */
export function transactionOf(station: StationState, evse: number): TransactionState | undefined {
  return transactionAt(station, evse) ?? station.transactions.findLast((one) => one.evse === evse);
}

/** Where and for whom limits are computed, as far as the log says. */
export function placeOf(station: StationState, evse: number): Place {
  const running = transactionAt(station, evse);
  return {
    evseId: evse,
    voltage: running?.voltage === undefined || running.voltage < 50 ? USUAL_VOLTAGE : running.voltage,
    phases: phasesOf(station, evse),
    ...(running ? { origin: running.startedAt, transaction: [running.id] } : {}),
    ...(running?.soc === undefined ? {} : { soc: running.soc }),
  };
}

/** What the EVSE, or the whole station, could give; undefined where the log does not say. */
export function hardwareOf(station: StationState, evse: number): Limit | undefined {
  const powers = station.variables.filter((one) => one.component === 'EVSE' && one.variable === 'Power' && one.maxLimit !== undefined && (evse === 0 || one.evse === evse));
  const watts = powers.reduce((sum, { maxLimit = 0 }) => sum + maxLimit, 0);
  return powers.length === 0 || watts === 0 ? undefined : { value: watts, unit: 'W' };
}

/** The profiles that the log knows, and limits of others that were told with their schedules but never reported. */
export function profilesOf(station: StationState): readonly KnownProfile[] {
  const reported = station.profiles.flatMap(asKnown);
  const told = station.externalLimits
    .filter(({ source, evse }) => !reported.some((one) => one.source === source && one.evseId === evse))
    .flatMap((limit, index) => (limit.schedules.length === 0 ? [] : [ofLimit(limit, index)]));
  return [...reported, ...told];
}

/** The unit in which most is said. */
export function usualUnit(profiles: readonly KnownProfile[]): RateUnit {
  const amperes = profiles.filter(({ profile }) => profile.schedules[0]?.unit === 'A').length;
  return amperes * 2 > profiles.length ? 'A' : 'W';
}

function asKnown({ profile: wire, evse, since, source }: ProfileState): KnownProfile[] {
  const profile = readProfile(wire);
  return profile ? [{ evseId: evse, profile, since, ...(source === undefined ? {} : { source }) }] : [];
}

function ofLimit({ source, evse, at, schedules, localGeneration }: ExternalLimitState, index: number): KnownProfile {
  return {
    evseId: evse, since: at, source, told: true,
    profile: {
      id: -1000 - index, stackLevel: 0, kind: 'Absolute', purpose: localGeneration === true ? 'LocalGeneration' : 'ChargingStationExternalConstraints',
      schedules: schedules.map((schedule) => { const read = readSchedule(schedule); return { ...read, start: read.start ?? at }; }),
    },
  };
}

function phasesOf(station: StationState, evse: number): number {
  const own = (variable: string): string | undefined => station.variables.find((one) => one.variable === variable && one.evse === evse)?.value;
  if (/^c(CCS|CHAdeMO|GBT-DC|Tesla)|^(cCCS|cChao|sCHAdeMO)/i.test(own('ConnectorType') ?? '')) return 0;
  const supply = Number(own('SupplyPhases') ?? USUAL_PHASES);
  return Number.isFinite(supply) && supply >= 0 && supply <= USUAL_PHASES ? supply : USUAL_PHASES;
}
