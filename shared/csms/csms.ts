import type { ConnectionId, ConnectionInfo } from '../journal/entry';
import type { UpgradeDetail } from '../journal/upgrade';
import { decode } from '../ocpp/codec';
import type { JsonObject } from '../ocpp/json';
import type { CallOutcome } from '../ocpp/outcome';
import type { OcppVersion } from '../ocpp/version';
import type { Listening, Socket, SocketHandler, SocketServer, UpgradeDecision, UpgradeRequest } from '../platform/socket';
import type {
  CsmsApi, CsmsSettings, CsmsStation, ListSyncResult, Operation, OperationResult, OverrideRule, StartResult, TransactionCostReport, TransactionLimits,
} from './api';
import { syncLocalList } from './blocks/local-list-sync';
import { forgetCustomer } from './blocks/forget-customer';
import { clearMonitors, setMonitors } from './blocks/monitor-requests';
import { paidStart } from './blocks/paid-start';
import type { FilesState, FirmwareOrder, LogOrder, OfferedFile, OrderResult, PublishOrder } from './files/api';
import { publishFirmware, updateFirmware } from './files/firmware-orders';
import { requestLog } from './files/log-orders';
import type { FirmwareWish } from '../platform/firmware-image';
import { fileServerTls } from './listener-tls';
import { CLOSE_NORMAL, closeCode, closeReason } from '../session/closing';
import { Doorway } from '../session/doorway';
import { listenerTls } from './listener-tls';
import { CsmsCore, type CsmsPorts } from './core';
import { changeSettings, DEFAULT_CSMS_SETTINGS } from './settings';
import { concernsSite, SiteBalancer } from './site-balancer';
import { StationConnection } from './station-connection';
import type { StationRecord } from './state/station-record';
import { explainCost } from './tariff/follow-cost';
import { UnversionedConnection } from './unversioned-connection';
import { admit, type Admission } from './upgrade/admit';
import { maskHeaders, remoteOf, urlOf } from '../session/upgrade/describe-request';

export { DEFAULT_CSMS_SETTINGS } from './settings';
export type { CsmsPorts } from './core';

export interface CsmsOptions {
  readonly server: SocketServer;
  readonly ports: CsmsPorts;
  readonly settings?: Partial<CsmsSettings>;
}

/** The embedded CSMS: takes any number of stations of any version at once. */
export class Csms implements CsmsApi {
  readonly #server: SocketServer;
  readonly #core: CsmsCore;
  readonly #connections = new Map<string, StationConnection>();
  readonly #doorway: Doorway;
  /** The path and the security profile that it was started with. */
  #path = '';
  #profile: CsmsSettings['securityProfile'] = 0;

