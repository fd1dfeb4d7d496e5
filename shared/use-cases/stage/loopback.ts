import { OwnAuthority } from '../../csms/authority/authority';
import { putUp } from '../../csms/authority/put-up';
import { Csms } from '../../csms/csms';
import type { CsmsPorts } from '../../csms/core';
import type { CsmsSettings, OverrideRule } from '../../csms/api';
import type { Journal} from '../../journal/journal';
import { startJournal } from '../../journal/journal';
import { MemoryStorage } from '../../journal/memory-storage';
import { MirroredRecorder } from '../../journal/mirrored-recorder';
import type { Recorder } from '../../journal/recorder';
import type { FrameCheck } from '../../ocpp/frame-check';
import type { JsonObject } from '../../ocpp/json';
import type { OcppVersion } from '../../ocpp/version';
import type { JournalStorage } from '../../platform/journal-storage';
import { SeededRandom } from '../../platform/seeded-random';
import type { Certificates } from '../../platform/certificates';
import type { FileServer } from '../../platform/file-server';
import type { FileTransfer } from '../../platform/file-transfer';
import type { SocketClient, SocketServer } from '../../platform/socket';
import type { VirtualClock } from '../../platform/virtual-clock';
import type { ActResult, StationAct, StationConfig } from '../../station/api';
import { defaultStationConfig } from '../../station/default-config';
import { SimulatedStation } from '../../station/station';
import type { Side } from '../catalogue/model';
import type { PlayedCase } from '../run/run-case';
import type { CsmsAct, Prompt, Stage } from '../run/stage';
import { TraceReader } from '../run/trace-reader';
import { resolve } from '../run/values';
import type { FaultStep, Step } from '../scenario/shape';
import { csmsActs } from './csms-acts';
import { MeddledServer, meddlerOf, type Meddler } from './wire-faults';

export interface LoopbackOptions {
  readonly version: OcppVersion;
  readonly server: SocketServer;
  readonly client: SocketClient;
  /** Time that jumps to the next thing to happen. */
  readonly clock: VirtualClock;
  readonly checkOf: (version: OcppVersion) => FrameCheck | undefined;
  /** Where the journal goes; memory when absent. */
  readonly storage?: JournalStorage;
  /** What the CSMS may use beyond the usual, such as a certificate authority. */
  readonly csmsPorts?: Partial<CsmsPorts>;
  /** With it, the CSMS is an authority of its own, and the station is put up with its root (and, for profile 3, a certificate). */
  readonly certificates?: Certificates;
  /** With which firmware and logs move between both ends. */
  readonly files?: FileServer & FileTransfer;
  readonly stationPorts?: Partial<ConstructorParameters<typeof SimulatedStation>[0]['ports']>;
  /** Somebody on the wire, and whose part they play: a journal shows what the other side sees of it. */
  readonly meddler?: { readonly of: Side; readonly meddle: Meddler };
  readonly cancelled?: () => boolean;
  readonly seed?: number;
}

const SILENT: Recorder = { connection: () => 0, open: () => -1, frame: () => -1, facts: () => undefined, event: () => -1 };

/** Both ends ours: a CSMS and a simulated station of their own, over a connection of their own, in time that jumps. */
export async function loopbackStage(played: PlayedCase, options: LoopbackOptions): Promise<Stage> {
  const stage = new Loopback(played, options);
  await stage.start();
  return stage;
}

class Loopback implements Stage {
  readonly setting = 'both';
  readonly ours = { station: true, csms: true };
  readonly version: OcppVersion;
  readonly station: string;
  csmsUrl: string | undefined;
  readonly journal: Journal;
  readonly check: FrameCheck | undefined;
  readonly #options: LoopbackOptions;
  readonly #played: PlayedCase;
  readonly #reader: TraceReader;
  readonly #server: MeddledServer;
  readonly #csms: Csms;
  readonly #authority: OwnAuthority | undefined;
  #station: SimulatedStation | undefined;
  #rules: { readonly by: Side; readonly rule: OverrideRule }[] = [];

  constructor(played: PlayedCase, options: LoopbackOptions) {
    this.#played = played;
    this.#options = options;
    const { version, clock, storage, checkOf, csmsPorts, certificates, files, seed = 1 } = options;
    this.#authority = certificates && new OwnAuthority({ certificates, clock, random: new SeededRandom(seed + 2) });
    this.version = version;
    this.station = String(this.#given()['id'] ?? 'CP001');
    this.check = checkOf(version);
    this.journal = startJournal({ storage: storage ?? new MemoryStorage(), clock });
    this.#reader = new TraceReader(this.journal, this.station);
    this.#server = new MeddledServer(options.server, clock);
    if (options.meddler) this.#server.meddlers.push(options.meddler.meddle);
    this.#csms = new Csms({
      server: this.#server,
      ports: {
        clock, random: new SeededRandom(seed), recorder: this.#seenByStation ? SILENT : this.journal, checkOf,
        ...(files ? { fileServer: files } : {}),
        ...(certificates ? { certificates } : {}), ...(this.#authority ? { certificateAuthority: this.#authority } : {}), ...csmsPorts,
      },
      settings: { ...this.#atStart(), host: '127.0.0.1', port: 0, path: '/ocpp', versions: [version], strictness: 'warn' },
    });
  }

  get trace(): Stage['trace'] {
    return this.#reader.trace;
  }

  get cancelled(): boolean {
    return this.#options.cancelled?.() ?? false;
  }

  async start(): Promise<void> {
    const started = await this.#csms.start();
    if (!started.ok) throw new Error(started.message);
    const { clock, checkOf, client, stationPorts, certificates, files, seed = 1 } = this.#options;
    const wanted = this.#given();
    const url = `${this.#csms.running?.secure ? 'wss' : 'ws'}://${started.host}:${started.port}/ocpp`;
    this.csmsUrl = url;
    const config: StationConfig = defaultStationConfig({
      meterInterval: 60, ...await this.#putUp(wanted), ...wanted,
      id: this.station, url, version: this.version,
    });
    const recorder = new MirroredRecorder(this.journal, this.station, () => !this.#seenByStation);
    this.#station = new SimulatedStation({
      config, client,
      ports: {
        clock, random: new SeededRandom(seed + 1), recorder, checkOf, strictness: () => 'warn', timeoutMs: () => 30_000,
        ...(certificates ? { certificates } : {}), ...(files ? { files, fileServer: files } : {}), ...stationPorts,
      },
    });
  }

