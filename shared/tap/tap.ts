import type { Listening, SocketServer, TlsListenOptions } from '../platform/socket';
import { Doorway } from '../session/doorway';
import { serverNames } from '../session/upgrade/server-names';
import type { End, HeldFrame, Injected, OwnCall, TapRefusal, TapSettings, TapStart, TapState } from './api';
import { Entrance, type EntrancePorts } from './entrance';
import { FrameRules } from './frame-rules';
import type { HeldAnswer } from './held-frames';
import { Injector } from './injector';
import type { Message } from './pipe';
import type { Relay } from './relay';
import { changeTapSettings, DEFAULT_TAP_SETTINGS } from './settings';

/** What a tap needs of the outside. */
export interface TapPorts extends Pick<EntrancePorts, 'clock' | 'random' | 'recorder' | 'checkOf' | 'client' | 'introduce'> {
  readonly server: SocketServer;
  /** Certifies the tap towards stations, where no certificate is set. */
  readonly certificateAuthority?: { server?(names: readonly string[]): Promise<{ readonly certificate: string; readonly key: string }>; root?(): Promise<string> };
}

/** Stations that are gone and turned away ones are remembered, so many of each. */
const REMEMBERED = 100;

/** A tap between stations and their CSMS: passes every frame on as it is, and writes all of it down. */
export class Tap {
  readonly #ports: TapPorts;
  readonly #doorway: Doorway;
  readonly #entrance: Entrance;
  readonly #relays = new Set<Relay>();
  /** The newest connection of each station. */
  readonly #newest = new Map<string, Relay>();
  readonly #refusals: TapRefusal[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #drops = new FrameRules(() => this.#settings.drops);
  readonly #holds = new FrameRules(() => this.#settings.holds);
  readonly #injector: Injector;
  #settings: TapSettings;
  /** As it was started; what needs a new start is taken from here. */
  #started: TapSettings;

