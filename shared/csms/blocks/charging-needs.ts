import type {
  ACChargingParametersType, ChargingNeedsType, ChargingProfileType, ChargingScheduleType, DCChargingParametersType, NotifyEVChargingNeedsRequest,
  NotifyEVChargingNeedsResponse, NotifyEVChargingScheduleRequest, V2XChargingParametersType,
} from '../../../schemas/generated/v21.types';
import type { JsonObject } from '../../ocpp/json';
import { chargingPlan, PLAN_SHAPES, type ChargingWish, type PlanShape, type PlanStep } from '../charging-plan';
import { readTime, type Caller } from '../context';
import { asJson, has, loose, number, part, parts, text, whole, type Loose } from '../loose';
import type { ChargingTransaction } from '../state/transaction-table';

/** K15 to K20, Q01: what a car needs, the schedule that is made of it, and the schedule that the car makes of that. */

/** ISO 15118 (and the JSON schema): more cannot be offered. */
const MOST_OFFERS = 3;
/** A schedule of a station without a word about it. */
const MOST_PERIODS = 24;
const PHASE_VOLTAGE = 230;
/** Above this a voltage is one between phases. */
const MOST_PHASE_VOLTAGE = 300;
/** A car that keeps planning beyond what it is offered is not asked for ever. */
const MOST_RENEGOTIATIONS = 3;
/** What a schedule of a car may lie above that of the CSMS, being rounded, watt or ampere. */
const TOLERANCE = 1;
const FIRST_ID = 1001;

type Needs = Loose<ChargingNeedsType>;

/** Answers what a car needs; the schedule follows in a SetChargingProfile of its own. */
export function takeNeeds(request: Loose<NotifyEVChargingNeedsRequest>, caller: Caller): NotifyEVChargingNeedsResponse {
  const { csms, station } = caller;
  const evse = whole(request, 'evseId') ?? 0;
  const needs = part(request, 'chargingNeeds');
  const transaction = station.transactions.find((one) => one.endedAt === undefined && one.evse === evse);
  station.objects('charging-needs').set(String(evse), asJson(request));
  const wish = needs && wishOf(needs);
  if (!needs || !wish) return rejected('InvalidValue', 'The charging needs have no parameters that a schedule could be made of.');
  const transfer = text(needs, 'requestedEnergyTransfer') ?? '';
  const allowed = transaction?.allowedTransfers ?? csms.settings.chargingNeeds.transfers;
  if (allowed && !allowed.includes(transfer)) return rejected('NotAllowed', `${transfer} is not allowed here.`);
  if (!transaction) return none(needs, caller, 'TxNotFound', `No transaction is known at EVSE ${evse}, so that no schedule can be made for it.`);
  const { answer, after } = csms.settings.chargingNeeds;
  if (answer === 'NoChargingProfile') return none(needs, caller, 'NotEnabled', 'This CSMS is set to make no charging schedules.');
  // On a turn of its own: the answer goes first.
  csms.clock.after(answer === 'Processing' ? after * 1000 : 0, () => offer(evse, transaction, caller));
  return { status: answer };
}

/** Judges what a car plans by what it was offered (K15.FR.11, K15.FR.12); what is beyond that is negotiated anew (K16). */
export function takeSchedule(request: Loose<NotifyEVChargingScheduleRequest>, caller: Caller): { status: 'Accepted' | 'Rejected'; statusInfo?: { reasonCode: string; additionalInfo: string } } {
  const { station } = caller;
  const evse = whole(request, 'evseId') ?? 0;
  const planned = part(request, 'chargingSchedule');
  const transaction = station.transactions.find((one) => one.endedAt === undefined && one.evse === evse);
  station.objects('charging-schedule').set(String(evse), asJson(request));
  const profile = station.profiles.all().find((known) => known.purpose === 'TxProfile' && known.evse === evse && known.transactionId === transaction?.id);
  const from = readTime(text(request, 'timeBase'));
  if (!planned || !transaction || !profile || from === undefined) return { status: 'Accepted' };
  const offered = parts(loose<ChargingProfileType>(profile.profile), 'chargingSchedule');
  const wanted = whole(request, 'selectedChargingScheduleId') ?? whole(planned, 'id');
  const schedule = offered.find((one) => whole(one, 'id') === wanted) ?? offered[0];
  const beyond = schedule && beyondAt(planned, from, schedule);
  if (beyond === undefined) return { status: 'Accepted' };
  const times = (transaction.renegotiations ?? 0) + 1;
  transaction.renegotiations = times;
  if (times <= MOST_RENEGOTIATIONS) caller.csms.clock.after(0, () => offer(evse, transaction, caller));
  else caller.note(`The car at EVSE ${evse} of ${station.id} plans beyond its schedule again and again; it is not asked any more.`);
  return { status: 'Rejected', statusInfo: { reasonCode: 'InvalidSchedule', additionalInfo: `After ${beyond} s it is above the schedule that was set.` } };
}

