import { join } from 'node:path';
import { OwnAuthority } from '../../shared/csms/authority/authority';
import { Csms } from '../../shared/csms/csms';
import { verifier } from '../../shared/pki/chain';
import { MemoryFiles } from '../../shared/platform/memory-files';
import { MemorySockets } from '../../shared/platform/memory-sockets';
import { MemoryTls } from '../../shared/platform/memory-tls';
import { VirtualClock } from '../../shared/platform/virtual-clock';
import type { OcppVersion } from '../../shared/ocpp/version';
import { SimulatedStation } from '../../shared/station/station';
import { defaultStationConfig } from '../../shared/station/default-config';
import type { StationConfig } from '../../shared/station/api';
import type { StageMaker } from '../../shared/use-cases/run/run-scenario';
import { loopbackStage } from '../../shared/use-cases/stage/loopback';
import { OwnCsmsStage } from '../../shared/use-cases/stage/own-csms';
import { OwnStationStage } from '../../shared/use-cases/stage/own-station';
import { NodeFileServer } from '../node/files/node-file-server';
import { NodeFiles } from '../node/files/node-files';
import { jumpingLoopback } from '../node/jumping-loopback';
import { networkAddresses } from '../node/network-addresses';
import { AuthorityFile } from '../node/pki/authority-file';
import { NodeCertificates } from '../node/pki/certificates';
import { NodeRandom } from '../node/node-random';
import { WsClient } from '../node/ws-client';
import { WsServer } from '../node/ws-server';
import { CommandError } from './exit-codes';
import type { Output } from './output';
import type { Recording } from './recording';
import type { TerminalPrompts } from './run-prompts';

/** Milliseconds that a request waits for its answer. */
const CALL_TIMEOUT_MS = 30_000;

/** Where cases are played, and who ends it. */
export interface Place {
  readonly makeStage: (version: OcppVersion) => StageMaker;
  /** The version that the other end speaks; undefined when it speaks any. */
  readonly version?: OcppVersion;
  end(): Promise<void>;
}

/**
 * Both ends ours, over real sockets on loopback, in time that jumps. Cases with TLS are played in memory: OpenSSL looks at
 * the time of this machine, in which a certificate of the time that jumped is not valid yet.
 */
export function bothOurs({ checkOf }: Pick<Recording, 'checkOf'>, cancelled: () => boolean): Place {
  const loaded = NodeCertificates.load();
  return {
    makeStage: (version) => async (played) => {
      const certificates = await loaded;
      const { sockets, clock, files } = (played.given.csms?.securityProfile ?? 0) >= 2 ? inMemory(certificates) : jumpingLoopback(certificates, played.given.station?.config?.['lineSpeed'] !== undefined);
      return loopbackStage(played, { version, server: sockets, client: sockets, clock, files, checkOf, cancelled, certificates });
    },
    end: () => Promise.resolve(),
  };
}

function inMemory(certificates: NodeCertificates): { readonly sockets: MemorySockets; readonly clock: VirtualClock; readonly files: MemoryFiles } {
  const clock = new VirtualClock({ now: Date.now() });
  const tls = new MemoryTls(certificates, clock, verifier(certificates));
  return { clock, sockets: new MemorySockets(tls), files: new MemoryFiles(clock, tls) };
}

export interface CsmsPlace {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** Waits for this station; for the first that comes when absent. */
  readonly id?: string;
  readonly passwords?: Readonly<Record<string, string>>;
  /** What stations need at least. */
  readonly securityProfile?: 0 | 1 | 2 | 3;
  /** Folder with the certificate authority that stations may already trust. */
  readonly data: string;
}

/** Our CSMS, and a station that comes to it. */
export async function foreignStation(options: CsmsPlace, { clock, journal, checkOf }: Recording, out: Output, prompts: TerminalPrompts, cancelled: () => boolean): Promise<Place> {
  const { host, port, path, id, passwords = {}, securityProfile = 0, data } = options;
  const random = new NodeRandom();
  const certificates = new NodeCertificates();
  const certificateAuthority = new OwnAuthority({ certificates, clock, random, store: new AuthorityFile(join(data, 'authority.json')) });
  const csms = new Csms({
    server: new WsServer(),
    ports: { clock, random, recorder: journal, checkOf, certificates, certificateAuthority, fileServer: new NodeFileServer() },
    settings: { host, port, path, passwords, securityProfile, tlsNames: networkAddresses().map(({ address }) => address) },
  });
  const started = await csms.start();
  if (!started.ok) throw new CommandError(started.message);
  out.object({ type: 'listening', host: started.host, port: started.port });
  if (securityProfile >= 2) out.say(`Stations have to trust this root:\n${await certificateAuthority.root()}`);
  out.say(`The CSMS listens at ${securityProfile >= 2 ? 'wss' : 'ws'}://${started.host}:${started.port}${path}. ${id === undefined ? 'The first station that connects' : `The station ${id}`} is tested as soon as it is there.`);
  const station = await new Promise<string>((resolve) => {
    const look = (): void => {
      const there = csms.stations().find((one) => one.connected && (id === undefined || one.id === id));
      if (there || cancelled()) resolve(there?.id ?? '');
      else clock.after(100, look);
    };
    look();
  });
  const version = csms.stations().find((one) => one.id === station)?.version;
  return {
    ...(version === undefined ? {} : { version }),
    makeStage: (of) => () => {
      const stage = new OwnCsmsStage({ csms, version: of, station, journal, clock, check: checkOf(of), cancelled, onPrompts: (open) => prompts.show(open) });
      prompts.serve(stage);
      return Promise.resolve(stage);
    },
    end: () => csms.stop(),
  };
}

/** Our station, which goes to a foreign CSMS. */
export function foreignCsms(config: Partial<StationConfig> & Pick<StationConfig, 'id' | 'url'>, { clock, journal, checkOf }: Recording, prompts: TerminalPrompts, cancelled: () => boolean): Place {
  return {
    makeStage: (version) => (played) => {
      const simulated = new SimulatedStation({
        config: defaultStationConfig({ ...played.given.station?.config, ...config, version }),
        client: new WsClient(),
        ports: { clock, random: new NodeRandom(), recorder: journal, checkOf, strictness: () => 'observe', timeoutMs: () => CALL_TIMEOUT_MS, certificates: new NodeCertificates(), files: new NodeFiles(), fileServer: new NodeFileServer() },
      });
      const stage = new OwnStationStage({ simulated, version, station: config.id, journal, clock, check: checkOf(version), cancelled, onPrompts: (open) => prompts.show(open) });
      prompts.serve(stage);
      return Promise.resolve(stage);
    },
    end: () => Promise.resolve(),
  };
}
