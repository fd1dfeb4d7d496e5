import type { Direction, EntryKind } from '../journal/entry';
import type { Recorder } from '../journal/recorder';
import type { Call } from '../ocpp/frame';
import type { FrameCheck } from '../ocpp/frame-check';
import type { JsonObject } from '../ocpp/json';
import type { Answer, CallOutcome } from '../ocpp/outcome';
import { loadValidator } from '../ocpp/validate/load';
import { SUBPROTOCOL, type OcppVersion } from '../ocpp/version';
import type { Certificates } from '../platform/certificates';
import { MemorySockets } from '../platform/memory-sockets';
import { SeededRandom } from '../platform/seeded-random';
import type { ConnectOptions, ConnectResult, Listening, UpgradeRequest } from '../platform/socket';
import { VirtualClock } from '../platform/virtual-clock';
import { Session } from '../session/session';
import type { StationAct, StationConfig } from './api';
import { defaultStationConfig } from './default-config';
import { SimulatedStation } from './station';

/** What the station sent, in order. */
export interface Sent {
  readonly action: string;
  readonly payload: JsonObject;
  /** Virtual ms since the bench was made. */
  readonly at: number;
  /** Number of the connection, from 1. */
  readonly connection: number;
}

type Script = JsonObject | Answer | ((payload: JsonObject) => JsonObject | Answer);

/** A simulated station in virtual time against a CSMS that does as it is told, and a record of everything said. */
export class Bench {
  readonly clock = new VirtualClock();
  readonly random: SeededRandom;
  readonly sockets = new MemorySockets();
  readonly sent: Sent[] = [];
  /** Connection attempts. */
  readonly upgrades: UpgradeRequest[] = [];
  /** The port of each of them. */
  readonly ports: number[] = [];
  /** Everything else that was recorded: notes, closes, failures. */
  readonly events: { kind: EntryKind; detail: string | object }[] = [];
  readonly frames: { direction: Direction; text: string }[] = [];
  /** What is wrong with what the station sent, in sentences. */
  readonly faults: string[] = [];
  readonly script = new Map<string, Script>();
  readonly station: SimulatedStation;
  /** The subprotocol that the CSMS chooses. */
  protocol: string | undefined;
  session: Session | undefined;
  /** Ports at which nobody is let in. */
  readonly refuse = new Set<number>();
  /** Certificates that the station showed, one for each attempt to connect; '' for none. */
  readonly shown: string[] = [];
  /** What every attempt to connect comes to. */
  fail: ConnectResult | undefined;
  /** The only certificate that is let in, when there is one. */
  refuseCertificatesBut: string | undefined;
  /** Pings get lost on the way. */
  losePings = false;
  readonly #version: OcppVersion;

