import type { CallOutcome } from '../../ocpp/outcome';
import type { Certificates } from '../../platform/certificates';
import type { FileServer } from '../../platform/file-server';
import type { FileTransfer } from '../../platform/file-transfer';
import type { Clock } from '../../platform/clock';
import type { Random } from '../../platform/random';
import type { SocketClient } from '../../platform/socket';
import type { VendorHandler } from '../../ocpp/vendor-handlers';
import { Overrides } from '../../session/overrides';
import type { SessionPorts } from '../../session/session';
import type { StationConfig } from '../api';
import { PowerPath } from '../hardware/power-path';
import type { SettingDefaults } from '../settings/store';
import { SettingStore } from '../settings/store';
import type { BootReason, Message, RegistrationStatus } from '../words';
import type { Behaviour } from './behaviour';
import type { Dialect } from './dialect';
import { Diary } from './diary';
import type { DefaultTariff } from '../blocks/tariffs';
import { Evse } from './evse';
import { FileJobs } from './file-jobs';
import type { KeyStore } from './key-store';
import { Link } from './link';
import { Network } from './network';
import { Outbox } from './outbox';
import type { EventStream } from '../v2x/monitoring/streams';
import type { MonitorBook } from '../monitoring/book';
import type { DerControl } from '../der/control';
import { QUIET, type GridWatch } from '../der/grid-watch';
import { Sensors } from '../hardware/sensors';
import type { CachedToken, LoggedSecurityEvent, DisplayMessage, InstalledProfile, LocalList, PendingReset, Reservation, SwapStation } from './records';
import { Timers } from './timers';

/** What a station needs of its host. */
export interface StationPorts extends SessionPorts {
  /** Without it, the station has no keys and takes no certificates. */
  readonly certificates?: Certificates;
  /** Without it, the station fetches no firmware and uploads no logs. */
  readonly files?: FileTransfer;
  /** With which a local controller serves files. */
  readonly fileServer?: FileServer;
}

export interface CoreOptions {
  readonly config: StationConfig;
  readonly client: SocketClient;
  readonly ports: StationPorts;
  readonly dialect: Dialect;
  readonly behaviour: Behaviour;
  readonly defaults: SettingDefaults;
}

const NONE: readonly never[] = [];

/**
 * The state of one station, and the way to time, randomness and the CSMS. The functional blocks are functions over it, so
 * that a station costs its state and nothing else.
 */
export class StationCore {
  readonly config: StationConfig;
  readonly client: SocketClient;
  readonly ports: StationPorts;
  readonly dialect: Dialect;
  readonly behaviour: Behaviour;
  readonly settings: SettingStore;
  readonly timers: Timers;
  readonly evses: readonly Evse[];
  readonly network: Network;
  readonly link: Link;
  readonly outbox: Outbox;

  /** Switched on by its host. */
  running = false;
  powered = true;
  doorOpen = false;
  /** Set by ChangeAvailability for the whole station. */
  operative = true;

  registration: RegistrationStatus | undefined;
  booting = false;
  /** It does not answer, since it is starting again. */
  rebooting = false;
  bootReason: BootReason = 'PowerUp';
  /** What the CSMS's clock is ahead of the host's, ms. */
  clockOffset = 0;
  /** Monotonic time of the last message to the CSMS, ms. */
  lastSent = 0;
  /** Monotonic time at which the connection was lost, ms. */
  offlineSince: number | undefined;
  /** The status of the station as a whole that was told last (1.6). */
  reportedStation: string | undefined;
  /** A report about a customer is on its way (N09). */
  customerReport = false;
  readonly sensors = new Sensors();
  /** Of the main meter, as an EVSE has it of its own. */
  intervalsFrom?: Map<string, { readonly energy: number; readonly reactive: number }>;
  /** Of NotifyEvent (2.x). */
  lastEventId = 0;
  /** Made when they are first looked at (2.x). */
  monitors: MonitorBook | undefined;
  streams: readonly EventStream[] = NONE;
  pendingReset: PendingReset | undefined;

  reservations: readonly Reservation[] = NONE;
  /** Batteries in the slots of a station that swaps them (2.1). */
  swapStation: SwapStation | undefined;
  profiles: readonly InstalledProfile[] = NONE;
  /** The grid as the station measures it: Hz, and watt that the building takes beside the cars (below 0: gives). */
  grid: { readonly frequency: number; readonly load: number } = { frequency: 50, load: 0 };
  /** The newest aFRR signal, and when it counts: wall time of the station, ms since 1970 (2.1, Q08). */
  reserveSignal: { readonly signal: number; readonly from: number } | undefined;
  displayMessages: readonly DisplayMessage[] = NONE;
  /** Tariffs for all (2.1). Kept over reboots. */
  defaultTariffs: readonly DefaultTariff[] = NONE;
  /** What is answered to vendors' own messages. */
  vendorHandlers: readonly VendorHandler[];
  /** A tariff could not be used, or a cost not be calculated (2.1). */
  tariffProblem = false;
  /** What the grid wants of the station, and how it stands with it (2.1). Kept over reboots (R01.FR.03). */
  derControls: readonly DerControl[] = NONE;
  gridWatch: GridWatch = QUIET;
  /** What the station itself has to say to the person in front of it. */
  notice: string | undefined;
  localList: LocalList | undefined;
  tokenCache: Map<string, CachedToken> | undefined;
  /** Codes that were wrong, one after the other, and the monotonic ms until which no other is taken. */
  wrongCodes: { readonly count: number; readonly until: number } | undefined;

