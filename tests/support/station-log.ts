import type { ConnectionInfo, Direction, Entry } from '../../shared/journal/entry';
import { decode } from '../../shared/ocpp/codec';
import type { Call } from '../../shared/ocpp/frame';
import type { JsonObject } from '../../shared/ocpp/json';
import type { OcppVersion } from '../../shared/ocpp/version';
import { present, type FoldedWorld } from '../../shared/state/folded';
import type { EvseState, StationState, TransactionState } from '../../shared/state/model';
import { step } from '../../shared/state/world';

/** Wall time of the first entry; each entry comes a second after the one before. */
export const LOG_START = Date.UTC(2026, 0, 31, 8, 0, 0);

/** Folds entries one by one, as they would stand in a journal, and shows the state that they make. */
export class StationLog {
  readonly version: OcppVersion;
  readonly station: string;
  world: FoldedWorld;
  readonly #calls = new Map<string, Call>();
  #index = 0;
  #ids = 0;

  constructor(version: OcppVersion, station = 'CP1', world: FoldedWorld = { stations: {} }) {
    this.version = version;
    this.station = station;
    this.world = world;
  }

  /** Wall time of the entry that was folded last. */
  get now(): number {
    return LOG_START + (this.#index - 1) * 1000;
  }

  /** What is known of the station; throws while nothing is. */
  get state(): StationState {
    const station = present(Object.entries(this.world.stations)).stations[this.station];
    if (!station) throw new Error('no entry of this station has been folded');
    return station;
  }

  /** The newest transaction. */
  get transaction(): TransactionState {
    const transaction = this.state.transactions.at(-1);
    if (!transaction) throw new Error('there is no transaction');
    return transaction;
  }

  evse(id: number): EvseState | undefined {
    return this.state.evses.find((evse) => evse.id === id);
  }

  /** A request of the station, and its answer when one is given. */
  up(action: string, payload: JsonObject, answer?: JsonObject): this {
    return this.#exchange('up', action, payload, answer);
  }

  /** A request of the CSMS, and its answer when one is given. */
  down(action: string, payload: JsonObject, answer?: JsonObject): this {
    return this.#exchange('down', action, payload, answer);
  }

  open(connection = 1, info: Partial<ConnectionInfo> = {}): this {
    const whole: ConnectionInfo = {
      station: this.station, version: this.version, role: 'csms', url: `/ocpp/${this.station}`, remote: '10.0.0.7:49152', subprotocol: `ocpp${this.version}`, ...info,
    };
    return this.entry({ connection, kind: 'open', text: JSON.stringify(whole) });
  }

  close(connection = 1, code = 1000, reason = ''): this {
    return this.entry({ connection, kind: 'close', text: JSON.stringify({ code, reason }) });
  }

  /** A message exactly as it is on the wire. */
  raw(direction: Direction, text: string, connection = 1): this {
    return this.entry({ connection, kind: 'frame', direction, text });
  }

  entry(of: Pick<Entry, 'connection' | 'kind' | 'direction' | 'text'>): this {
    const entry: Entry = { ...of, index: this.#index, time: this.#index * 1000, wall: LOG_START + this.#index * 1000 };
    this.#index += 1;
    const frame = of.kind === 'frame' ? decode(of.text, this.version) : undefined;
    const meant = frame?.kind === 'malformed' ? frame.usable : frame;
    if (meant?.kind === 'call') this.#calls.set(`${of.direction} ${meant.id}`, meant);
    const request = meant?.kind === 'result' ? this.#calls.get(`${of.direction === 'up' ? 'down' : 'up'} ${meant.id}`) : undefined;
    this.world = step(this.world, entry, frame, { station: this.station, version: this.version, action: request?.action, request: () => request });
    return this;
  }

  #exchange(direction: Direction, action: string, payload: JsonObject, answer: JsonObject | undefined): this {
    this.#ids += 1;
    const id = `m${this.#ids}`;
    this.raw(direction, JSON.stringify([2, id, action, payload]));
    return answer ? this.raw(direction === 'up' ? 'down' : 'up', JSON.stringify([3, id, answer])) : this;
  }
}
