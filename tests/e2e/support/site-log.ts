import type { NewEntry } from '../../../shared/journal/entry';
import { entryHead, headerLine } from '../../../shared/journal/line';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Local time, so that what the window writes is the same everywhere. */
const START = new Date(2026, 0, 30, 6, 0).getTime();
const END = START + 9 * HOUR;

interface Said {
  readonly at: number;
  readonly entry: NewEntry;
}

export interface SiteLog {
  /** A journal's text. */
  readonly text: string;
  readonly entries: number;
  /** Wall time of each entry, ms. */
  readonly times: readonly number[];
}

/** A day at a site, the same each time: two stations of 2.0.1 and one of 1.6, connections that break, transactions, problems. */
export function siteLog(): SiteLog {
  const said: Said[] = [];
  let connection = 0;
  for (const [number, station] of ['DE-ADV-0041', 'DE-ADV-0042', 'SE-GOT-7'].entries()) {
    const stays = [2.5 * HOUR, 70 * MINUTE, 4 * HOUR][number] ?? HOUR;
    for (let from = START + number * 40_000, nth = 0; from < END; from += stays + 4 * MINUTE, nth += 1) {
      connection += 1;
      const visit = new Visit(said, connection, number === 2);
      visit.open(station, from);
      visit.use(from, Math.min(END, from + stays), number + nth);
      if (from + stays < END) said.push({ at: from + stays, entry: { connection, kind: 'close', text: JSON.stringify({ code: nth % 2 === number % 2 ? 1006 : 1000, reason: '' }) } });
    }
  }
  said.sort((a, b) => a.at - b.at);
  const times = said.map(({ at }) => Math.round(at));
  const lines = said.map(({ at, entry }) => `${entryHead(Math.round(at - START), Math.round(at), entry)}${JSON.stringify(entry.text)}}`);
  return { text: `${[headerLine(START), ...lines].join('\n')}\n`, entries: said.length, times };
}

/** One connection of a station. */
class Visit {
  readonly #said: Said[];
  readonly #connection: number;
  readonly #old: boolean;
  #calls = 0;

  constructor(said: Said[], connection: number, old: boolean) {
    this.#said = said;
    this.#connection = connection;
    this.#old = old;
  }

  open(station: string, at: number): void {
    const info = { station, version: this.#old ? '1.6' : '2.0.1', role: 'csms', url: `/${station}`, remote: '10.0.0.7', subprotocol: this.#old ? 'ocpp1.6' : 'ocpp2.0.1' };
    this.#said.push({ at, entry: { connection: this.#connection, kind: 'open', text: JSON.stringify(info) } });
    this.#call(at + 200, 'BootNotification', this.#old ? { chargePointVendor: 'Acme', chargePointModel: 'Two' } : { reason: 'PowerUp', chargingStation: { vendorName: 'Acme', model: 'One' } }, { currentTime: iso(at), interval: 300, status: 'Accepted' });
  }

  use(from: number, to: number, seed: number): void {
    for (let at = from + MINUTE; at < to; at += 5 * MINUTE) this.#call(at, 'Heartbeat', {}, { currentTime: iso(at) });
    let at = from + (4 + seed) * MINUTE;
    for (let nth = seed; at + 12 * MINUTE < to; nth += 1) {
      const length = (11 + (nth * 17) % 31) * MINUTE;
      this.#charge(at, Math.min(to - MINUTE, at + length), 1 + (nth % 2), this.#connection * 100 + nth);
      if (nth % 3 === 1) this.#call(at + length / 2, 'Authorize', this.#old ? {} : { idToken: { idToken: 'FORGETFUL' } }, this.#old ? { idTagInfo: { status: 'Accepted' } } : { idTokenInfo: { status: 'Accepted' } });
      if (nth % 5 === 3) this.#said.push({ at: at + length / 3, entry: { connection: this.#connection, kind: 'frame', direction: 'up', text: '[2, "half a frame"' } });
      at += length + (3 + (nth * 7) % 15) * MINUTE;
    }
  }

  #charge(from: number, to: number, place: number, number: number): void {
    if (this.#old) {
      this.#call(from, 'StartTransaction', { connectorId: place, idTag: 'A1', meterStart: 0, timestamp: iso(from) }, { transactionId: number, idTagInfo: { status: 'Accepted' } });
      for (let at = from + MINUTE; at < to; at += MINUTE) this.#call(at, 'MeterValues', { connectorId: place, transactionId: number, meterValue: [{ timestamp: iso(at), sampledValue: [{ value: String(Math.round((at - from) / 360)) }] }] }, {});
      this.#call(to, 'StopTransaction', { transactionId: number, meterStop: Math.round((to - from) / 360), timestamp: iso(to) }, {});
      return;
    }
    let seqNo = 0;
    const event = (at: number, eventType: string, triggerReason: string): void => this.#call(at, 'TransactionEvent', {
      eventType, timestamp: iso(at), triggerReason, seqNo: seqNo++, evse: { id: place, connectorId: 1 }, transactionInfo: { transactionId: `tx-${number.toString(16)}`, chargingState: 'Charging' },
      meterValue: [{ timestamp: iso(at), sampledValue: [{ value: Math.round((at - from) / 330), measurand: 'Energy.Active.Import.Register' }] }],
    }, {});
    event(from, 'Started', 'CablePluggedIn');
    for (let at = from + MINUTE / 2; at < to; at += MINUTE / 2) event(at, 'Updated', 'MeterValuePeriodic');
    event(to, 'Ended', 'EVDeparted');
  }

  #call(at: number, action: string, request: object, answer: object): void {
    const id = `c${this.#connection}-${(this.#calls += 1)}`;
    const entry = { connection: this.#connection, kind: 'frame' } as const;
    this.#said.push({ at, entry: { ...entry, direction: 'up', text: JSON.stringify([2, id, action, request]) } });
    this.#said.push({ at: at + 20 + (this.#calls * 37) % 90, entry: { ...entry, direction: 'down', text: JSON.stringify([3, id, answer]) } });
  }
}

const iso = (at: number): string => new Date(at).toISOString();
