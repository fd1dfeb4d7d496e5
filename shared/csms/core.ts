import type { Certificates } from '../platform/certificates';
import type { Clock } from '../platform/clock';
import type { Random } from '../platform/random';
import type { ConnectionId, Direction } from '../journal/entry';
import type { UpgradeRequest } from '../platform/socket';
import type { Recorder } from '../journal/recorder';
import type { FrameCheck } from '../ocpp/frame-check';
import type { OcppVersion } from '../ocpp/version';
import type { Violation } from '../ocpp/violation';
import type { SessionPorts } from '../session/session';
import type { CsmsSettings } from './api';
import { Manufacturer } from './authority/manufacturer';
import type { AuthorityStore } from './authority/authority';
import type { FileServer } from '../platform/file-server';
import type { UploadStore } from './files/api';
import { CsmsFiles } from './files/files';
import type { CertificateAuthority, CsmsContext } from './context';
import { Overrides } from '../session/overrides';
import { changeSettings } from './settings';
import { StationRecord } from './state/station-record';
import { TokenBook } from './state/token-book';
import { TransactionLedger } from './state/transaction-ledger';

/** What a CSMS needs of its host. */
export interface CsmsPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly recorder: Recorder;
  /** Number of a connection that somebody else of this workbench has recorded from its beginning on; undefined for all others. */
  readonly connectionOf?: (request: UpgradeRequest) => ConnectionId | undefined;
  /** The checker of a version; undefined leaves frames unchecked. */
  readonly checkOf: (version: OcppVersion) => FrameCheck | undefined;
  readonly certificateAuthority?: CertificateAuthority;
  /** To look into contract certificates (C07); without it they are not checked, and nobody is let in by one. */
  readonly certificates?: Certificates;
  /** With which the CSMS serves firmware and takes logs; it needs certificates for it. */
  readonly fileServer?: FileServer;
  readonly uploads?: UploadStore;
  /** Where the keys lie with which firmware is signed; each run has its own without. */
  readonly manufacturerStore?: AuthorityStore;
  /** Frames with violations, when the strictness is not `observe`. */
  readonly onViolations?: (station: string, index: number, direction: Direction, violations: readonly Violation[]) => void;
}

/** The state of a CSMS, which its connections share. */
export class CsmsCore implements CsmsContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly recorder: Recorder;
  readonly certificateAuthority: CertificateAuthority | undefined;
  readonly certificates: Certificates | undefined;
  readonly files: CsmsFiles | undefined;
  readonly manufacturer: Manufacturer | undefined;
  readonly onViolations: CsmsPorts['onViolations'];
  readonly connectionOf: CsmsPorts['connectionOf'];
  readonly tokens = new TokenBook();
  readonly transactions: TransactionLedger;
  readonly overrides = new Overrides();
  readonly sessionPorts: SessionPorts;
  /** Hears of what may change who gets what of the site's limit. */
  siteChanged: () => void = () => undefined;
  readonly #stations = new Map<string, StationRecord>();
  readonly #listeners = new Set<() => void>();
  #settings: CsmsSettings;
  #told = true;

  constructor(ports: CsmsPorts, settings: CsmsSettings) {
    const { clock, random, recorder, checkOf } = ports;
    this.clock = clock;
    this.random = random;
    this.recorder = recorder;
    this.connectionOf = ports.connectionOf;
    this.certificateAuthority = ports.certificateAuthority;
    this.certificates = ports.certificates;
    const { certificates, fileServer, uploads, manufacturerStore } = ports;
    this.files = certificates && fileServer && new CsmsFiles({
      clock, random, certificates, server: fileServer, ...(uploads ? { store: uploads } : {}), changed: () => this.changed(),
      note: (message, station) => void recorder.event(0, 'note', { kind: 'csms', message, ...(station === undefined ? {} : { station }) }),
    });
    this.manufacturer = certificates && new Manufacturer({ certificates, clock, random, ...(manufacturerStore ? { store: manufacturerStore } : {}) });
    this.onViolations = ports.onViolations;
    this.transactions = new TransactionLedger(random);
    this.#settings = settings;
    this.tokens.load(settings);
    this.sessionPorts = {
      clock, random, recorder, checkOf,
      strictness: () => this.#settings.strictness,
      timeoutMs: () => this.#settings.callTimeoutMs,
    };
  }

  get settings(): CsmsSettings {
    return this.#settings;
  }

  readonly configure = (change: Partial<CsmsSettings>): void => {
    this.#settings = changeSettings(this.#settings, change);
    if (change.tokens || change.unknownTokens) this.tokens.load(this.#settings);
    this.changed();
  };

  /** Every station that ever was here, in order of appearance. */
  stations(): Iterable<StationRecord> {
    return this.#stations.values();
  }

  station(id: string): StationRecord | undefined {
    return this.#stations.get(id);
  }

  /** The record of a station, a new one for one that was never here. */
  recordOf(id: string): StationRecord {
    let record = this.#stations.get(id);
    if (!record) {
      record = new StationRecord(id);
      this.#stations.set(id, record);
    }
    return record;
  }

  /** Listeners are told on a turn of its own, once for all that changed in this one. */
  changed(): void {
    if (!this.#told || this.#listeners.size === 0) return;
    this.#told = false;
    void Promise.resolve().then(() => {
      this.#told = true;
      for (const listener of [...this.#listeners]) listener();
    });
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
