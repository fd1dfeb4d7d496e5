import type { DriverLines } from '../api';
import type { StationCore } from '../core/core';
import type { Driver, Evse } from '../core/evse';
import type { Transaction } from '../core/transaction';
import type { TokenInfo } from '../words';

/** Block I, as far as a display goes: what the driver at an EVSE reads of the tariff and of what it costs. */

/** How long somebody who has stopped may read what it has cost, ms. */
const READING_MS = 60_000;

/** Somebody is authorized: shows the tariff that came with it, or the general one (I01, I04). */
export function greetDriver(core: StationCore, evse: Evse, info: Pick<TokenInfo, 'language' | 'personalMessage'>): void {
  core.timers.clear(timerOf(evse));
  const tariff = info.personalMessage ?? fallbackTariff(core);
  evse.driver = {
    since: core.clock.monotonic(),
    ...(info.language === undefined ? {} : { language: info.language }),
    ...(tariff === undefined ? {} : { tariff }),
  };
  core.changed();
}

/** The CSMS says something about the tariff in the course of the transaction (I06, and I01 where the token came with an event). */
export function updateTariffText(core: StationCore, evse: Evse, text: string | undefined, language: string | undefined): void {
  if (text === undefined && language === undefined) return;
  change(core, evse, { ...(text === undefined ? {} : { tariff: text }), ...(language === undefined ? {} : { language }) });
}

/** What it has cost so far (I02). */
export function showRunningCost(core: StationCore, evse: Evse, cost: number): void {
  if (core.settings.flag('CostEnabled')) change(core, evse, { cost: { amount: cost, final: false } });
}

/**
 * The last message about a transaction was answered: shows what it has cost in all, when the driver is still there (I03.FR.03,
 * I03.FR.05). `offline`: it ended without a connection, so that the driver has left long ago.
 */
export function showFinalCost(core: StationCore, evse: Evse, { totalCost }: Transaction, offline: boolean): void {
  const stops = core.settings.list('TxStopPoint');
  const gone = offline || evse.transaction !== undefined || (stops.length === 1 && stops[0] === 'ParkingBayOccupancy');
  if (totalCost === undefined || gone || !core.settings.flag('CostEnabled')) return;
  change(core, evse, { cost: { amount: totalCost, final: true } });
  letRead(core, evse);
}

/** A transaction has ended: without a connection nobody knows what it cost, and the driver is told where to look (I05). */
export function farewell(core: StationCore, evse: Evse): void {
  const message = core.settings.text('TotalCostFallbackMessage');
  if (!core.online && message !== '' && core.settings.flag('CostEnabled')) {
    evse.driver = { since: evse.driver?.since ?? core.clock.monotonic(), ...evse.driver, note: message };
    delete evse.driver.cost;
  }
  letRead(core, evse);
}

/** Says something to whoever has charged, unless somebody else is here by now: what became of a payment (C21). */
export function showNote(core: StationCore, evse: Evse, transaction: Transaction, note: string): void {
  if (evse.transaction && evse.transaction !== transaction) return;
  change(core, evse, { note });
  letRead(core, evse);
}

/** What stands on the display for the driver at an EVSE; nothing when nobody is there. */
export function driverLines(core: StationCore, evse: Evse): readonly DriverLines[] {
  const { driver } = evse;
  if (!driver) return [];
  const { tariff, cost, note } = driver;
  if (tariff === undefined && cost === undefined && note === undefined) return [];
  return [{
    evse: evse.id,
    ...(tariff === undefined ? {} : { tariff }),
    ...(cost === undefined ? {} : { cost: `${cost.final ? 'Total cost' : 'Cost so far'}: ${amountOf(core, cost.amount)}` }),
    ...(note === undefined ? {} : { note }),
  }];
}

function amountOf({ settings }: StationCore, amount: number): string {
  return `${amount.toFixed(2)} ${settings.text('Currency')}`;
}

/** I04.FR.01; 2.1 has a text of its own for when there is no connection. */
function fallbackTariff({ settings, online, config }: StationCore): string | undefined {
  if (!settings.flag('TariffEnabled')) return undefined;
  const offline = config.version === '2.1' && !online ? settings.text('OfflineTariffFallbackMessage') : '';
  return [offline, settings.text('TariffFallbackMessage')].find((text) => text !== '');
}

function change(core: StationCore, evse: Evse, news: Partial<Driver>): void {
  evse.driver = { since: evse.driver?.since ?? core.clock.monotonic(), ...evse.driver, ...news };
  core.changed();
}

function letRead(core: StationCore, evse: Evse): void {
  core.timers.set(timerOf(evse), READING_MS, () => {
    if (evse.authorization) return;
    evse.driver = undefined;
    core.changed();
  });
}

function timerOf(evse: Evse): string {
  return `driver:${evse.id}`;
}
