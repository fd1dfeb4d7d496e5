import type { ConnectionId, ConnectionInfo } from '../journal/entry';
import type { Random } from '../platform/random';
import type { ConnectOptions, ConnectResult, Socket, SocketClient, SocketHandler } from '../platform/socket';
import type { End, TappedStation } from './api';
import { nameOf } from './held-frames';
import { Leg, type LegOwner } from './leg';
import { Passage, type PassagePorts } from './passage';
import { endWith, type Ending, type Message } from './pipe';
import { Reconnect } from './reconnect';
import type { Passed } from './wire-log';

export interface RelayPorts extends PassagePorts {
  readonly random: Random;
  readonly client: SocketClient;
  /** Its station's leg is gone. */
  readonly gone: (relay: Relay) => void;
}

/** What is known of a tapped connection before it opens. */
export interface RelayInfo {
  readonly id: ConnectionId;
  readonly station: ConnectionInfo;
  readonly csms: ConnectionInfo;
  readonly connect: Omit<ConnectOptions, 'handler'>;
  readonly since: number;
}

/** "Try again later": what a gateway says whose server is away for good (RFC 6455 §7.4.2, IANA). */
const CLOSE_TRY_LATER = 1013;

/** One station at a tap: its two legs, how they come and go, and the passage between them. */
export class Relay implements LegOwner {
  readonly info: RelayInfo;
  readonly passage: Passage;
  readonly #ports: RelayPorts;
  readonly #reconnect: Reconnect;
  #station: Leg | undefined;
  #csms: Leg | undefined;
  /** What the CSMS says before the station's own handshake is finished. */
  #early: Message[] = [];
  #earlyEnd: Ending | undefined;
  #over = false;
  #lastError: string | undefined;

