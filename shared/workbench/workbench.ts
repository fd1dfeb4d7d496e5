import { OwnAuthority } from '../csms/authority/authority';
import { putUp, type PutUp } from '../csms/authority/put-up';
import { Csms } from '../csms/csms';
import type { CsmsSettings } from '../csms/api';
import { serverNames } from '../session/upgrade/server-names';
import type { Emit } from './emit';
import { GivenLogs } from './given-logs';
import type { EventName, EventValue, Handlers } from '../ipc/contract';
import type { CertificateShape, CsmsState, NewStation, TapShape } from '../ipc/shapes';
import { MemoryStorage } from '../journal/memory-storage';
import { startJournal } from '../journal/journal';
import type { FrameCheck } from '../ocpp/frame-check';
import { OCPP_VERSIONS, type OcppVersion } from '../ocpp/version';
import { Tap } from '../tap/tap';
import { TappedRecorder } from '../tap/tapped-recorder';
import type { TapSettings } from '../tap/api';
import { AT_ONCE } from '../tap/settings';
import { reachable } from './addresses';
import { Findings } from './findings/findings';
import type { WorkbenchPorts } from './ports';
import { MarkKeeper } from './marks/mark-keeper';
import { ProblemList } from './problems';
import { changedSettings, changedTapSettings, keptSetup, Setup, type SetupParts } from './setup';
import { ShownJournal } from './shown-journal';
import { Simulator } from './simulator';
import { TaskList } from './tasks';
import { Throttle } from './throttle';
import { UseCases } from './use-cases/use-cases';
import { WindowView } from './window-view';
import { handlersOf } from './handlers';

/** Between two pushes of the stations' meters and states, or of the CSMS's, ms; one more for each station in them. */
const PUSH_EVERY_MS = 100;

/**
 * The whole workbench behind one contract: the CSMS, the simulated stations, the journal. Hosts give it its ports and
 * connect windows to it; it knows nothing of how they do.
 */
export class Workbench {
  readonly ports: WorkbenchPorts;
  /** Identity of this run. */
  readonly run: string;
  readonly csms: Csms;
  readonly tap: Tap;
  readonly simulator: Simulator;
  readonly problems: ProblemList;
  readonly tasks: TaskList;
  readonly live: ShownJournal;
  readonly useCases: UseCases;
  readonly given = new GivenLogs(() => this.emit('log.offered', {}));
  readonly #windows = new Set<WindowView>();
  readonly #authority: OwnAuthority | undefined;
  readonly #setup: Setup;
  readonly #checks: ReadonlyMap<OcppVersion, FrameCheck>;
  #shown: ShownJournal;
  readonly #stationsChanged: Throttle;
  readonly #csmsChanged: Throttle;
  readonly #tapChanged: Throttle;
  #stopFollowing: () => void;
  #marks: MarkKeeper;
  readonly #keepers = new WeakMap<ShownJournal, MarkKeeper>();
  readonly #findings = new WeakMap<ShownJournal, Findings>();
  readonly #findingsChanged: Throttle;
  #nextJournal = 1;

  /** Loads what it needs and begins its journal. Never fails: what does not work becomes a problem that windows show. */
  static async create(ports: WorkbenchPorts): Promise<Workbench> {
    const checks = new Map<OcppVersion, FrameCheck>();
    const failures: string[] = [];
    let tell = (message: string): void => void failures.push(message);
    const [begun, kept] = await Promise.all([
      ports.journals.begin((message) => tell(message)),
      keptSetup(ports.setup),
      ...OCPP_VERSIONS.map(async (version) => checks.set(version, await ports.loadCheck(version))),
    ]);
    if (!begun.ok) failures.push(`${begun.message} Until then the journal is kept in memory and is lost at the end.`);
    const journal = begun.ok ? begun.journal : startJournal({ storage: new MemoryStorage(), clock: ports.clock });
    const path = begun.ok ? begun.path : undefined;
    const workbench = new Workbench(ports, checks, new ShownJournal({
      // A host that goes on with this file after a restart shows the same journal as before.
      id: path ?? ports.random.uuid(), source: 'live', name: path === undefined ? 'Live (in memory)' : nameOf(path), ...(path === undefined ? {} : { path }), journal,
    }));
    tell = (message) => workbench.problems.add({ severity: 'error', message, about: 'journal' });
    for (const message of failures) tell(message);
    await workbench.#goOn(kept);
    return workbench;
  }

