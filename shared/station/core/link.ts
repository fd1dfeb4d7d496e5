import type { ConnectionInfo } from '../../journal/entry';
import type { Call } from '../../ocpp/frame';
import type { Answer } from '../../ocpp/outcome';
import { SUBPROTOCOL, versionOfSubprotocol } from '../../ocpp/version';
import type { Violation } from '../../ocpp/violation';
import type { ConnectOptions, ConnectResult, Socket } from '../../platform/socket';
import { Session, type SessionHandler } from '../../session/session';
import { addressOf, hostOf } from './address';
import { describeAttempt } from './attempt';
import { backOff } from './back-off';
import type { StationCore } from './core';
import { DeafHandler } from './deaf-handler';
import { Relay } from './relay';

const CONNECT_TIMEOUT_MS = 15_000;
/** How long a closing handshake may take before the connection is dropped. */
const CLOSE_TIMEOUT_MS = 2_000;
const RETRY = 'connect';
const PING = 'ping';

/** The connection to the CSMS: keeps trying, says why it fails, and keeps it alive with pings. */
export class Link implements SessionHandler {
  state: 'offline' | 'connecting' | 'connected' | 'waiting' = 'offline';
  session: Session | undefined;
  lastError: string | undefined;
  /** Wall time of the next attempt, ms since 1970. */
  retryAt: number | undefined;
  /** Somebody has pulled the network cable. */
  cut = false;
  readonly #core: StationCore;
  #failures = 0;
  /** Which attempt counts: whatever an earlier one brings is dropped. */
  #attempt = 0;
  #awaitsPong = false;
  /** The next attempt may go by the old root for the CSMS, since the new one has failed (M05.FR.14). */
  #fallBack = false;
  #closed: (() => void) | undefined;
  #closing: Promise<void> | undefined;

  constructor(core: StationCore) {
    this.#core = core;
  }