  constructor(info: RelayInfo, ports: RelayPorts) {
    this.info = info;
    this.#ports = ports;
    this.passage = new Passage(info.id, info.station, ports);
    this.#reconnect = new Reconnect({
      clock: ports.clock, connect: () => this.#connectAgain(), wanted: () => this.open,
      failed: ({ message }) => { this.#lastError = message; ports.changed(); },
      refused: (status) => this.#end('csms', { code: CLOSE_TRY_LATER, reason: `The CSMS answers with HTTP ${status}` }),
    });
  }

  get open(): boolean {
    return this.#station?.open === true && !this.#over;
  }

  /** The leg to the CSMS is open; the station's is about to be. */
  csmsOpened(socket: Socket, id: ConnectionId): SocketHandler {
    const leg = new Leg('csms', socket, id, this.#ports.recorder, this);
    this.#csms = leg;
    this.passage.from('csms', socket);
    // Nothing is recorded of the leg before what was agreed on in its handshake.
    if (!this.#station) socket.pause();
    return leg;
  }

  /** What was agreed with the CSMS is in the journal: what the station says goes over. */
  csmsReady(id: ConnectionId, protocol: string): void {
    this.#ports.recorder.open(id, { ...this.info.csms, subprotocol: protocol });
    this.passage.to('station', this.#csms?.socket);
    this.#ports.changed();
  }

  stationOpened(socket: Socket): SocketHandler {
    const leg = new Leg('station', socket, this.info.id, this.#ports.recorder, this);
    this.#station = leg;
    this.#ports.recorder.open(this.info.id, this.info.station);
    this.passage.from('station', socket);
    this.passage.to('csms', socket);
    const early = this.#early;
    this.#early = [];
    for (const message of early) this.came('csms', message);
    this.#csms?.socket.resume();
    if (this.#earlyEnd) this.#end('csms', this.#earlyEnd);
    this.#ports.changed();
    return leg;
  }

  /** The station has gone before its handshake was finished. */
  stationNeverCame(): void {
    this.passage.note('The station has gone before its connection was finished; the one to the CSMS is closed, too.');
    this.#finish();
    if (this.#csms) endWith(this.#csms.socket, { code: 1001, reason: 'The station has gone' });
  }

  came(from: End, message: Message): void {
    if (from === 'csms' && !this.#station && !this.#over) this.#early.push(message);
    else this.passage.came(from, message);
  }

  /** Puts a message of the workbench's own on the wire, as if `from` had sent it; undefined when the wire is not open. */
  inject(from: End, text: string): Passed | undefined {
    const target = from === 'station' ? this.#csms : this.#station;
    return this.open && target?.open === true ? this.passage.inject(from, text, target.socket) : undefined;
  }

  pinged(end: End): void {
    (end === 'station' ? this.#csms : this.#station)?.ping();
  }

  ended(leg: Leg, ending: Ending): void {
    if (leg.end === 'station') {
      this.#end('station', ending);
      return this.#finish();
    }
    if (leg !== this.#csms) return;
    this.passage.to('station', undefined);
    if (this.#over) return;
    if (!this.#station) this.#earlyEnd = ending;
    else if (this.#ports.settings().whenCsmsDrops === 'reconnect') this.#reconnectLater(ending);
    else this.#end('csms', ending);
  }

  /** Closes one leg; the other is closed as if the far end had done it. */
  disconnect(end: End, code: number, reason: string): boolean {
    const leg = end === 'station' ? this.#station : this.#csms;
    if (leg?.open !== true) return false;
    this.passage.note(`A person closes the ${nameOf(end)}'s leg with ${code}.`);
    leg.socket.resume();
    leg.socket.close(code, reason);
    return true;
  }

  /** The tap stops: both legs are closed. */
  close(code: number, reason: string): void {
    this.passage.giveUpHeld('the tap was stopped');
    this.#over = true;
    this.#reconnect.cancel();
    for (const leg of [this.#station, this.#csms]) if (leg?.open === true) endWith(leg.socket, { code, reason });
  }

  terminate(): void {
    this.#station?.socket.terminate();
    this.#csms?.socket.terminate();
  }

  status(): TappedStation {
    const { station, since } = this.info;
    return {
      id: station.station, ...(station.version ? { version: station.version } : {}), remote: station.remote, url: this.info.connect.url, since,
      station: this.#station?.open === true ? 'open' : 'closed',
      csms: this.#csms?.open === true ? 'open' : this.open ? 'connecting' : 'closed',
      fromStation: this.passage.traffic('station'), fromCsms: this.passage.traffic('csms'),
      ...(this.#lastError === undefined ? {} : { lastError: this.#lastError }),
    };
  }

  /** An end is gone: the far side is ended in the same way. */
  #end(from: End, ending: Ending): void {
    this.passage.giveUpHeld(`the connection of the ${nameOf(from)} ended`);
    this.#over = true;
    this.#reconnect.cancel();
    this.passage.end(from, ending);
    this.#ports.changed();
  }

  #finish(): void {
    this.#over = true;
    this.#reconnect.cancel();
    this.passage.moved?.();
    this.#ports.gone(this);
    this.#ports.changed();
  }

  #reconnectLater({ code, reason }: Ending): void {
    const said = reason === '' ? `${code}` : `${code}, “${reason}”`;
    this.#lastError = `The CSMS's leg was lost (${said}); the station's is kept, and the CSMS is asked again.`;
    this.passage.note(this.#lastError, 'warning');
    this.#ports.changed();
    this.#reconnect.later();
  }

  async #connectAgain(): Promise<ConnectResult> {
    const { recorder, client } = this.#ports;
    const { connect, station, csms } = this.info;
    const id = recorder.connection();
    // What the station has agreed on holds.
    const protocols = station.subprotocol === '' ? [] : [station.subprotocol];
    const result = await client.connect({ ...connect, protocols, handler: (socket) => this.csmsOpened(socket, id) });
    if (result.ok && !this.open) endWith(result.socket, { code: 1001, reason: 'The station has gone' });
    else if (result.ok) {
      this.#lastError = undefined;
      this.csmsReady(id, result.socket.protocol);
    } else if (this.open) recorder.event(id, 'fail', { station: csms.station, leg: 'csms', url: connect.url, message: result.message });
    return result;
  }
}
