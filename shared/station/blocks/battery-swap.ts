import type { BatterySwapEventEnumType } from '../../../schemas/generated/v21.types';
import type { ActResult, StationAct } from '../api';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Swap, SwapStation } from '../core/records';
import type { IdToken } from '../words';
import { authorize } from './authorization';
import { isOperative } from './availability';
import { releaseCable } from './cable-lock';
import { plugIn, unplug } from './plug';
import { look, settle } from './transactions';

type Battery = Extract<StationAct, { kind: 'stock-battery' }>;

const DONE: ActResult = { ok: true };
/** A battery of a two-wheeler. */
const BATTERY = { capacity: 1500, maxPower: 1000, soc: 20 };
const TIMER = 'battery-swap';

/** Whether the station swaps batteries instead of charging cars: each EVSE is a slot then (2.1, S). */
export function swaps(core: StationCore): boolean {
  return core.config.version === '2.1' && core.settings.flag('BatterySwapEnabled');
}

/** Made when it is first needed: few stations swap batteries. */
function stock(core: StationCore): SwapStation {
  return (core.swapStation ??= { batteries: new Map(), swap: undefined, count: 0 });
}

/** Somebody presents a card to swap (S01). */
export async function swapByCard(core: StationCore, token: IdToken): Promise<void> {
  const info = await authorize(core, token);
  if (info.status !== 'Accepted') return say(core, info.personalMessage ?? `${token.idToken}: ${info.status}`);
  const result = beginSwap(core, token, stock(core).count + 1);
  if (!result.ok) say(core, result.message);
}

/** An empty slot opens for the old battery (S01.FR.01, S02.FR.01); or there is a reason why not, with its code. */
export function beginSwap(core: StationCore, token: IdToken, requestId: number): ActResult & { readonly reasonCode?: string } {
  if (!swaps(core)) return { ...no('The station swaps no batteries.'), reasonCode: 'UnsupportedRequest' };
  if (stock(core).swap) return { ...no('Somebody else swaps right now.'), reasonCode: 'Busy' };
  if (!charged(core)) return { ...no('There is no charged battery.'), reasonCode: 'NoBatteryAvailable' };
  const slot = core.evses.find((evse) => !evse.plugged && isOperative(core, evse));
  if (!slot) return { ...no('There is no empty slot.'), reasonCode: 'NoSlotAvailable' };
  stock(core).count = Math.max(stock(core).count + 1, requestId);
  stock(core).swap = { token, requestId, open: slot.id, stage: 'in' };
  say(core, `Put your battery into slot ${slot.id}.`);
  core.timers.set(TIMER, core.settings.number('BatterySwapTimeoutIn') * 1000, () => {
    stock(core).swap = undefined;
    say(core, 'No battery was put in, and the swap is over.');
  });
  return DONE;
}

/** The driver puts the old battery into the slot that stands open; a charged one is given out (S03). */
export function batteryIn(core: StationCore, evse: Evse, battery: Omit<Battery, 'kind'>): ActResult {
  const { swap } = stock(core);
  if (swap?.stage !== 'in') return no('No slot is open for a battery; present a card first.');
  if (swap.open !== evse.id) return no(`Slot ${swap.open} is the one that stands open.`);
  const stocked = stockBattery(core, evse, battery);
  if (!stocked.ok) return stocked;
  tellSwap(core, swap, evse, 'BatteryIn');
  const slot = charged(core, evse);
  if (!slot) return over(core, 'There is no charged battery any more, and the swap is over.');
  stock(core).swap = { ...swap, open: slot.id, stage: 'out' };
  say(core, `Take the battery out of slot ${slot.id}.`);
  core.timers.set(TIMER, core.settings.number('BatterySwapTimeoutOut') * 1000, () => {
    // S03.FR.06: it is left where it is.
    tellSwap(core, swap, slot, 'BatteryOutTimeout');
    over(core, 'No battery was taken, and the swap is over.');
  });
  return DONE;
}

