import { join } from 'node:path';
import { OwnAuthority } from '../../shared/csms/authority/authority';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import type { FrameRule, TapSettings } from '../../shared/tap/api';
import { tapFaults } from '../../shared/tap/settings';
import { Tap } from '../../shared/tap/tap';
import { reachable } from '../../shared/workbench/addresses';
import { networkAddresses } from '../node/network-addresses';
import { defaultDataFolder } from '../node/locations';
import { AuthorityFile } from '../node/pki/authority-file';
import { NodeCertificates } from '../node/pki/certificates';
import { NodeRandom } from '../node/node-random';
import { WsClient } from '../node/ws-client';
import { WsServer } from '../node/ws-server';
import { CommandError, EXIT } from './exit-codes';
import { Output } from './output';
import { startRecording, untilStopped } from './recording';
import { stationSecurity } from './station-security';

export interface TapOptions {
  readonly upstream: string;
  /** Port. */
  readonly listen: number;
  readonly host: string;
  readonly path: string;
  readonly securityProfile?: 0 | 1 | 2 | 3;
  readonly version?: readonly OcppVersion[];
  readonly assume?: OcppVersion;
  readonly user?: string;
  readonly password?: string;
  /** Paths of PEM files. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly reconnect?: boolean;
  /** Milliseconds. */
  readonly delayUp: number;
  readonly delayDown: number;
  readonly drop?: readonly FrameRule[];
  readonly userAgent: boolean;
  readonly record?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** Sits between stations and a CSMS until it is stopped, and prints what passes. */
export async function tap(options: TapOptions): Promise<number> {
  const out = new Output(options.json === true);
  const addresses = networkAddresses();
  const settings = settingsOf(options, addresses.map(({ address }) => address));
  const faults = tapFaults(settings);
  if (faults.length > 0) throw new CommandError(faults.join(' '), EXIT.wrongUse);
  const recording = await startRecording(out, OCPP_VERSIONS, options.data, { record: options.record });
  const { clock, journal, checkOf } = recording;
  const random = new NodeRandom();
  const store = new AuthorityFile(join(options.data ?? defaultDataFolder(), 'authority.json'));
  const certificateAuthority = new OwnAuthority({ certificates: new NodeCertificates(), clock, random, store });
  const own = new Tap({ clock, random, recorder: journal, checkOf, server: new WsServer(), client: new WsClient(), certificateAuthority }, settings);
  const started = await own.start();
  if (!started.ok) {
    await recording.end();
    throw new CommandError(started.message);
  }
  const urls = reachable(own.running, options.path, addresses).map(({ url }) => url);
  out.object({ type: 'listening', host: started.host, port: started.port, urls, upstream: options.upstream });
  out.say(`The tap listens, and passes on to ${options.upstream}. Give stations one of these URLs, with the station's identity at the end:\n${urls.map((url) => `  ${url}`).join('\n')}\nCtrl+C stops it.`);
  if (settings.securityProfile >= 2) out.say(`Stations have to trust this root:\n${await certificateAuthority.root()}`);
  await untilStopped();
  await own.stop();
  await recording.end();
  return EXIT.ok;
}

function settingsOf(options: TapOptions, tlsNames: readonly string[]): TapSettings {
  const { upstream, host, listen: port, path, version, assume, user, password, securityProfile = 0, reconnect = false, delayUp, delayDown, drop = [], userAgent } = options;
  if (user !== undefined && password === undefined) throw new CommandError('--user is of no use without --password.', EXIT.wrongUse);
  const { ca, clientCertificate } = stationSecurity({ ...options, url: upstream });
  return {
    host, port, path, upstream, securityProfile, tlsNames, versions: version ?? [], connectTimeoutMs: 10_000, passUserAgent: userAgent,
    whenCsmsDrops: reconnect ? 'reconnect' : 'close', delayMs: { station: delayUp, csms: delayDown }, drops: drop, holds: [],
    ...(assume ? { assumeVersion: assume } : {}),
    ...(password === undefined ? {} : { credentials: { password, ...(user === undefined ? {} : { user }) } }),
    ...(ca === undefined ? {} : { ca }), ...(clientCertificate ? { clientCertificate } : {}),
  };
}
