import type { JsonObject } from '../../ocpp/json';
import { limitAt } from '../../smart-charging/combine';
import type { ChargingSchedule, InstalledProfile, Place, RateUnit } from '../../smart-charging/model';
import { readProfile, readSchedule } from '../../smart-charging/read-profile';
import { inUnit } from '../../smart-charging/units';
import { readTime, type Caller } from '../context';
import type { KnownProfile } from '../state/profile-table';

/** What a station knows of its clock and of when a car could charge may differ from what the CSMS knows by so much. */
const TOLERANCE_MS = 30_000;
const VOLTS = 230;

/**
 * Holds a composite schedule that a station reports against the profiles that the CSMS knows of it (K08.FR.04). What the
 * station allows beyond them is written into the log; less is its own affair.
 */
export function checkComposite(caller: Caller, evse: number, reported: JsonObject, start: string | undefined): void {
  const from = readTime(start);
  const schedule = readSchedule(reported);
  if (from === undefined) return;
  const profiles = caller.station.profiles.all().flatMap(installedOf);
  if (profiles.length === 0) return;
  const place = placeOf(caller, evse, from);
  for (const [index, { start: second, limit }] of schedule.periods.entries()) {
    const most = highestBetween(profiles, place, from + second * 1000, from + endOf(schedule, index) * 1000, schedule.unit);
    if (limit === undefined || limit <= most + 0.1) continue;
    caller.note(`The station's composite schedule of EVSE ${evse} allows ${limit} ${schedule.unit} from second ${second} on; the profiles that the CSMS knows leave ${Math.round(most * 10) / 10} ${schedule.unit}.`);
    return;
  }
}

/** Of a known profile; none when it cannot be read. The newest word on a Dynamic one counts. */
export function installedOf({ profile, update, evse, since = 0 }: KnownProfile): readonly InstalledProfile[] {
  const read = readProfile(profile);
  if (!read) return [];
  const limit = update?.['limit'];
  if (typeof limit !== 'number') return [{ evseId: evse, profile: read, since }];
  const schedules = read.schedules.map((schedule) => ({ ...schedule, periods: schedule.periods.map((period) => ({ ...period, limit })) }));
  return [{ evseId: evse, profile: { ...read, schedules }, since }];
}

function placeOf({ station }: Caller, evse: number, from: number): Place {
  const transaction = station.transactions.open().find((one) => one.evse === evse);
  const phases = Number(station.variables.get({ component: 'EVSE', evse, variable: 'SupplyPhases' })?.value ?? 3);
  return {
    evseId: evse, voltage: VOLTS, phases: phases >= 0 && phases <= 3 ? phases : 3, origin: transaction?.startedAt ?? from,
    ...(transaction ? { transaction: [transaction.id], priority: transaction.priorityCharging === true } : {}),
  };
}

/** The highest limit within a time and a little beside it; Infinity where there is none. */
function highestBetween(profiles: readonly InstalledProfile[], place: Place, from: number, end: number, unit: RateUnit): number {
  let highest = 0;
  for (let at = from - TOLERANCE_MS; at < end + TOLERANCE_MS;) {
    const { limit, until } = limitAt(profiles, place, at);
    if (!limit) return Infinity;
    highest = Math.max(highest, inUnit(limit, unit, place));
    at = Math.max(at + 1000, until);
  }
  return highest;
}

function endOf({ periods, duration = 0 }: ChargingSchedule, index: number): number {
  return periods[index + 1]?.start ?? Math.max(duration, periods[index]?.start ?? 0);
}