/** Sends a schedule for the needs that are known, in the running transaction. */
function offer(evse: number, transaction: ChargingTransaction, caller: Caller): void {
  const { csms, station } = caller;
  const needs = part(loose<NotifyEVChargingNeedsRequest>(station.objects('charging-needs').get(String(evse)) ?? {}), 'chargingNeeds');
  const wish = needs && wishOf(needs);
  if (!needs || !wish || transaction.endedAt !== undefined || !station.connected) return;
  // Schedules count whole seconds.
  const now = Math.floor(csms.clock.now() / 1000) * 1000;
  const { offers, maxPower } = csms.settings.chargingNeeds;
  const limit = maxPower === undefined ? undefined : maxPower / Math.max(1, station.transactions.open().length);
  const number = text(needs, 'controlMode') === 'DynamicControl' ? 1 : Math.min(offers, MOST_OFFERS);
  const schedules = PLAN_SHAPES.slice(0, number).map((shape, index) => scheduleOf(index + 1, shape, { needs, wish, now, limit, most: mostPeriods(evse, caller) }, caller));
  const id = station.profiles.all().find((known) => known.transactionId === transaction.id && known.source === 'CSO' && known.stackLevel === 0)?.id ?? freeId(caller);
  const chargingProfile: JsonObject = {
    id, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Absolute', transactionId: transaction.id, chargingSchedule: schedules,
  };
  void caller.call('SetChargingProfile', { evseId: evse, chargingProfile });
}

interface Planning {
  readonly needs: Needs;
  readonly wish: ChargingWish;
  readonly now: number;
  readonly limit: number | undefined;
  readonly most: number;
}

function scheduleOf(id: number, shape: PlanShape, { needs, wish, now, limit, most }: Planning, caller: Caller): JsonObject {
  const units = caller.station.variables.get({ component: 'SmartChargingCtrlr', variable: 'RateUnit' })?.value ?? 'W';
  const unit = units.includes('W') ? 'W' : 'A';
  const perUnit = unit === 'W' ? 1 : voltsOf(needs);
  const both = (text(needs, 'requestedEnergyTransfer') ?? '').includes('BPT');
  return {
    id, startSchedule: new Date(now).toISOString(), chargingRateUnit: unit,
    chargingSchedulePeriod: chargingPlan(wish, now, limit, shape, most).map(({ start, power }: PlanStep): JsonObject => {
      const value = Math.floor((power / perUnit) * 10) / 10;
      // Q03.FR.02: a setpoint stands alone.
      return both ? { startPeriod: start, operationMode: 'CentralSetpoint', setpoint: value } : { startPeriod: start, limit: value };
    }),
  };
}

/** No more than the car and the station take (K15.FR.07). */
function mostPeriods(evse: number, { station }: Caller): number {
  const car = whole(loose<NotifyEVChargingNeedsRequest>(station.objects('charging-needs').get(String(evse)) ?? {}), 'maxScheduleTuples') ?? MOST_PERIODS;
  const known = Number(station.variables.get({ component: 'SmartChargingCtrlr', variable: 'PeriodsPerSchedule' })?.value ?? MOST_PERIODS);
  return Math.max(1, Math.min(car, Number.isFinite(known) ? known : MOST_PERIODS));
}

function freeId({ station }: Caller): number {
  return Math.max(FIRST_ID - 1, ...station.profiles.all().map(({ id }) => id)) + 1;
}

/** What a car needs, whichever parameters it gives; undefined without any. */
function wishOf(needs: Needs): ChargingWish | undefined {
  const departure = readTime(text(needs, 'departureTime'));
  const ac = part(needs, 'acChargingParameters');
  if (ac) return { departure, ...ofAc(ac, needs) };
  const dc = part(needs, 'dcChargingParameters');
  if (dc) return { departure, ...ofDc(dc) };
  const v2x = part(needs, 'v2xChargingParameters');
  return v2x && { departure, ...ofV2x(v2x, needs) };
}