  private constructor(ports: WorkbenchPorts, checks: ReadonlyMap<OcppVersion, FrameCheck>, live: ShownJournal) {
    this.ports = ports;
    this.run = ports.random.uuid();
    this.#checks = checks;
    this.live = live;
    this.#shown = live;
    this.problems = new ProblemList(() => ports.clock.now(), (problem) => this.emit('problem', problem));
    this.tasks = new TaskList((progress) => this.emit('progress', progress));
    this.useCases = new UseCases(this);
    const { clock, random, server, certificates, authorityStore, fileServer, uploads, manufacturerStore } = ports;
    const certificateAuthority = (this.#authority = certificates && new OwnAuthority({ certificates, clock, random, ...(authorityStore ? { store: authorityStore } : {}) }));
    const tapped = new TappedRecorder(live.journal, this.run);
    this.csms = new Csms({
      server,
      ports: {
        clock, random,
        recorder: tapped,
        connectionOf: tapped.connectionOf,
        checkOf: this.checkOf,
        ...(certificates ? { certificates } : {}),
        ...(certificateAuthority ? { certificateAuthority } : {}),
        ...(fileServer ? { fileServer } : {}),
        ...(uploads ? { uploads } : {}),
        ...(manufacturerStore ? { manufacturerStore } : {}),
        onViolations: (station, index, direction, violations) => {
          const [first] = violations;
          if (!first) return;
          const who = direction === 'up' ? `Station ${station}` : `The CSMS, to station ${station},`;
          this.problems.add({ severity: first.severity, message: `${who} sent a frame that breaks the rules: ${first.message}`, about: `station:${station}`, ...(index < 0 ? {} : { entry: index }) });
        },
      },
    });
    this.tap = new Tap({
      clock, random, server, client: ports.client, recorder: live.journal, checkOf: this.checkOf,
      ...(certificateAuthority ? { certificateAuthority } : {}),
      introduce: (url, connection) => (this.simulator.leadsTo(url, this.csms.running) ? tapped.introduction(connection) : []),
    });
    this.simulator = new Simulator(ports, live.journal, this.checkOf, () => [this.csms.running, this.tap.running], () => { this.#stationsChanged.poke(); this.#setup.poke(); });
    this.#stationsChanged = new Throttle(clock, () => PUSH_EVERY_MS + this.simulator.count, () => this.#push('stations.changed', () => this.simulator.takeChanges()));
    this.#findingsChanged = new Throttle(clock, () => PUSH_EVERY_MS, () => this.#push('findings.changed', () => ({ id: this.#shown.id })));
    this.#csmsChanged = new Throttle(clock, () => PUSH_EVERY_MS + this.csms.stations().length, () => this.#push('csms.changed', () => this.csmsState()));
    this.#tapChanged = new Throttle(clock, () => PUSH_EVERY_MS + this.tap.count, () => this.#push('tap.changed', () => this.tapState()));
    this.#setup = new Setup(ports.setup, clock, () => this.#setUp(), (message) => this.problems.add({ severity: 'warning', message, about: 'host' }));
    this.csms.onChange(() => { this.#csmsChanged.poke(); this.#setup.poke(); });
    this.tap.onChange(() => { this.#tapChanged.poke(); this.#setup.poke(); });
    this.#stopFollowing = this.#follow(live);
    this.#marks = this.#keeperOf(live);
  }

  /** The journal that windows show. */
  get shown(): ShownJournal {
    return this.#shown;
  }

  /** What is wrong in a journal; nothing of it is known before it is asked to go through it. */
  findingsOf(shown: ShownJournal): Findings {
    const known = this.#findings.get(shown) ?? new Findings(shown, { clock: this.ports.clock, checkOf: this.checkOf, changed: () => this.#findingsChanged.poke() });
    this.#findings.set(shown, known);
    return known;
  }

  /** Keeps the marks and notes of the journal that windows show. */
  get marks(): MarkKeeper {
    return this.#marks;
  }

  /** The checker of a version; all are loaded before the workbench begins. */
  readonly checkOf = (version: OcppVersion): FrameCheck | undefined => this.#checks.get(version);

  /** Connects a window: `emit` is called with events, `handlers` answer its commands. */
  attach(emit: Emit): { readonly handlers: Handlers; detach(): void } {
    const window = new WindowView(this, emit);
    this.#windows.add(window);
    return {
      handlers: handlersOf(this, window),
      detach: () => {
        this.#windows.delete(window);
        window.close();
      },
    };
  }

  /**
   * Shows another journal in every window; the one shown before is closed unless it is the live one.
   *
   * @param reading settles when all of its entries are in its index
   */
  show(next: ShownJournal, reading: Promise<unknown> = Promise.resolve()): void {
    const before = this.#shown;
    if (before === next) return;
    this.#stopFollowing();
    const kept = this.#marks.flush();
    this.#shown = next;
    for (const window of this.#windows) window.forget();
    if (before !== this.live) before.close();
    this.#stopFollowing = this.#follow(next);
    this.emit('journal.replaced', next.info());
    // Of the same log read otherwise, what was just marked has to be in the file.
    this.#marks = this.#keeperOf(next, Promise.all([reading, kept]));
  }

  /** Tells the windows that more is known of the journal that they show. */
  refresh(shown: ShownJournal): void {
    if (this.#shown !== shown) return;
    const { count } = shown.journal;
    for (const window of this.#windows) window.changed(shown, { count, appendedFrom: count, touchedFrom: undefined }, true);
  }

  #keeperOf(shown: ShownJournal, reading: Promise<unknown> = Promise.resolve()): MarkKeeper {
    const keeper = this.#keepers.get(shown) ?? new MarkKeeper(this, shown, reading);
    this.#keepers.set(shown, keeper);
    return keeper;
  }

  /** A fresh identity for a journal that is opened. */
  journalId(): string {
    return `${this.run}-${this.#nextJournal++}`;
  }

  async startCsms(settings?: Partial<CsmsSettings>): Promise<CsmsState | string> {
    if (settings) {
      // Address, port, path and security hold from the next start on.
      const moved = (['host', 'port', 'path', 'compress', 'securityProfile', 'tls', 'tlsNames', 'files'] as const).some((key) => settings[key] !== undefined && settings[key] !== this.csms.settings[key]);
      if (moved && this.csms.running) await this.csms.stop();
      this.csms.configure(settings);
    }
    // Stations reach it under every address of this machine.
    const { tlsNames, securityProfile } = this.csms.settings;
    const addresses = this.ports.addresses().map(({ address }) => address);
    if ((securityProfile >= 2 || this.ports.fileServer) && addresses.some((address) => !tlsNames.includes(address))) this.csms.configure({ tlsNames: [...new Set([...tlsNames, ...addresses])] });
    const started = await this.csms.start();
    if (!started.ok) {
      this.problems.add({ severity: 'error', message: started.message, about: 'csms' });
      return started.message;
    }
    return this.csmsState();
  }

  /** Starts the tap; a sentence when it cannot. What needs a new start takes it. */
  async startTap(settings?: Partial<TapSettings>): Promise<TapShape | string> {
    if (settings) {
      const moved = Object.entries(settings).some(([key, value]) => !AT_ONCE.includes(key) && JSON.stringify(value) !== JSON.stringify(this.tap.settings[key as keyof TapSettings]));
      if (moved && this.tap.running) await this.tap.stop();
      this.tap.configure({ ...settings });
    }
    if (this.simulator.leadsTo(this.tap.settings.upstream, { host: this.tap.settings.host, port: this.tap.settings.port })) {
      return 'The tap would pass on to itself: the URL of the CSMS names its own port. Give another port, or the URL of the CSMS.';
    }
    this.tap.configure({ tlsNames: this.ports.addresses().map(({ address }) => address) });
    const started = await this.tap.start();
    if (started.ok) return this.tapState();
    this.problems.add({ severity: 'error', message: started.message, about: 'tap' });
    return started.message;
  }

  tapState(): TapShape {
    const { running, settings, stations, held, refusals } = this.tap.state();
    return { ...(running ? { running } : {}), settings, stations: [...stations], held: [...held], refusals: [...refusals], reachable: reachable(running, settings.path, this.ports.addresses()) };
  }

  /**
   * What a simulated station of this CSMS is given when it is put up, unless it brings its own: the root, and a certificate
   * where the CSMS asks for one. Nothing for stations of another CSMS.
   */
  async putUp({ id, url, ca, clientCertificate, securityProfile = 0 }: Pick<NewStation, 'id' | 'url' | 'ca' | 'clientCertificate' | 'securityProfile'>): Promise<Partial<PutUp>> {
    const { certificates } = this.ports;
    if (!certificates || !this.#authority || ca !== undefined || clientCertificate !== undefined || !this.simulator.isOwn(url)) return {};
    try {
      return await putUp(this.#authority, certificates, id, securityProfile, this.csms.settings.certificateDays);
    } catch (error) {
      this.problems.add({ severity: 'error', message: error instanceof Error ? error.message : String(error), about: 'csms' });
      return {};
    }
  }

  csmsState(): CsmsState {
    const { running, settings } = this.csms;
    return {
      ...(running ? { running } : {}),
      settings,
      files: this.csms.files(),
      overrides: [...this.csms.overrides()],
      reachable: reachable(running, settings.path, this.ports.addresses()),
      stations: this.csms.stations().map(({ version, registration, ...station }) => ({
        ...station, ...(version ? { version } : {}), ...(registration ? { registration } : {}),
      })),
    };
  }

  /** What stations have to trust, and what the CSMS shows them under security profiles 2 and 3; nothing without keys. */
  async certificates(): Promise<{ readonly root?: CertificateShape; readonly server?: CertificateShape }> {
    const { certificates } = this.ports;
    const { settings, running } = this.csms;
    if (!certificates || !this.#authority) return {};
    const facts = async (pem: string): Promise<CertificateShape | undefined> => {
      const [first] = await certificates.read(pem) ?? [];
      return first && { pem: first.pem, subject: first.subject, notAfter: first.notAfter, fingerprint: first.fingerprint, names: [...first.names ?? []] };
    };
    const root = await facts(await this.#authority.root());
    const shown = running?.secure === true ? settings.tls?.certificate ?? (await this.#authority.server(serverNames(settings))).certificate : undefined;
    const server = shown === undefined ? undefined : await facts(shown);
    return { ...(root ? { root } : {}), ...(server ? { server } : {}) };
  }

  readonly emit: Emit = (name, value) => {
    for (const window of this.#windows) window.emit(name, value);
  };

  /** Ends everything: stations, CSMS, journals. What was recorded is on its way to the disk afterwards. */
  async close(): Promise<void> {
    this.tasks.cancelAll();
    await this.#marks.flush();
    await this.#setup.close();
    await this.useCases.close();
    await this.simulator.close();
    await this.tap.stop();
    await this.csms.stop();
    this.#tapChanged.cancel();
    this.#stationsChanged.cancel();
    this.#csmsChanged.cancel();
    this.#findingsChanged.cancel();
    this.#stopFollowing();
    if (this.#shown !== this.live) this.#shown.close();
    this.live.journal.close();
  }

  #setUp(): SetupParts {
    const { settings, running } = this.csms;
    return {
      settings: changedSettings(settings),
      overrides: this.csms.overrides(),
      tap: { settings: changedTapSettings(this.tap.settings), on: this.tap.running !== undefined },
      stations: this.simulator.all().map(({ config, on }) => ({ station: config, on })),
      ...(running ? { listening: running.port } : {}),
    };
  }

  /** Goes on with what a person had set up before. */
  async #goOn({ settings, overrides, stations, listening, tap }: SetupParts): Promise<void> {
    this.csms.configure(settings);
    this.csms.setOverrides(overrides);
    // Stations know the port that it had, also where the system had chosen it.
    const started = listening === undefined ? undefined : await this.startCsms({ port: listening });
    if (tap) this.tap.configure(tap.settings);
    if (tap?.on === true) await this.startTap();
    // Where that port is in use, another host of the same data may be at work with the same stations.
    for (const { station, on } of stations) this.simulator.add(station, on && typeof started !== 'string');
  }

  #follow(shown: ShownJournal): () => void {
    return shown.journal.onChange((change) => {
      if (!shown.arriving && !shown.walked) shown.timeline.advance();
      const facets = shown.facetsChanged();
      for (const window of this.#windows) window.changed(shown, change, facets);
    });
  }

  /** Makes up what there is to tell only when somebody listens. */
  #push<Name extends EventName>(name: Name, value: () => EventValue<Name>): void {
    if (this.#windows.size > 0) this.emit(name, value());
  }
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