  private constructor(version: OcppVersion, check: FrameCheck, config: Partial<StationConfig>, seed: number, certificates: Certificates | undefined) {
    this.#version = version;
    this.random = new SeededRandom(seed);
    this.protocol = SUBPROTOCOL[version];
    this.station = new SimulatedStation({
      config: defaultStationConfig({ version, url: 'ws://csms:9000/ocpp', meterInterval: 60, ...config }),
      client: { connect: (options) => this.#connect(options) },
      ports: {
        clock: this.clock, random: this.random, recorder: this.#recorder(),
        checkOf: () => this.#watching(check), strictness: () => 'observe', timeoutMs: () => 30_000,
        ...(certificates ? { certificates } : {}),
      },
    });
    void this.listen(9000);
  }

  /** A CSMS at another port, which does as the first does. */
  listen(port: number): Promise<Listening> {
    return this.sockets.listen({ host: 'csms', port, decide: (request) => {
      if (this.refuse.has(port)) return { accept: false, status: 503, message: 'Closed today' };
      this.upgrades.push(request);
      this.ports.push(port);
      return { accept: true, protocol: this.protocol, handler: (socket) => this.#open(socket, request.target) };
    } });
  }

  static async make(version: OcppVersion, config: Partial<StationConfig> = {}, seed = 1, certificates?: Certificates): Promise<Bench> {
    return new Bench(version, await loadValidator(version), config, seed, certificates);
  }

  /** A station that has booted and reported its connectors. */
  static async booted(version: OcppVersion, config: Partial<StationConfig> = {}, seed = 1, certificates?: Certificates): Promise<Bench> {
    const bench = await Bench.make(version, config, seed, certificates);
    bench.station.start();
    await bench.settle();
    return bench;
  }

  settle(): Promise<void> {
    return this.clock.advance(0);
  }

  /** Lets seconds pass. */
  async pass(seconds: number): Promise<void> {
    await this.clock.advance(seconds * 1000);
  }

  async act(act: StationAct): Promise<void> {
    const result = this.station.act(act);
    if (!result.ok) throw new Error(result.message);
    await this.settle();
  }

  /** Plugs a cable in and presents a card. */
  async startCharging(idToken = 'T01', evse = 1): Promise<void> {
    await this.act({ kind: 'plug-in', evse, connector: 1 });
    await this.act({ kind: 'present-token', evse, idToken });
    await this.settle();
  }

  /** A request of the CSMS. */
  async call(action: string, payload: JsonObject): Promise<CallOutcome> {
    const outcome = this.session?.call(action, payload) ?? Promise.resolve({ kind: 'closed' as const });
    await this.settle();
    return outcome;
  }

  /** The payload with which a request of the CSMS was answered. */
  async result(action: string, payload: JsonObject): Promise<JsonObject> {
    const outcome = await this.call(action, payload);
    if (outcome.kind !== 'result') throw new Error(`${action}: ${JSON.stringify(outcome)}`);
    return outcome.payload;
  }

  /** Payloads of what the station sent under this name. */
  of(action: string): JsonObject[] {
    return this.sent.filter((one) => one.action === action).map((one) => one.payload);
  }

  /** Names of what the station sent, in order. */
  get actions(): string[] {
    return this.sent.map((one) => one.action);
  }

  /** Statuses that were reported, as `EVSE.connector Status`, or `connector Status` in 1.6. */
  get statuses(): string[] {
    return this.of('StatusNotification').map((payload) => this.#version === '1.6'
      ? `${String(payload['connectorId'])} ${String(payload['status'])}`
      : `${String(payload['evseId'])}.${String(payload['connectorId'])} ${String(payload['connectorStatus'])}`);
  }

  forget(): void {
    this.sent.length = 0;
  }

  async #connect(options: ConnectOptions): Promise<ConnectResult> {
    this.shown.push(options.clientCertificate?.cert ?? '');
    if (this.refuseCertificatesBut !== undefined && options.clientCertificate?.cert !== this.refuseCertificatesBut) {
      return { ok: false, status: 403, message: 'The certificate is not this station\'s.' };
    }
    if (this.fail) return this.fail;
    const result = await this.sockets.connect(options);
    if (!result.ok) return result;
    const { socket } = result;
    const ping = (): void => { if (!this.losePings) socket.ping(); };
    return { ...result, socket: {
      protocol: socket.protocol, bufferedBytes: 0, ping,
      send: (text) => socket.send(text), sendBytes: (base64, asText) => socket.sendBytes(base64, asText), pause: () => socket.pause(), resume: () => socket.resume(),
      close: (code, reason) => socket.close(code, reason), terminate: () => socket.terminate(),
    } };
  }

  #open(socket: ConstructorParameters<typeof Session>[0]['socket'], target: string): Session {
    const session = new Session({
      id: 1, us: 'csms', socket,
      info: { station: target, version: this.#version, role: 'csms', url: target, remote: '', subprotocol: socket.protocol },
      ports: {
        clock: this.clock, random: this.random, recorder: SILENT, checkOf: () => undefined, strictness: () => 'observe', timeoutMs: () => 30_000,
      },
      handler: {
        onCall: (call) => this.#answer(call),
        onClose: () => { if (this.session === session) this.session = undefined; },
      },
    });
    this.session = session;
    return session;
  }

  #answer({ action, payload }: Call): Answer {
    this.sent.push({ action, payload, at: this.clock.monotonic(), connection: this.upgrades.length });
    const script = this.script.get(action) ?? this.#usual(action);
    const said = typeof script === 'function' ? script(payload) : script;
    return isAnswer(said) ? said : { kind: 'result', payload: said };
  }

  #usual(action: string): JsonObject {
    const currentTime = new Date(this.clock.now()).toISOString();
    switch (action) {
      case 'BootNotification': return { status: 'Accepted', interval: 300, currentTime };
      case 'Heartbeat': return { currentTime };
      case 'Authorize': return this.#version === '1.6' ? { idTagInfo: { status: 'Accepted' } } : { idTokenInfo: { status: 'Accepted' } };
      case 'StartTransaction': return { transactionId: 100 + this.of('StartTransaction').length, idTagInfo: { status: 'Accepted' } };
      default: return {};
    }
  }

  #watching(check: FrameCheck): FrameCheck {
    return { check: (frame, context) => {
      const violations = check.check(frame, context);
      if (context.sender === 'station') for (const { message, path } of violations) this.faults.push(`${path}: ${message} in ${JSON.stringify(frame)}`);
      return violations;
    } };
  }

  #recorder(): Recorder {
    let connections = 0;
    return {
      connection: () => ++connections,
      open: () => 0,
      frame: (_connection, direction, text) => this.frames.push({ direction, text }),
      facts: () => undefined,
      event: (_connection, kind, detail) => this.events.push({ kind, detail }),
    };
  }
}

const SILENT: Recorder = { connection: () => 1, open: () => 0, frame: () => 0, facts: () => undefined, event: () => 0 };

function isAnswer(said: JsonObject | Answer): said is Answer {
  return said['kind'] === 'result' || said['kind'] === 'error' || said['kind'] === 'silence' || said['kind'] === 'raw';
}