  /** Connects, unless it does already or cannot. */
  connect(): void {
    if (this.cut || this.state === 'connecting' || this.state === 'connected') return;
    const attempt = ++this.#attempt;
    this.#core.timers.clear(RETRY);
    this.#set('connecting');
    const { client, ports, config } = this.#core;
    const connection = ports.recorder.connection();
    const relay = new Relay();
    const options = this.#options(relay);
    void client.connect(options).then((result) => {
      if (attempt !== this.#attempt) return result.ok ? result.socket.terminate() : undefined;
      ports.recorder.event(connection, result.ok ? 'upgrade' : 'fail', describeAttempt(config, options, result));
      if (result.ok) this.#opened(connection, options, result.socket, relay);
      else if (this.#mayFallBack(result)) {
        this.#fallBack = true;
        this.state = 'offline';
        this.connect();
      } else {
        this.#core.behaviour.connectingFailed(this.#core, result);
        this.#failed(result.message);
      }
    });
  }

  /** Ends the connection with a closing handshake; resolves when it is gone. It stays closed until `connect`. */
  async close(reason: string): Promise<void> {
    const { session } = this;
    this.#core.timers.clear(RETRY);
    if (!session) return this.#abandon();
    this.#closing ??= this.#close(session, reason);
    await this.#closing;
  }

  /** Ends the connection without a word, as a pulled cable does. It stays so until `connect`. */
  drop(): void {
    this.#core.timers.clear(RETRY);
    const { session } = this;
    if (!session) return this.#abandon();
    this.#set('offline');
    session.terminate();
  }

  /** Connects afresh, at once: with another password, say. */
  async reconnect(reason: string): Promise<void> {
    await this.close(reason);
    this.#failures = 0;
    this.#fallBack = false;
    if (this.#core.running && this.#core.powered) this.connect();
  }

  /** WebSocketPingInterval was changed. */
  restartPing(): void {
    const seconds = this.#core.settings.number('WebSocketPingInterval');
    this.#core.timers.clear(PING);
    if (this.session && seconds > 0) this.#core.timers.set(PING, seconds * 1000, () => this.#ping());
  }

  onCall(call: Call, violations: readonly Violation[]): Answer | Promise<Answer> {
    return this.#core.behaviour.answer(this.#core, call, violations);
  }

  onPong(): void {
    this.#awaitsPong = false;
  }

  onClose(code: number, reason: string): void {
    const wanted = this.state === 'offline';
    this.session = undefined;
    this.#core.timers.clear(PING);
    this.#core.outbox.offline();
    this.#core.behaviour.disconnected(this.#core);
    this.#closed?.();
    this.#closed = undefined;
    if (!wanted) this.#retry(`The connection was closed (${code}${reason === '' ? '' : `, ${reason}`}).`);
  }

  async #close(session: Session, reason: string): Promise<void> {
    const gone = new Promise<void>((resolve) => { this.#closed = resolve; });
    const patience = this.#core.clock.after(CLOSE_TIMEOUT_MS, () => session.terminate());
    this.#set('offline');
    session.close(1000, reason);
    await gone;
    patience.cancel();
    this.#closing = undefined;
  }

  #options(relay: Relay): ConnectOptions {
    const { config, network } = this.#core;
    const { identity, password } = network;
    const { url, securityProfile } = network.profile;
    const { keyStore } = this.#core;
    // What was installed since counts; before anything was, the key store is not made.
    const ca = keyStore ? keyStore.csmsRoots(this.#fallBack).join('\n') : config.ca;
    const newest = keyStore?.newest('ChargingStationCertificate', this.#core.now);
    const own = keyStore ? newest && { cert: newest.chain, key: newest.key } : config.clientCertificate;
    const basic = (securityProfile === 1 || securityProfile === 2) && password !== '';
    return {
      url: addressOf({ url, id: identity }),
      protocols: [SUBPROTOCOL[config.version]],
      ...(basic ? { basic: { user: identity, password, ...(config.version === '1.6' && isBytes(password) ? { bytes: true } : {}) } } : {}),
      ...(config.compress ? { compress: true } : {}),
      ...(ca === undefined ? {} : { ca }),
      ...(securityProfile === 3 && own ? { clientCertificate: own } : {}),
      timeoutMs: CONNECT_TIMEOUT_MS,
      handler: () => relay,
    };
  }

  #opened(connection: number, options: ConnectOptions, socket: Socket, relay: Relay): void {
    const { config, ports } = this.#core;
    const wanted = SUBPROTOCOL[config.version];
    const info: ConnectionInfo = {
      station: config.id, version: versionOfSubprotocol(socket.protocol), role: 'station', url: options.url, remote: hostOf(options.url),
      subprotocol: socket.protocol, security: (['none', 'basic', 'tls-basic', 'mutual-tls'] as const)[this.#core.network.profile.securityProfile],
    };
    if (socket.protocol !== wanted) return this.#wrongProtocol(connection, info, socket, relay);
    this.session = new Session({ id: connection, info: { ...info, version: config.version }, us: 'station', socket, ports, handler: this });
    this.#failures = 0;
    if (!this.#fallBack && options.url.startsWith('wss:')) this.#core.keyStore?.dropFallback();
    this.#core.network.succeeded();
    this.lastError = undefined;
    this.#awaitsPong = false;
    this.#set('connected');
    this.restartPing();
    relay.attach(this.session);
    if (!this.session) return;
    this.#core.behaviour.connected(this.#core);
  }

  #wrongProtocol(connection: number, info: ConnectionInfo, socket: Socket, relay: Relay): void {
    const { config, ports } = this.#core;
    const wanted = SUBPROTOCOL[config.version];
    const chosen = info.subprotocol === '' ? 'chose no subprotocol' : `chose ${info.subprotocol}`;
    const message = `The CSMS ${chosen}; this station offered ${wanted} alone. It disconnects and tries again.`;
    ports.recorder.open(connection, info);
    ports.recorder.event(connection, 'note', { kind: 'subprotocol', message });
    relay.attach(new DeafHandler(connection, ports.recorder));
    socket.close(1000, `${wanted} expected`);
    this.#failed(message);
  }

  /** Towards the CSMS that the station knows, the root that was replaced may still be what its certificate hangs on (M05.FR.14 to .16). */
  #mayFallBack(result: Extract<ConnectResult, { ok: false }>): boolean {
    const { keyStore, network } = this.#core;
    return result.tls === 'certificate' && !this.#fallBack && keyStore?.hasFallback === true && network.slot === network.provenSlot;
  }

  /** An attempt came to nothing: after so many of them another network profile is tried, without the long wait of the first. */
  #failed(why: string): void {
    if (this.#core.network.failed()) this.#failures = 0;
    this.#retry(why);
  }

  #retry(why: string): void {
    this.#failures += 1;
    this.#fallBack = false;
    this.lastError = why;
    if (this.cut || !this.#core.running || !this.#core.powered) return this.#set('offline');
    const wait = backOff(this.#core.settings, this.#core.random, this.#failures);
    this.retryAt = this.#core.clock.now() + wait;
    this.#core.timers.set(RETRY, wait, () => {
      this.retryAt = undefined;
      this.state = 'offline';
      this.connect();
    });
    this.#set('waiting');
  }

  #ping(): void {
    if (!this.session) return;
    if (this.#awaitsPong) {
      this.#core.note('No pong came since the last ping: the connection is dead and is dropped.');
      return this.session.terminate();
    }
    this.#awaitsPong = true;
    this.session.ping();
    this.restartPing();
  }

  #abandon(): void {
    this.#attempt += 1;
    this.#set('offline');
  }

  #set(state: Link['state']): void {
    this.state = state;
    if (state !== 'waiting') this.retryAt = undefined;
    this.#core.changed();
  }
}

/** Whether a password can only have come from a key of bytes (AuthorizationKey): no letters beyond latin1, some beyond ASCII. */
function isBytes(password: string): boolean {
  const codes = Array.from(password, (character) => character.codePointAt(0) ?? 0);
  return codes.every((code) => code <= 0xff) && codes.some((code) => code >= 0x80);
}