  constructor(ports: TapPorts, settings: Partial<TapSettings> = {}) {
    this.#ports = ports;
    this.#settings = changeTapSettings(DEFAULT_TAP_SETTINGS, settings);
    this.#started = this.#settings;
    this.#injector = new Injector(ports.clock, ports.random);
    this.#entrance = new Entrance({
      ...ports,
      // What was agreed on at the start holds for its time; interference is taken as it is now.
      settings: () => this.#settings,
      started: () => this.#started,
      isOpen: () => this.#doorway.place !== undefined,
      changed: () => this.#changed(),
      judge: (from, passed) => (this.#drops.take(from, passed) ? 'drop' : this.#holds.take(from, passed) ? 'hold' : 'pass'),
      delays: () => (isDelaying(this.#settings) ? delayWords(this.#settings) : undefined),
      came: (relay) => this.#came(relay),
      gone: (relay) => this.#gone(relay),
      refused: (id, message) => this.#refused(id, message),
    });
    this.#doorway = new Doorway(ports.clock, {
      open: () => this.#listen(),
      opened: () => this.#changed(),
      isEmpty: () => this.#relays.size === 0,
      dismiss: () => { for (const relay of [...this.#relays]) relay.close(1001, 'The tap stops'); },
      closed: async (listening) => {
        for (const relay of [...this.#relays]) relay.terminate();
        await listening.close();
        this.#changed();
      },
    });
  }

  get settings(): TapSettings {
    return this.#settings;
  }

  get running(): TapState['running'] {
    const { place } = this.#doorway;
    return place && { ...place, ...(this.#started.securityProfile >= 2 ? { secure: true } : {}) };
  }

  /** Stations that are listed. */
  get count(): number {
    return this.#newest.size;
  }

  configure(change: Partial<TapSettings>): void {
    const before = delayWords(this.#settings);
    this.#settings = changeTapSettings(this.#settings, change);
    if (change.drops) this.#drops.reset();
    if (change.holds) this.#holds.reset();
    const now = delayWords(this.#settings);
    if (now !== before) for (const relay of this.#relays) relay.passage.note(now, 'warning');
    this.#changed();
  }

  start(): Promise<TapStart> {
    return this.#doorway.start();
  }

  stop(): Promise<void> {
    return this.#doorway.stop();
  }

  state(): TapState {
    const { running } = this;
    return {
      ...(running ? { running } : {}), settings: this.#settings, stations: Array.from(this.#newest.values(), (relay) => relay.status()),
      held: this.#held(), refusals: [...this.#refusals],
    };
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Closes one of a station's legs; the other one follows. False when it is not open. */
  disconnect(station: string, end: End): boolean {
    return this.#newest.get(station)?.disconnect(end, 1000, 'Disconnected by a person') ?? false;
  }

  /** Sends a request of the workbench's own towards an end, which the other end does not see, nor its answer. */
  async call(station: string, towards: End, own: OwnCall): Promise<Injected> {
    const relay = this.#newest.get(station);
    return relay?.open === true ? this.#injector.call(relay, towards, own) : notThere(station);
  }

  /** The same of any text. The answer to a request in it is taken out, too. */
  async sendRaw(station: string, towards: End, text: string): Promise<Injected> {
    const relay = this.#newest.get(station);
    return relay?.open === true ? this.#injector.raw(relay, towards, text) : notThere(station);
  }

  /** The message that is held under a key; undefined when it is not any more. */
  heldMessage(key: number): Message | undefined {
    for (const { passage } of this.#relays) {
      const message = passage.heldMessage(key);
      if (message) return message;
    }
    return undefined;
  }

  /** Does with a held message what a person decided; false when it is not held any more. */
  answerHeld(key: number, answer: HeldAnswer): boolean {
    return [...this.#relays].some(({ passage }) => passage.answerHeld(key, answer));
  }

  #held(): readonly HeldFrame[] {
    return [...this.#relays].flatMap(({ passage }) => passage.held).sort((one, other) => one.key - other.key);
  }

  async #listen(): Promise<Listening> {
    const { host, port, upstream, securityProfile } = this.#settings;
    if (upstream === '') throw new Error('The tap needs to know the CSMS: its URL without the identity, like ws://192.168.1.10:9000/ocpp.');
    this.#started = this.#settings;
    const tls = securityProfile >= 2 ? await this.#tls() : undefined;
    return this.#ports.server.listen({
      host, port, ...(tls ? { tls } : {}), decide: (request) => this.#entrance.decide(request),
      onTlsFailure: (message, address, from) => this.#turnedAway(message, `${address}:${from}`),
    });
  }

  async #tls(): Promise<TlsListenOptions> {
    const { tls, securityProfile } = this.#started;
    const { certificateAuthority: authority } = this.#ports;
    const own = tls ?? await authority?.server?.(serverNames(this.#started));
    if (!own) throw new Error(`Security profile ${securityProfile} needs a certificate of the tap: set one, with its key.`);
    const { certificate, key } = own;
    if (securityProfile < 3) return { certificate, key };
    const clientAuthorities = tls?.clientAuthorities ?? await authority?.root?.();
    if (clientAuthorities === undefined) throw new Error("Security profile 3 needs the authority of the stations' certificates.");
    return { certificate, key, clientAuthorities };
  }

  /** Nothing is known of the station but where it came from: TLS comes before its first word. */
  #turnedAway(message: string, remote: string): void {
    this.#ports.recorder.event(this.#ports.recorder.connection(), 'fail', { remote, message });
    this.#refused(remote, message);
  }

  #refused(id: string, message: string): void {
    this.#refusals.unshift({ id, at: this.#ports.clock.now(), message });
    this.#refusals.splice(REMEMBERED);
    this.#changed();
  }

  #came(relay: Relay): void {
    const { station } = relay.info.station;
    this.#relays.add(relay);
    this.#newest.delete(station);
    this.#newest.set(station, relay);
    this.#forgetOld();
  }

  #gone(relay: Relay): void {
    this.#relays.delete(relay);
    if (this.#relays.size === 0) this.#doorway.emptied();
  }

  #forgetOld(): void {
    let surplus = this.#newest.size - this.#relays.size - REMEMBERED;
    for (const [id, relay] of this.#newest) {
      if (surplus <= 0) return;
      if (this.#relays.has(relay)) continue;
      this.#newest.delete(id);
      surplus -= 1;
    }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Messages are delayed. */
function isDelaying({ delayMs }: TapSettings): boolean {
  return delayMs.station > 0 || delayMs.csms > 0;
}

/** What a person has to know of the times in the log. */
function delayWords(settings: TapSettings): string {
  if (!isDelaying(settings)) return 'The workbench delays nothing any more.';
  const { station, csms } = settings.delayMs;
  return `The workbench delays messages: those of the station by ${station} ms, those of the CSMS by ${csms} ms. The log has the time at which they came.`;
}

function notThere(station: string): Injected {
  return { ok: false, message: `${station} is not connected over the tap.` };
}