  constructor({ server, ports, settings = {} }: CsmsOptions) {
    this.#server = server;
    this.#core = new CsmsCore(ports, changeSettings(DEFAULT_CSMS_SETTINGS, settings));
    this.#core.siteChanged = new SiteBalancer(this.#core, (station) => this.#connections.get(station)).wake;
    this.#doorway = new Doorway(ports.clock, {
      open: () => this.#listen(),
      opened: () => this.#opened(),
      isEmpty: () => this.#connections.size === 0,
      dismiss: () => { for (const { session } of [...this.#connections.values()]) session.close(CLOSE_NORMAL, 'The CSMS stops'); },
      closed: async (listening) => {
        await Promise.all([listening.close(), this.#core.files?.stop()]);
        this.#core.changed();
      },
    });
  }

  get settings(): CsmsSettings {
    return this.#core.settings;
  }

  get running(): { readonly host: string; readonly port: number; readonly secure?: true } | undefined {
    const { place } = this.#doorway;
    return place && { ...place, ...(this.#profile >= 2 ? { secure: true } : {}) };
  }

  start(): Promise<StartResult> {
    return this.#doorway.start();
  }

  stop(): Promise<void> {
    return this.#doorway.stop();
  }

  configure(change: Partial<CsmsSettings>): void {
    this.#core.configure(change);
    if (concernsSite(change)) this.#core.siteChanged();
  }

  stations(): readonly CsmsStation[] {
    return Array.from(this.#core.stations(), ({ id, connected, version, remote, since, registration }) => ({ id, connected, version, remote, since, registration }));
  }

  /** All that is known of a station, for those who look deeper: scenarios, tests, panels of later. */
  record(station: string): StationRecord | undefined {
    return this.#core.station(station);
  }

  overrides(): readonly OverrideRule[] {
    return this.#core.overrides.rules;
  }

  setOverrides(rules: readonly OverrideRule[]): void {
    this.#core.overrides.set(rules);
    this.#core.changed();
  }

  async call(station: string, action: string, payload: JsonObject, options: { timeoutMs?: number } = {}): Promise<CallOutcome> {
    return this.#connections.get(station)?.call(action, payload, options) ?? { kind: 'closed' };
  }

  async sendLocalList(station: string, updateType: 'Full' | 'Differential'): Promise<ListSyncResult> {
    const connection = this.#connections.get(station);
    return connection ? syncLocalList(connection, updateType) : { ok: false, message: `${station} is not connected.` };
  }

  async startPaid(station: string, evse: number, limits?: TransactionLimits): Promise<CallOutcome> {
    const connection = this.#connections.get(station);
    if (!connection) return { kind: 'closed' };
    const [action, payload] = paidStart(connection, evse, limits);
    return connection.call(action, payload);
  }

  files(): FilesState {
    return this.#core.files?.state() ?? { ports: {}, offered: [], received: [] };
  }

  async offerFile(name: string, bytes: Uint8Array): Promise<OfferedFile | string> {
    return this.#core.files?.offer(name, bytes) ?? NO_FILES;
  }

  async offerTestFirmware(wish: FirmwareWish): Promise<OfferedFile | string> {
    return this.#core.files?.offerTest(wish) ?? NO_FILES;
  }

  withdrawFile(id: string): boolean {
    return this.#core.files?.withdraw(id) ?? false;
  }

  async receivedFile(id: string): Promise<Uint8Array | undefined> {
    return this.#core.files?.read(id);
  }

  updateFirmware(station: string, order: FirmwareOrder): Promise<OrderResult> {
    return this.#ordered(station, (connection) => updateFirmware(connection, order));
  }

  publishFirmware(station: string, order: PublishOrder): Promise<OrderResult> {
    return this.#ordered(station, (connection) => publishFirmware(connection, order));
  }

  requestLog(station: string, order: LogOrder): Promise<OrderResult> {
    return this.#ordered(station, (connection) => requestLog(connection, order));
  }

  async operate(station: string, operation: Operation): Promise<OperationResult> {
    const connection = this.#connections.get(station);
    if (!connection) return { ok: false, message: `${station} is not connected.` };
    switch (operation.kind) {
      case 'set-monitors': return setMonitors(connection, operation.monitors);
      case 'clear-monitors': return clearMonitors(connection, operation.ids);
      case 'forget-customer': return forgetCustomer(connection, operation.idToken, operation.type, operation.report === true);
    }
  }

  sendRaw(station: string, text: string): boolean {
    const connection = this.#connections.get(station);
    if (!connection) return false;
    const frame = decode(text, connection.version);
    if (frame.kind === 'call') connection.expectMessage(frame.action, frame.payload);
    connection.session.sendRaw(text);
    return true;
  }

  cost(station: string, transaction: string): TransactionCostReport | undefined {
    const known = this.#core.station(station)?.transactions.get(transaction);
    const explanation = known && explainCost(known, this.#core.clock.now());
    return explanation && { explanation, final: known.endedAt !== undefined, ...(known.stationCost ? { byStation: known.stationCost } : {}) };
  }

  disconnect(station: string, code = CLOSE_NORMAL, reason = ''): boolean {
    const connection = this.#connections.get(station);
    connection?.session.close(closeCode(code), closeReason(reason));
    return connection !== undefined;
  }

  onChange(listener: () => void): () => void {
    return this.#core.onChange(listener);
  }

  async #listen(): Promise<Listening> {
    const { host, port, path, compress, securityProfile } = this.settings;
    this.#path = path;
    this.#profile = securityProfile;
    const tls = securityProfile >= 2 ? await listenerTls(this.settings, this.#core.certificateAuthority) : undefined;
    return this.#server.listen({
      host, port, compress, ...(tls ? { tls } : {}), decide: (request) => this.#decide(request),
      onTlsFailure: (message, address, from) => this.#turnedAway(message, `${address}:${from}`),
    });
  }

  async #opened(): Promise<void> {
    const { files, host } = this.settings;
    if (this.#core.files) {
      const tls = files.https === undefined ? undefined : await fileServerTls(this.settings, this.#core.certificateAuthority);
      await this.#core.files.start(host, files, tls);
    }
    this.#core.changed();
  }

  async #ordered(station: string, order: (connection: StationConnection) => Promise<OrderResult>): Promise<OrderResult> {
    const connection = this.#connections.get(station);
    return connection ? order(connection) : { ok: false, message: `${station} is not connected.` };
  }

  /** Nothing is known of the station but where it came from: TLS comes before its first word. */
  #turnedAway(message: string, remote: string): void {
    this.#core.recorder.event(this.#core.recorder.connection(), 'fail', { remote, message });
  }

  #decide(request: UpgradeRequest): UpgradeDecision {
    const { recorder } = this.#core;
    const id = this.#core.connectionOf?.(request) ?? recorder.connection();
    const admission = this.#doorway.isStopping ? STOPPING : admit(request, { ...this.settings, path: this.#path, securityProfile: this.#profile }, (station) => this.#core.station(station)?.boot?.serialNumber);
    recorder.event(id, 'upgrade', describe(request, admission));
    switch (admission.kind) {
      case 'refuse': return { accept: false, status: admission.status, message: admission.message, headers: admission.headers };
      case 'close': return { accept: true, protocol: undefined, handler: (socket) => new UnversionedConnection(id, infoOf(request, admission.station), socket, recorder) };
      case 'serve': return { accept: true, protocol: admission.protocol, handler: (socket) => this.#open(id, request, admission, socket) };
    }
  }

  #open(id: ConnectionId, request: UpgradeRequest, admission: Extract<Admission, { kind: 'serve' }>, socket: Socket): SocketHandler {
    const { station, version, assumed, security, protocol = '' } = admission;
    const info: ConnectionInfo & { version: OcppVersion } = {
      ...infoOf(request, station), version, subprotocol: protocol, security, ...(assumed ? { assumedVersion: true } : {}),
    };
    const record = this.#core.recordOf(station);
    const before = this.#connections.get(station);
    const connection = new StationConnection(this.#core, record, socket, { id, info }, this.#gone);
    this.#connections.set(station, connection);
    record.connected = true;
    record.version = version;
    record.remote = info.remote;
    record.since = this.#core.clock.now();
    if (before) this.#replace(before, connection);
    this.#core.changed();
    return connection.session;
  }

  /** A station that connects again has lost its first connection, whether the CSMS has noticed or not. */
  #replace(before: StationConnection, now: StationConnection): void {
    before.note(`${before.station.id} has connected again (connection ${now.session.id}); this connection is closed.`);
    now.note(`This connection replaces connection ${before.session.id} of the same identity.`);
    before.retire();
  }

  /** One function for all connections, which thereby stay small. */
  readonly #gone = (connection: StationConnection): void => {
    const { station } = connection;
    if (this.#connections.get(station.id) !== connection) return;
    this.#connections.delete(station.id);
    station.connected = false;
    station.since = this.#core.clock.now();
    this.#core.siteChanged();
    this.#core.changed();
    if (this.#connections.size === 0) this.#doorway.emptied();
  };
}

const NO_FILES = 'This CSMS has no file server.';

const STOPPING: Admission = {
  kind: 'refuse', station: undefined, status: 503, message: 'The CSMS stops', headers: [], reason: 'The CSMS is being stopped.',
};

function infoOf(request: UpgradeRequest, station: string): ConnectionInfo {
  return { station, version: undefined, role: 'csms', url: urlOf(request), remote: remoteOf(request), subprotocol: '' };
}

function describe(request: UpgradeRequest, admission: Admission): UpgradeDetail {
  const { station, reason } = admission;
  const protocol = admission.kind === 'serve' ? admission.protocol : undefined;
  return {
    target: request.target,
    headers: maskHeaders(request),
    protocols: request.protocols,
    remote: remoteOf(request),
    ...(station === undefined ? {} : { station }),
    decision: {
      accepted: admission.kind !== 'refuse',
      status: admission.kind === 'refuse' ? admission.status : 101,
      ...(protocol === undefined ? {} : { protocol }),
      ...(admission.kind === 'serve' ? { version: admission.version } : {}),
      reason,
    },
  };
}
