import type { ActResult, EvNeeds } from '../api';
import type { AfterTalk, CarTalk } from '../core/car-talk';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { textIn } from '../core/read';
import type { CallOutcome } from '../../ocpp/outcome';
import { planOf, takeSchedule } from './ev-plan';

const DONE: ActResult = { ok: true };
/** How long a car waits for the schedules that it may choose from (ISO 15118: ChargeParameterDiscovery, ScheduleExchange). */
const PATIENCE_MS = 60_000;

/** Whether the car at an EVSE tells what it needs before it charges. */
export function talks(core: StationCore, evse: Evse): boolean {
  return core.dialect.iso15118 !== undefined && core.settings.flag('ISO15118Enabled') && evse.path.ev?.config.needs !== undefined;
}

/** It has not agreed to anything yet, so that no energy flows. */
export function stillAgreeing(core: StationCore, evse: Evse): boolean {
  return talks(core, evse) && evse.talk?.stage !== 'agreed';
}

/** Whoever may charge has plugged in a car that talks: its needs go to the CSMS (K15.FR.01). */
export function greetTalkingCar(core: StationCore, evse: Evse, then: AfterTalk): void {
  const needs = evse.path.ev?.config.needs;
  if (!needs || evse.talk || !evse.authorization || !core.powered || !talks(core, evse)) return;
  evse.talk = { stage: 'asking', needs, since: core.now, transfer: transferOf(core, evse, needs), plan: undefined, strayed: false, then };
  tellNeeds(core, evse, evse.talk);
}

/** The car has gone, or its transaction is over. */
export function endTalk(core: StationCore, evse: Evse): void {
  evse.talk = undefined;
  core.timers.clear(patienceOf(evse));
}

/** K15.FR.17: a schedule for a car that has not said yet what it needs. */
export function isTooEarly(core: StationCore, evse: Evse): boolean {
  return evse.transaction !== undefined && talks(core, evse) && evse.talk === undefined;
}

/** The CSMS has set a profile for the transaction: the car chooses from it, at the beginning or anew (K16). */
export function scheduleArrived(core: StationCore, evse: Evse): void {
  const { talk } = evse;
  if (talk) core.afterAnswer(() => evse.talk === talk && agree(core, evse, talk));
}

/** The car wants something else than before (K17, K20); it charges on meanwhile. */
export function changeNeeds(core: StationCore, evse: Evse, change: Pick<EvNeeds, 'energy' | 'departure'>): ActResult {
  const { talk } = evse;
  if (!talk) return no(`The car at EVSE ${evse.id} does not talk to the station about what it needs.`);
  talk.needs = { ...talk.needs, ...change };
  talk.since = core.now;
  tellNeeds(core, evse, talk);
  return DONE;
}

/** Other kinds of energy transfer are allowed from now on (2.1, Q02): the car may change to a better one. */
export function renegotiateService(core: StationCore, evse: Evse, allowed: readonly string[]): void {
  const { talk } = evse;
  if (!talk) return;
  const transfer = transferOf(core, evse, talk.needs, allowed);
  talk.transfer = transfer;
  talk.since = core.now;
  tellNeeds(core, evse, talk);
}

/** The first kind of transfer that the car wants and that is allowed; else what the EVSE does anyway. */
export function transferOf(core: StationCore, evse: Evse, needs: EvNeeds, allowed = evse.authorization?.transfers): string {
  const usual = evse.path.phases === 0 ? 'DC' : evse.path.phases === 1 ? 'AC_single_phase' : 'AC_three_phase';
  const wanted = core.config.version === '2.1' ? needs.transfers ?? [] : [];
  // Q01.FR.09: whoever does not know what is allowed asks for what is always possible.
  return wanted.find((transfer) => (allowed ? allowed.includes(transfer) : !transfer.includes('BPT'))) ?? usual;
}

function tellNeeds(core: StationCore, evse: Evse, talk: CarTalk): void {
  const { iso15118 } = core.dialect;
  if (!iso15118) return;
  const offline = !core.ready;
  core.outbox.ask(iso15118.needs(core, evse, talk, offline), offline, (outcome) => {
    if (evse.talk === talk) heard(core, evse, talk, outcome);
  });
  if (talk.stage === 'agreed') return;
  // K15.FR.15: without connection the station's own limits have to do.
  if (offline) agree(core, evse, talk);
  else core.timers.set(patienceOf(evse), PATIENCE_MS, () => agree(core, evse, talk));
}

function heard(core: StationCore, evse: Evse, talk: CarTalk, outcome: CallOutcome): void {
  const status = outcome.kind === 'result' ? textIn(outcome.payload, 'status') : undefined;
  if (status === 'Rejected' && talk.needs.edition === 20 && core.config.version === '2.1') return talk.then.stop();
  if (talk.stage !== 'asking') return;
  if (status === 'Accepted') talk.stage = 'waiting';
  // Processing: what comes later is agreed on later (K15.FR.05).
  else agree(core, evse, talk);
}

/** The car takes what it is offered, tells how it will charge, and charges. */
function agree(core: StationCore, evse: Evse, talk: CarTalk): void {
  core.timers.clear(patienceOf(evse));
  const first = talk.stage !== 'agreed';
  talk.stage = 'agreed';
  // What it planned before would stand in the way of what it plans now.
  talk.plan = undefined;
  const taken = takeSchedule(core, evse, talk.needs.takes ?? 1);
  const plan = taken && planOf(core, evse, talk, taken);
  if (first) talk.then.go();
  if (plan) tellPlan(core, evse, talk, plan);
  else talk.then.look();
}

function tellPlan(core: StationCore, evse: Evse, talk: CarTalk, plan: NonNullable<CarTalk['plan']>): void {
  const message = core.dialect.iso15118?.schedule(core, evse, plan);
  // K15.FR.14: the car follows what it has planned; what is beyond its schedule it does not get anyway.
  talk.plan = plan;
  talk.then.look();
  if (!message) return;
  core.outbox.ask(message, false, (outcome) => {
    const status = outcome.kind === 'result' ? textIn(outcome.payload, 'status') : undefined;
    if (evse.talk === talk && status === 'Rejected' && talk.plan === plan) core.note(`The CSMS does not take the schedule of the car at EVSE ${evse.id}; another one is to follow.`);
  });
}

function patienceOf(evse: Evse): string {
  return `car-talk:${evse.id}`;
}

function no(message: string): ActResult {
  return { ok: false, message };
}
