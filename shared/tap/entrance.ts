import type { ConnectionId } from '../journal/entry';
import type { UpgradeDetail } from '../journal/upgrade';
import type { HeaderList, UpgradeDecision, UpgradeRequest } from '../platform/socket';
import { maskHeaders, remoteOf, urlOf } from '../session/upgrade/describe-request';
import { readStationTarget } from '../session/upgrade/station-target';
import type { TapSettings } from './api';
import { refusalOf } from './refusal';
import { Relay, type RelayPorts } from './relay';
import { connectOptions, upstreamSecurity, versionUnder } from './upstream';

export interface EntrancePorts extends RelayPorts {
  /** Headers that tell the workbench's own CSMS whose connection it is. */
  readonly introduce?: (url: string, connection: ConnectionId) => HeaderList;
  readonly isOpen: () => boolean;
  /** As the tap was started. */
  readonly started: () => TapSettings;
  /** A station is about to be let in. */
  readonly came: (relay: Relay) => void;
  /** A station was turned away. `id`: its identity, or where it came from. */
  readonly refused: (id: string, message: string) => void;
  /** What a person has to know of the times in the log; undefined when nothing is delayed. */
  readonly delays: () => string | undefined;
}

/** Who is let in at a tap: a station's request is answered as the CSMS answers the tap's. */
export class Entrance {
  readonly #ports: EntrancePorts;

  constructor(ports: EntrancePorts) {
    this.#ports = ports;
  }

  /** Asks the CSMS first, so that the station is answered what the CSMS answers. */
  async decide(request: UpgradeRequest): Promise<UpgradeDecision> {
    const { recorder } = this.#ports;
    const id = recorder.connection();
    const target = readStationTarget(request.target, this.#ports.started().path);
    const station = target.ok ? target.id : undefined;
    const refuse = (status: number, message: string, headers: HeaderList = []): UpgradeDecision => {
      recorder.event(id, 'upgrade', describe(request, station, { accepted: false, status, reason: message }));
      this.#ports.refused(station ?? remoteOf(request), message);
      return { accept: false, status, message, headers };
    };
    if (!this.#ports.isOpen()) return refuse(503, 'The tap is being stopped.');
    if (!target.ok) return refuse(target.status, target.reason);
    if ([1, 2].includes(this.#ports.started().securityProfile) && !request.basic) {
      return refuse(401, 'The station sent no password (no Authorization header of type Basic), which the security profile of the tap asks for.', [['WWW-Authenticate', 'Basic realm="OCPP", charset="UTF-8"']]);
    }
    return this.#connect(request, id, target.id, refuse);
  }

  async #connect(request: UpgradeRequest, id: ConnectionId, station: string, refuse: (status: number, message: string, headers?: HeaderList) => UpgradeDecision): Promise<UpgradeDecision> {
    const { recorder, client, introduce } = this.#ports;
    const upstreamId = recorder.connection();
    const asked = connectOptions(request, station, this.#ports.started());
    const connect = introduce ? { ...asked, headers: [...asked.headers ?? [], ...introduce(asked.url, upstreamId)] } : asked;
    recorder.event(upstreamId, 'note', { kind: 'tap', station, leg: 'csms', message: `${station} wants to connect; the CSMS is asked at ${connect.url}, ${connect.protocols.length === 0 ? 'without a subprotocol' : `with ${connect.protocols.join(', ')}`}.` });
    let relay: Relay | undefined;
    const settings = this.#ports.started();
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
    const delays = this.#ports.delays();
    if (delays !== undefined) opened.passage.note(delays, 'warning');
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
    }, this.#ports);
    this.#ports.came(relay);
    return relay;
  }
}

function describe(request: UpgradeRequest, station: string | undefined, decision: UpgradeDetail['decision']): UpgradeDetail {
  return { target: request.target, headers: maskHeaders(request), protocols: request.protocols, remote: remoteOf(request), leg: 'station', ...(station === undefined ? {} : { station }), decision };
}

function hostOf(url: string): string {
  return /^\w+:\/\/([^/?#]+)/.exec(url)?.[1] ?? url;
}
