import type { ConnectionId } from '../journal/entry';
import type { UpgradeDetail } from '../journal/upgrade';
import { serverNames } from '../session/upgrade/server-names';
import { maskHeaders, remoteOf, urlOf } from '../session/upgrade/describe-request';
import { readStationTarget } from '../session/upgrade/station-target';
import { CLOSING_MS } from '../session/closing';
import type { HeaderList, Listening, SocketServer, TlsListenOptions, UpgradeDecision, UpgradeRequest } from '../platform/socket';
import type { End, Injected, OwnCall, TapRefusal, TapSettings, TapStart, TapState } from './api';
import { DropRules } from './drop-rules';
import { Injector } from './injector';
import { refusalOf } from './refusal';
import { Relay, type RelayPorts } from './relay';
import { changeTapSettings, DEFAULT_TAP_SETTINGS } from './settings';
import { connectOptions, upstreamSecurity, versionUnder } from './upstream';

/** What a tap needs of the outside. */
export interface TapPorts extends Omit<RelayPorts, 'settings' | 'changed' | 'gone' | 'takeDrop'> {
  readonly server: SocketServer;
  /** Certifies the tap towards stations, where no certificate is set. */
  readonly certificateAuthority?: { server?(names: readonly string[]): Promise<{ readonly certificate: string; readonly key: string }>; root?(): Promise<string> };
  /** Headers that tell the workbench's own CSMS whose connection it is. */
  readonly introduce?: (url: string, connection: ConnectionId) => HeaderList;
}

/** Stations that are gone and turned away ones are remembered, so many of each. */
const REMEMBERED = 100;

/** A tap between stations and their CSMS: passes every frame on as it is, and writes all of it down. */
export class Tap {
  readonly #ports: TapPorts;
  readonly #relays = new Set<Relay>();
  /** The newest connection of each station. */
  readonly #newest = new Map<string, Relay>();
  readonly #refusals: TapRefusal[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #drops: DropRules;
  readonly #injector: Injector;
  #settings: TapSettings;
  /** As it was started; what needs a new start is taken from here. */
  #started: TapSettings;
  #listening: Listening | undefined;
  #starting: Promise<TapStart> | undefined;
  #stopping: Promise<void> | undefined;
  #whenEmpty: (() => void) | undefined;

  constructor(ports: TapPorts, settings: Partial<TapSettings> = {}) {
    this.#ports = ports;
    this.#settings = changeTapSettings(DEFAULT_TAP_SETTINGS, settings);
    this.#started = this.#settings;
    this.#drops = new DropRules(() => this.#settings.drops);
    this.#injector = new Injector(ports.clock, ports.random);
  }

  get settings(): TapSettings {
    return this.#settings;
  }

  get running(): TapState['running'] {
    return this.#listening && { host: this.#listening.host, port: this.#listening.port, ...(this.#started.securityProfile >= 2 ? { secure: true } : {}) };
  }

  /** Stations that are listed. */
  get count(): number {
    return this.#newest.size;
  }