  /** Made when a certificate or key is first needed: most stations never are asked for one. */
  keyStore: KeyStore | undefined;
  /** The security event of the last failed attempt to connect, which is not told again for the next that fails alike. */
  lastConnectEvent: string | undefined;
  securityLog: readonly LoggedSecurityEvent[] = NONE;
  /** The firmware that was installed since the station was put up. */
  installedFirmware: string | undefined;

  /** Told of every request that the CSMS does not answer with a result, in a sentence. */
  onRefusal: ((sentence: string) => void) | undefined;
  #overrides: Overrides | undefined;
  #listeners: Set<() => void> | undefined;
  #changing = false;
  #afterAnswer: (() => void)[] | undefined;
  #diary: Diary | undefined;
  #jobs: FileJobs | undefined;

  constructor(options: CoreOptions) {
    this.config = options.config;
    this.client = options.client;
    this.ports = options.ports;
    this.dialect = options.dialect;
    this.behaviour = options.behaviour;
    this.vendorHandlers = options.config.vendorHandlers ?? NONE;
    this.settings = new SettingStore(options.defaults);
    this.timers = new Timers(options.ports.clock);
    const at = options.ports.clock.monotonic();
    this.evses = options.config.evses.map((evse, index) => new Evse(index + 1, new PowerPath(evse, 0, at)));
    this.network = new Network(this);
    this.link = new Link(this);
    this.outbox = new Outbox(this);
  }

  get clock(): Clock {
    return this.ports.clock;
  }

  get random(): Random {
    return this.ports.random;
  }

  /** What a person wants answered otherwise. */
  get overrides(): Overrides {
    return (this.#overrides ??= new Overrides());
  }

  /** What it did, for its diagnostics log. */
  get diary(): Diary {
    return (this.#diary ??= new Diary());
  }

  get jobs(): FileJobs {
    return (this.#jobs ??= new FileJobs());
  }

  /** Whether there is, or was, anything to do with files. */
  get hasJobs(): boolean {
    return this.#jobs !== undefined;
  }

  get firmwareVersion(): string {
    return this.installedFirmware ?? this.config.firmwareVersion;
  }

  /** Wall time as the station's clock shows it, ms since 1970. */
  get now(): number {
    return this.clock.now() + this.clockOffset;
  }

  /** Connected. */
  get online(): boolean {
    return this.link.session !== undefined;
  }

  /** Connected and accepted: free to say what it wants. */
  get ready(): boolean {
    return this.online && this.registration === 'Accepted' && !this.rebooting;
  }

  evse(id: number): Evse | undefined {
    return this.evses[id - 1];
  }

  /** Nobody knows what the CSMS was told of the connectors: all of it is told again. */
  forgetStatuses(): void {
    this.reportedStation = undefined;
    for (const evse of this.evses) evse.reported.fill(undefined);
  }

  /** Sends a request, after those in line. What the CSMS does not answer with a result is noted. */
  async call(message: Message): Promise<CallOutcome> {
    const { session } = this.link;
    if (!session) return { kind: 'closed' };
    this.lastSent = this.clock.monotonic();
    const { messageTimeout } = this.network.profile;
    const outcome = await session.call(message.action, message.payload, messageTimeout === undefined ? {} : { timeoutMs: messageTimeout * 1000 });
    const refusal = refusalOf(message.action, outcome);
    if (message.action !== 'Heartbeat' || refusal !== undefined) this.diary.add(this.now, refusal ?? `sent ${message.action}`);
    if (refusal !== undefined) this.onRefusal?.(refusal);
    return outcome;
  }

  /** Does something as soon as the request that is being answered has its answer on the wire. */
  afterAnswer(run: () => void): void {
    if (this.#afterAnswer) {
      this.#afterAnswer.push(run);
      return;
    }
    this.#afterAnswer = [run];
    void Promise.resolve().then(() => {
      const all = this.#afterAnswer ?? [];
      this.#afterAnswer = undefined;
      for (const one of all) one();
    });
  }

  /** Puts a sentence into the journal. */
  note(message: string): void {
    this.diary.add(this.now, message);
    this.ports.recorder.event(this.link.session?.id ?? 0, 'note', { kind: 'station', station: this.config.id, message });
  }

  /** Something that `status` shows has changed. */
  changed(): void {
    if (this.#changing) return;
    this.#changing = true;
    void Promise.resolve().then(() => {
      this.#changing = false;
      this.behaviour.changed(this);
      for (const listener of [...(this.#listeners ?? [])]) listener();
    });
  }

  onChange(listener: () => void): () => void {
    (this.#listeners ??= new Set()).add(listener);
    return () => {
      this.#listeners?.delete(listener);
      if (this.#listeners?.size === 0) this.#listeners = undefined;
    };
  }
}

function refusalOf(action: string, outcome: CallOutcome): string | undefined {
  switch (outcome.kind) {
    case 'result': return undefined;
    case 'error': return `The CSMS answered ${action} with ${outcome.code}${outcome.description === '' ? '' : ` (${outcome.description})`}.`;
    case 'timeout': return `The CSMS did not answer ${action} within ${outcome.afterMs / 1000} s.`;
    case 'closed': return `The connection was lost before ${action} was answered.`;
  }
}