/** The driver takes the charged battery. */
export function batteryOut(core: StationCore, evse: Evse): ActResult {
  const { swap, batteries } = stock(core);
  if (swap?.stage !== 'out') return no('No slot is open to take a battery from.');
  if (swap.open !== evse.id) return no(`Slot ${swap.open} is the one that stands open.`);
  const connector = evse.path.inUse;
  if (!connector) return no(`Slot ${evse.id} is empty.`);
  const payload = eventOf(core, swap, evse, 'BatteryOut');
  evse.authorization = undefined;
  releaseCable(evse);
  unplug(core, evse, connector);
  batteries.delete(evse.id);
  core.outbox.message({ action: 'BatterySwap', payload }, true);
  return over(core, 'The swap is done.');
}

/** A battery is put into a slot and charged there (S04), by whoever looks after the station. */
export function stockBattery(core: StationCore, evse: Evse, { serialNumber, soc, soH = 95 }: Omit<Battery, 'kind'>): ActResult {
  if (!swaps(core)) return no('The station swaps no batteries (BatterySwapCtrlr.Enabled).');
  const [connector] = evse.path.connectors;
  if (!connector) return no(`Slot ${evse.id} has no connector.`);
  if (evse.plugged) return no(`There is a battery in slot ${evse.id} already.`);
  stock(core).batteries.set(evse.id, { serialNumber: serialNumber ?? `B-${evse.id}`, soH });
  // A slot has no bay for a car to be seen in.
  evse.parked = true;
  evse.authorization = { token: keeper(core) };
  const result = plugIn(core, evse, connector, { ...BATTERY, ...(soc === undefined ? {} : { soc }) });
  if (result.ok) limit(core, evse);
  return result;
}

/** S04.FR.11: the station has started again, and each battery that is in has a new transaction. */
export function chargeStock(core: StationCore): void {
  if (!swaps(core)) return;
  // Nobody stands before the station any more who has begun to swap.
  if (!core.timers.has(TIMER)) stock(core).swap = undefined;
  for (const evse of core.evses) {
    if (!evse.plugged || evse.transaction || !stock(core).batteries.has(evse.id)) continue;
    evse.finishing = false;
    evse.authorization = { token: keeper(core) };
    settle(core, evse, { trigger: 'CablePluggedIn', mayStart: true });
    limit(core, evse);
  }
}

/** S04.FR.06: batteries are charged up to MaxSoc, and the transaction goes on. */
function limit(core: StationCore, evse: Evse): void {
  if (!evse.transaction) return;
  evse.transaction.limits = { ...evse.transaction.limits, soc: core.settings.number('BatterySwapMaxSoc') };
  look(core, evse);
}

/** S04.FR.02 and .03: on whose account the stock is charged. */
function keeper(core: StationCore): IdToken {
  const idToken = core.settings.text('BatterySwapIdToken');
  return idToken === '' ? { idToken, type: 'NoAuthorization' } : { idToken, type: 'Central' };
}

/** A slot with a battery that may be given out (S04.FR.05); the fullest. */
function charged(core: StationCore, but?: Evse): Evse | undefined {
  const least = core.settings.number('BatterySwapTargetSoC');
  return core.evses
    .filter((evse) => evse !== but && stock(core).batteries.has(evse.id) && (evse.path.ev?.soc ?? 0) + 1e-9 >= least)
    .sort((one, other) => (other.path.ev?.soc ?? 0) - (one.path.ev?.soc ?? 0))[0];
}

function tellSwap(core: StationCore, swap: Swap, evse: Evse, eventType: BatterySwapEventEnumType): void {
  core.outbox.message({ action: 'BatterySwap', payload: eventOf(core, swap, evse, eventType) }, true);
}

function eventOf(core: StationCore, { token, requestId }: Swap, { id, path }: Evse, eventType: BatterySwapEventEnumType) {
  const { serialNumber = '', soH = 0 } = stock(core).batteries.get(id) ?? {};
  const soC = Math.round((path.ev?.soc ?? 0) * 10) / 10;
  return { eventType, requestId, idToken: { idToken: token.idToken, type: token.type }, batteryData: [{ evseId: id, serialNumber, soC, soH }] };
}

function over(core: StationCore, sentence: string): ActResult {
  core.timers.clear(TIMER);
  stock(core).swap = undefined;
  say(core, sentence);
  return DONE;
}

function say(core: StationCore, sentence: string): void {
  core.notice = sentence;
  core.changed();
}

function no(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