function ofAc(ac: Loose<ACChargingParametersType>, needs: Needs): Omit<ChargingWish, 'departure'> {
  const volts = voltsOf(needs);
  const inWatts = (amperes: number | undefined): number | undefined => (amperes === undefined ? undefined : amperes * volts);
  return { energy: number(ac, 'energyAmount'), maxPower: inWatts(number(ac, 'evMaxCurrent')), minPower: inWatts(number(ac, 'evMinCurrent')) };
}

function ofDc(dc: Loose<DCChargingParametersType>): Omit<ChargingWish, 'departure'> {
  const capacity = number(dc, 'evEnergyCapacity');
  const soc = number(dc, 'stateOfCharge');
  const missing = capacity === undefined || soc === undefined ? undefined : (capacity * Math.max(0, (number(dc, 'fullSoC') ?? 100) - soc)) / 100;
  const [amperes, volts] = [number(dc, 'evMaxCurrent'), number(dc, 'evMaxVoltage')];
  const most = amperes === undefined || volts === undefined ? undefined : amperes * volts;
  return { energy: number(dc, 'energyAmount') ?? missing, maxPower: number(dc, 'evMaxPower') ?? most, minPower: undefined };
}

function ofV2x(v2x: Loose<V2XChargingParametersType>, needs: Needs): Omit<ChargingWish, 'departure'> {
  const amperes = number(v2x, 'maxChargeCurrent');
  return {
    energy: number(v2x, 'evTargetEnergyRequest') ?? number(v2x, 'evMaxEnergyRequest'),
    maxPower: number(v2x, 'maxChargePower') ?? (amperes === undefined ? undefined : amperes * voltsOf(needs)),
    minPower: number(v2x, 'minChargePower'),
  };
}

/** Watt to an ampere of one phase. */
function voltsOf(needs: Needs): number {
  const transfer = text(needs, 'requestedEnergyTransfer') ?? '';
  const phases = transfer === 'AC_single_phase' ? 1 : transfer === 'AC_two_phase' ? 2 : transfer.startsWith('DC') ? 1 : 3;
  const said = number(part(needs, 'acChargingParameters'), 'evMaxVoltage') ?? PHASE_VOLTAGE;
  return (said > MOST_PHASE_VOLTAGE ? PHASE_VOLTAGE : said) * phases;
}

/** Seconds after which a car's schedule first lies above that of the CSMS; undefined when it never does. */
function beyondAt(planned: Loose<ChargingScheduleType>, from: number, schedule: Loose<ChargingScheduleType>): number | undefined {
  const start = readTime(text(schedule, 'startSchedule')) ?? from;
  if (text(planned, 'chargingRateUnit') !== text(schedule, 'chargingRateUnit')) return undefined;
  const until = number(planned, 'duration') ?? Infinity;
  const changes = [...starts(planned), ...starts(schedule).map((second) => second + (start - from) / 1000)].filter((second) => second >= 0 && second < until);
  return [...new Set(changes)].sort((a, b) => a - b).find((second) => {
    const most = valueAt(schedule, second + (from - start) / 1000);
    const wanted = valueAt(planned, second);
    return most !== undefined && wanted !== undefined && wanted > most + TOLERANCE;
  });
}

function starts(schedule: Loose<ChargingScheduleType>): number[] {
  return parts(schedule, 'chargingSchedulePeriod').map((period) => number(period, 'startPeriod') ?? 0);
}

function valueAt(schedule: Loose<ChargingScheduleType>, second: number): number | undefined {
  const period = parts(schedule, 'chargingSchedulePeriod').findLast((one) => (number(one, 'startPeriod') ?? 0) <= second);
  return period && (number(period, 'limit') ?? number(period, 'setpoint'));
}

/** K15.FR.04 says Rejected; with ISO 15118-20 that would end the transaction, and there is a word of its own (K18.FR.04). */
function none(needs: Needs, { version }: Caller, reasonCode: string, additionalInfo: string): NotifyEVChargingNeedsResponse {
  const is20 = version === '2.1' && (has(needs, 'v2xChargingParameters') || has(needs, 'controlMode'));
  return { status: is20 ? 'NoChargingProfile' : 'Rejected', statusInfo: { reasonCode, additionalInfo } };
}

function rejected(reasonCode: string, additionalInfo: string): NotifyEVChargingNeedsResponse {
  return { status: 'Rejected', statusInfo: { reasonCode, additionalInfo } };
}