  configure(change: Partial<TapSettings>): void {
    const before = delayWords(this.#settings);
    this.#settings = changeTapSettings(this.#settings, change);
    if (change.drops) this.#drops.reset();
    const now = delayWords(this.#settings);
    if (now !== before) for (const relay of this.#relays) relay.note(now, 'warning');
    this.#changed();
  }

  async start(): Promise<TapStart> {
    await this.#stopping;
    if (this.#listening) return { ok: true, host: this.#listening.host, port: this.#listening.port };
    this.#starting ??= this.#listen().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  async stop(): Promise<void> {
    await this.#starting;
    this.#stopping ??= this.#close().finally(() => (this.#stopping = undefined));
    return this.#stopping;
  }

  state(): TapState {
    const { running } = this;
    return { ...(running ? { running } : {}), settings: this.#settings, stations: Array.from(this.#newest.values(), (relay) => relay.status()), refusals: [...this.#refusals] };
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

  async #listen(): Promise<TapStart> {
    const { host, port, upstream, securityProfile } = this.#settings;
    if (upstream === '') return { ok: false, message: 'The tap needs to know the CSMS: its URL without the identity, like ws://192.168.1.10:9000/ocpp.' };
    this.#started = this.#settings;
    try {
      const tls = securityProfile >= 2 ? await this.#tls() : undefined;
      this.#listening = await this.#ports.server.listen({
        host, port, ...(tls ? { tls } : {}), decide: (request) => this.#decide(request),
        onTlsFailure: (message, address, from) => this.#turnedAway(message, `${address}:${from}`),
      });
    } catch (error) {
      return { ok: false, message: error instanceof Error ? error.message : String(error) };
    }
    this.#changed();
    return { ok: true, host: this.#listening.host, port: this.#listening.port };
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

  async #close(): Promise<void> {
    const listening = this.#listening;
    if (!listening) return;
    this.#listening = undefined;
    if (this.#relays.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = this.#ports.clock.after(CLOSING_MS, resolve);
        this.#whenEmpty = () => { timer.cancel(); resolve(); };
        for (const relay of [...this.#relays]) relay.close(1001, 'The tap stops');
      });
      this.#whenEmpty = undefined;
    }
    for (const relay of [...this.#relays]) relay.terminate();
    await listening.close();
    this.#changed();
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

  /** Asks the CSMS first, so that the station is answered what the CSMS answers. */
  async #decide(request: UpgradeRequest): Promise<UpgradeDecision> {
    const { recorder } = this.#ports;
    const id = recorder.connection();
    const target = readStationTarget(request.target, this.#started.path);
    const station = target.ok ? target.id : undefined;
    const refuse = (status: number, message: string, headers: HeaderList = []): UpgradeDecision => {
      recorder.event(id, 'upgrade', describe(request, station, { accepted: false, status, reason: message }));
      this.#refused(station ?? remoteOf(request), message);
      return { accept: false, status, message, headers };
    };
    if (!this.#listening) return refuse(503, 'The tap is being stopped.');
    if (!target.ok) return refuse(target.status, target.reason);
    if ([1, 2].includes(this.#started.securityProfile) && !request.basic) {
      return refuse(401, 'The station sent no password (no Authorization header of type Basic), which the security profile of the tap asks for.', [['WWW-Authenticate', 'Basic realm="OCPP", charset="UTF-8"']]);
    }
    return this.#connect(request, id, target.id, refuse);
  }

  async #connect(request: UpgradeRequest, id: ConnectionId, station: string, refuse: (status: number, message: string, headers?: HeaderList) => UpgradeDecision): Promise<UpgradeDecision> {
    const { recorder, client, introduce } = this.#ports;
    const upstreamId = recorder.connection();
    const asked = connectOptions(request, station, this.#started);
    const connect = introduce ? { ...asked, headers: [...asked.headers ?? [], ...introduce(asked.url, upstreamId)] } : asked;
    recorder.event(upstreamId, 'note', { kind: 'tap', station, leg: 'csms', message: `${station} wants to connect; the CSMS is asked at ${connect.url}, ${connect.protocols.length === 0 ? 'without a subprotocol' : `with ${connect.protocols.join(', ')}`}.` });
    let relay: Relay | undefined;
    const settings = this.#started;
    const result = await client.connect({
      ...connect,
      handler: (socket) => {
        relay = this.#relay(request, id, station, connect, socket.protocol, settings);
        return relay.csmsOpened(socket, upstreamId);
      },
    });
    if (!result.ok || !relay) {
      const failure = result.ok ? { ok: false as const, message: 'The CSMS closed the connection at once.' } : result;
      recorder.event(upstreamId, 'fail', { station, leg: 'csms', url: connect.url, message: failure.message });
      const { status, headers, body } = refusalOf(failure);
      const reason = `The CSMS was asked first: ${failure.message}`;
      const decision = refuse(status, reason, headers);
      return body === undefined || decision.accept ? decision : { ...decision, message: body };
    }
    const opened = relay;
    const protocol = result.socket.protocol;
    opened.csmsReady(upstreamId, protocol);
    const version = versionUnder(protocol, settings);
    recorder.event(id, 'upgrade', describe(request, station, {
      accepted: true, status: 101, ...(protocol === '' ? {} : { protocol }), ...(version ? { version } : {}),
      reason: protocol === '' ? 'The CSMS has accepted without a subprotocol, and so the station is.' : `The CSMS has accepted with ${protocol}, and so the station is.`,
    }));
    const { delayMs } = this.#settings;
    if (delayMs.station > 0 || delayMs.csms > 0) opened.note(delayWords(this.#settings), 'warning');
    return { accept: true, protocol: protocol === '' ? undefined : protocol, handler: (socket) => opened.stationOpened(socket), gone: () => opened.stationNeverCame() };
  }

  #relay(request: UpgradeRequest, id: ConnectionId, station: string, connect: ReturnType<typeof connectOptions>, protocol: string, settings: TapSettings): Relay {
    const version = versionUnder(protocol, settings);
    const authorized = (connect.headers ?? []).some(([name]) => name.toLowerCase() === 'authorization') || connect.basic !== undefined;
    const known = { station, version, role: 'tap', subprotocol: protocol, ...(protocol === '' && version ? { assumedVersion: true } : {}) } as const;
    const security = request.clientCertificate ? 'mutual-tls' : request.secure === true ? 'tls-basic' : request.basic ? 'basic' : 'none';
    const relay = new Relay({
      id, connect, since: this.#ports.clock.now(),
      station: { ...known, leg: 'station', url: urlOf(request), remote: remoteOf(request), security },
      csms: { ...known, leg: 'csms', url: connect.url, remote: hostOf(connect.url), security: upstreamSecurity(connect.url, authorized, settings) },
    }, {
      ...this.#ports,
      // What was agreed on at the start holds for its time; interference is taken as it is now.
      settings: () => this.#settings,
      changed: () => this.#changed(),
      gone: (one) => this.#gone(one),
      takeDrop: (from, passed) => this.#drops.take(from, passed),
    });
    this.#relays.add(relay);
    this.#newest.delete(station);
    this.#newest.set(station, relay);
    this.#forgetOld();
    return relay;
  }

  #gone(relay: Relay): void {
    this.#relays.delete(relay);
    if (this.#relays.size === 0) this.#whenEmpty?.();
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

/** What a person has to know of the times in the log. */
function delayWords({ delayMs: { station, csms } }: TapSettings): string {
  if (station === 0 && csms === 0) return 'The workbench holds nothing up any more.';
  return `The workbench holds messages up: those of the station by ${station} ms, those of the CSMS by ${csms} ms. The log has the time at which they came.`;
}

function notThere(station: string): Injected {
  return { ok: false, message: `${station} is not connected over the tap.` };
}

function describe(request: UpgradeRequest, station: string | undefined, decision: UpgradeDetail['decision']): UpgradeDetail {
  return { target: request.target, headers: maskHeaders(request), protocols: request.protocols, remote: remoteOf(request), leg: 'station', ...(station === undefined ? {} : { station }), decision };
}

function hostOf(url: string): string {
  return /^\w+:\/\/([^/?#]+)/.exec(url)?.[1] ?? url;
}