  now(): number {
    return this.#options.clock.now();
  }

  async until(reached: () => boolean, ms: number): Promise<boolean> {
    const { clock } = this.#options;
    const end = clock.monotonic() + ms;
    await clock.settle();
    for (;;) {
      this.#reader.pull();
      if (reached()) return true;
      if (this.cancelled) return false;
      const next = clock.untilNext;
      const rest = end - clock.monotonic();
      if (rest <= 0) return false;
      await clock.advance(next === undefined || next > rest ? rest : next);
    }
  }

  act(act: StationAct): ActResult {
    return this.#station?.act(act) ?? { ok: false, message: 'There is no station.' };
  }

  csmsAct(act: CsmsAct): void {
    csmsActs(this.#csms, this.station, act);
  }

  display(): readonly string[] {
    return this.#station?.status().displayMessages ?? [];
  }

  power(on: boolean): void {
    if (on) this.#station?.start();
    else void this.#station?.stop();
  }

  setVariables(variables: Readonly<Record<string, string>>): ActResult {
    return this.#station?.configure(variables) ?? { ok: false, message: 'There is no station.' };
  }

  call(from: Side, action: string, payload: JsonObject): void {
    if (from === 'csms') void this.#csms.call(this.station, action, payload);
    else void this.#station?.call(action, payload);
  }

  sendRaw(from: Side, text: string): boolean {
    return from === 'csms' ? this.#csms.sendRaw(this.station, text) : (this.#station?.sendRaw(text) ?? false);
  }

  configure(change: Partial<CsmsSettings>): void {
    this.#csms.configure(change);
  }

  answer(by: Side, rule: Omit<OverrideRule, 'id' | 'enabled'>): ActResult {
    this.#rules = this.#rules.filter((one) => one.by !== by || one.rule.action !== rule.action);
    if (rule.answer.kind !== 'own' || rule.delayMs !== undefined) {
      this.#rules.push({ by, rule: { ...rule, id: `rule-${this.#rules.length + 1}`, enabled: true } });
    }
    const rules = this.#rules.filter((one) => one.by === by).map((one) => one.rule);
    if (by === 'csms') this.#csms.setOverrides(rules);
    else this.#station?.setOverrides(rules);
    return { ok: true };
  }

  fault(step: FaultStep): ActResult {
    if (step.fault === 'clear') this.#server.meddlers.splice(this.#options.meddler ? 1 : 0);
    else this.#server.meddlers.push(meddlerOf(step));
    return { ok: true };
  }

  prompt(who: 'station' | 'csms', text: string): Prompt {
    return { id: 0, who, kind: 'act', text, state: 'done' };
  }

  withdraw(): void {}

  async end(): Promise<void> {
    const ending = Promise.all([this.#station?.stop(), this.#csms.stop()]);
    let ended = false;
    void ending.then(() => (ended = true));
    while (!ended) await this.until(() => ended, 1000);
  }

  /** Whether the journal is written at the station's end, since it is the CSMS whose part is played wrongly. */
  get #seenByStation(): boolean {
    return this.#options.meddler?.of === 'csms' || editsCsms(this.#played.steps);
  }

  /** What the CSMS cannot change any more once it listens. */
  #atStart(): Partial<CsmsSettings> {
    const put = resolve(this.#played.given.csms ?? {}, this.#played.scope, this.#options.clock.now());
    const { securityProfile, tls, certificateDays } = put.ok ? (put.value as Partial<CsmsSettings>) : {};
    return { ...(securityProfile === undefined ? {} : { securityProfile }), ...(tls === undefined ? {} : { tls }), ...(certificateDays === undefined ? {} : { certificateDays }) };
  }

  /** What whoever puts a station up gives it: the operator's root, and a certificate where it needs one. */
  async #putUp({ securityProfile, serialNumber }: Partial<StationConfig>): Promise<Partial<StationConfig>> {
    const { certificates } = this.#options;
    if (!certificates || !this.#authority) return {};
    return putUp(this.#authority, certificates, serialNumber ?? this.station, securityProfile ?? 0, this.#csms.settings.certificateDays);
  }

  #given(): Partial<StationConfig> {
    const put = resolve(this.#played.given.station?.config ?? {}, this.#played.scope, this.#options.clock.now());
    return put.ok ? (put.value as Partial<StationConfig>) : {};
  }
}

function editsCsms(steps: readonly Step[]): boolean {
  return steps.some((step) => ('steps' in step ? editsCsms(step.steps) : 'fault' in step && step.fault === 'edit' && step.from === 'csms'));
}
