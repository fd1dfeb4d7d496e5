import type { ConnectionId, ConnectionInfo } from '../journal/entry';
import type { Clock, Timer } from '../platform/clock';
import type { Random } from '../platform/random';
import type { ConnectOptions, Socket, SocketClient, SocketHandler } from '../platform/socket';
import type { DropRule, End, TappedStation, TapSettings, Traffic } from './api';
import { Leg, type LegOwner } from './leg';
import { Pipe, endWith, type Ending, type Message } from './pipe';
import { directionFrom, WireLog, type Passed, type WireLogPorts } from './wire-log';

export interface RelayPorts extends WireLogPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly client: SocketClient;
  readonly settings: () => TapSettings;
  /** Something of it looks different now. */
  readonly changed: () => void;
  /** Its station's leg is gone. */
  readonly gone: (relay: Relay) => void;
  /** A drop rule has been used; undefined when none fits. */
  readonly takeDrop: (from: End, passed: Passed) => DropRule | undefined;
}

/** What is known of a tapped connection before it opens. */
export interface RelayInfo {
  readonly id: ConnectionId;
  readonly station: ConnectionInfo;
  readonly csms: ConnectionInfo;
  readonly connect: Omit<ConnectOptions, 'handler'>;
  readonly since: number;
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** "Try again later": what a gateway says whose server is away for good (RFC 6455 §7.4.2, IANA). */
const CLOSE_TRY_LATER = 1013;

interface Count { frames: number; size: number; dropped: number; injected: number }

/** One station at a tap: its two legs, and what goes over between them. */
export class Relay implements LegOwner {
  readonly info: RelayInfo;
  readonly wire: WireLog;
  readonly #ports: RelayPorts;
  /** By who sends what flows in it. */
  readonly #pipes: Readonly<Record<End, Pipe>>;
  readonly #counts: Readonly<Record<End, Count>> = { station: zero(), csms: zero() };
  #station: Leg | undefined;
  #csms: Leg | undefined;
  /** What the CSMS says before the station's own handshake is finished. */
  #early: Message[] = [];
  #earlyEnd: Ending | undefined;
  #over = false;
  #retry: Timer | undefined;
  #retryMs = FIRST_RETRY_MS;
  #lastError: string | undefined;
  /** Asked of each frame before it is passed on; true keeps it. */
  keeps: ((from: End, passed: Passed) => boolean) | undefined;
  /** Told when the station's leg is gone, or a request was answered. */
  moved: (() => void) | undefined;

  constructor(info: RelayInfo, ports: RelayPorts) {
    this.info = info;
    this.#ports = ports;
    this.wire = new WireLog(ports, info.id, info.station.version);
    const pipe = (from: End): Pipe => new Pipe(ports.clock, () => ports.settings().delayMs[from]);
    this.#pipes = { station: pipe('station'), csms: pipe('csms') };
  }

  get open(): boolean {
    return this.#station?.open === true && !this.#over;
  }

  /** The leg to the CSMS is open; the station's is about to be. */
  csmsOpened(socket: Socket, id: ConnectionId): SocketHandler {
    const leg = new Leg('csms', socket, id, this.#ports.recorder, this);
    this.#csms = leg;
    this.#pipes.csms.from(socket);
    // Nothing is recorded of the leg before what was agreed on in its handshake.
    if (!this.#station) socket.pause();
    return leg;
  }

  /** What was agreed with the CSMS is in the journal: what the station says goes over. */
  csmsReady(id: ConnectionId, protocol: string): void {
    this.#ports.recorder.open(id, { ...this.info.csms, subprotocol: protocol });
    this.#pipes.station.to(this.#csms?.socket);
    this.#ports.changed();
  }

  stationOpened(socket: Socket): SocketHandler {
    const leg = new Leg('station', socket, this.info.id, this.#ports.recorder, this);
    this.#station = leg;
    this.#ports.recorder.open(this.info.id, this.info.station);
    this.#pipes.station.from(socket);
    this.#pipes.csms.to(socket);
    const early = this.#early;
    this.#early = [];
    for (const message of early) this.came('csms', message);
    this.#csms?.socket.resume();
    if (this.#earlyEnd) {
      this.#over = true;
      this.#pipes.csms.end(this.#earlyEnd);
    }
    this.#ports.changed();
    return leg;
  }

  /** The station has gone before its handshake was finished. */
  stationNeverCame(): void {
    this.note('The station has gone before its connection was finished; the one to the CSMS is closed, too.');
    this.#finish();
    if (this.#csms) endWith(this.#csms.socket, { code: 1001, reason: 'The station has gone' });
  }

  came(from: End, message: Message): void {
    if (from === 'csms' && !this.#station && !this.#over) return void this.#early.push(message);
    const passed = this.wire.take(from, message);
    this.#count(from, message);
    const dropped = this.#ports.takeDrop(from, passed);
    if (dropped) this.#drop(from, passed);
    else if (this.keeps?.(from, passed) !== true) this.#pipes[from].push(message);
    this.moved?.();
  }

  /** Puts a message of the workbench's own on the wire, as if `from` had sent it; it does not wait behind what is held up. */
  inject(from: End, text: string): Passed | undefined {
    const target = (from === 'station' ? this.#csms : this.#station);
    if (!this.open || target?.open !== true) return undefined;
    const passed = this.wire.take(from, { text });
    this.#counts[from].injected += 1;
    target.socket.send(text);
    this.#ports.changed();
    return passed;
  }

  pinged(end: End): void {
    (end === 'station' ? this.#csms : this.#station)?.ping();
  }

  ended(leg: Leg, ending: Ending): void {
    if (leg.end === 'station') return this.#stationEnded(ending);
    if (leg !== this.#csms) return;
    this.#pipes.station.to(undefined);
    if (this.#over) return;
    if (!this.#station) return void (this.#earlyEnd = ending);
    if (this.#ports.settings().whenCsmsDrops === 'reconnect') return this.#reconnectLater(ending);
    this.#over = true;
    this.#pipes.csms.end(ending);
    this.#ports.changed();
  }

  /** Closes one leg; the other is closed as if the far end had done it. */
  disconnect(end: End, code: number, reason: string): boolean {
    const leg = end === 'station' ? this.#station : this.#csms;
    if (leg?.open !== true) return false;
    this.note(`A person closes the ${end === 'station' ? "station's" : "CSMS's"} leg with ${code}.`);
    leg.socket.resume();
    leg.socket.close(code, reason);
    return true;
  }

  /** The tap stops: both legs are closed. */
  close(code: number, reason: string): void {
    this.#over = true;
    this.#retry?.cancel();
    for (const leg of [this.#station, this.#csms]) if (leg?.open === true) endWith(leg.socket, { code, reason });
  }

  terminate(): void {
    this.#station?.socket.terminate();
    this.#csms?.socket.terminate();
  }

  note(message: string, severity?: 'warning'): void {
    this.#ports.recorder.event(this.info.id, 'note', { kind: 'tap', ...(severity ? { severity } : {}), message });
  }

  status(): TappedStation {
    const { station, since } = this.info;
    const traffic = (from: End): Traffic => ({ ...this.#counts[from], waiting: this.#pipes[from].waiting });
    return {
      id: station.station, ...(station.version ? { version: station.version } : {}), remote: station.remote, url: this.info.connect.url, since,
      station: this.#station?.open === true ? 'open' : 'closed',
      csms: this.#csms?.open === true ? 'open' : this.open ? 'connecting' : 'closed',
      fromStation: traffic('station'), fromCsms: traffic('csms'),
      ...(this.#lastError === undefined ? {} : { lastError: this.#lastError }),
    };
  }

  #count(from: End, { text, base64 = false }: Message): void {
    const count = this.#counts[from];
    count.frames += 1;
    count.size += base64 ? Math.floor(text.length * 3 / 4) : text.length;
    this.#ports.changed();
  }

  #drop(from: End, { index, action }: Passed): void {
    this.#counts[from].dropped += 1;
    this.#ports.recorder.event(this.info.id, 'note', {
      kind: 'tap-drop', severity: 'warning', entry: index,
      message: `Dropped by the workbench: ${action ?? 'this frame'} of the ${from === 'station' ? 'station' : 'CSMS'} (entry ${index}) is not passed on, by a rule.`,
    }, directionFrom(from));
  }

  #stationEnded(ending: Ending): void {
    this.#over = true;
    this.#retry?.cancel();
    this.#pipes.station.end(ending);
    this.#finish();
  }

  #finish(): void {
    this.#over = true;
    this.#retry?.cancel();
    this.moved?.();
    this.#ports.gone(this);
    this.#ports.changed();
  }

  #reconnectLater({ code, reason }: Ending): void {
    const said = reason === '' ? `${code}` : `${code}, “${reason}”`;
    this.#lastError = `The CSMS's leg was lost (${said}); the station's is kept, and the CSMS is asked again.`;
    this.note(this.#lastError, 'warning');
    this.#again();
  }

  #again(): void {
    this.#ports.changed();
    this.#retry = this.#ports.clock.after(this.#retryMs, () => void this.#reconnect());
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  async #reconnect(): Promise<void> {
    const { recorder, client } = this.#ports;
    const { connect, station, csms } = this.info;
    const id = recorder.connection();
    // What the station has agreed on holds.
    const protocols = station.subprotocol === '' ? [] : [station.subprotocol];
    const result = await client.connect({ ...connect, protocols, handler: (socket) => this.csmsOpened(socket, id) });
    if (result.ok && !this.open) return endWith(result.socket, { code: 1001, reason: 'The station has gone' });
    if (!this.open) return;
    if (result.ok) {
      this.#retryMs = FIRST_RETRY_MS;
      this.#lastError = undefined;
      return this.csmsReady(id, result.socket.protocol);
    }
    this.#lastError = result.message;
    recorder.event(id, 'fail', { station: csms.station, leg: 'csms', url: connect.url, message: result.message });
    if (result.status === undefined || result.status >= 500) return this.#again();
    // The CSMS has said no: to keep on would hold a station to a connection that is not there.
    this.#over = true;
    this.#pipes.csms.end({ code: CLOSE_TRY_LATER, reason: `The CSMS answers with HTTP ${result.status}` });
  }
}

function zero(): Count {
  return { frames: 0, size: 0, dropped: 0, injected: 0 };
}

