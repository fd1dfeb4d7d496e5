import { join } from 'node:path';
import { OwnAuthority } from '../../shared/csms/authority/authority';
import { Csms } from '../../shared/csms/csms';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import { reachable } from '../../shared/workbench/addresses';
import { networkAddresses } from '../node/network-addresses';
import { defaultDataFolder } from '../node/locations';
import { NodeFileServer } from '../node/files/node-file-server';
import { UploadFolder } from '../node/files/upload-folder';
import { AuthorityFile } from '../node/pki/authority-file';
import { NodeCertificates } from '../node/pki/certificates';
import { NodeRandom } from '../node/node-random';
import { WsServer } from '../node/ws-server';
import { CommandError } from './exit-codes';
import { filePorts, offerFiles, type FileOptions } from './file-options';
import { Output } from './output';
import { startRecording, untilStopped } from './recording';

export interface CsmsOptions extends FileOptions {
  readonly port: number;
  readonly host: string;
  readonly path: string;
  readonly securityProfile?: 0 | 1 | 2 | 3;
  readonly auth?: Readonly<Record<string, string>>;
  readonly version?: readonly OcppVersion[];
  readonly assume?: OcppVersion;
  readonly data?: string;
  readonly json?: boolean;
}

/** Hosts a CSMS until it is stopped, and prints what goes over its wires. */
export async function csms(options: CsmsOptions): Promise<number> {
  const out = new Output(options.json === true);
  const recording = await startRecording(out, OCPP_VERSIONS, options.data);
  const { clock, journal, checkOf } = recording;
  const { host, port, path, auth = {}, version, assume, securityProfile = 0 } = options;
  const random = new NodeRandom();
  const certificates = new NodeCertificates();
  const dataFolder = options.data ?? defaultDataFolder();
  const store = new AuthorityFile(join(dataFolder, 'authority.json'));
  const certificateAuthority = new OwnAuthority({ certificates, clock, random, store });
  const addresses = networkAddresses();
  const own = new Csms({
    server: new WsServer(),
    ports: {
      clock, random, recorder: journal, checkOf, certificates, certificateAuthority, fileServer: new NodeFileServer(),
      uploads: new UploadFolder(options.uploads ?? join(dataFolder, 'uploads')), manufacturerStore: new AuthorityFile(join(dataFolder, 'manufacturer.json')),
    },
    settings: { host, port, path, passwords: auth, securityProfile, tlsNames: addresses.map(({ address }) => address), files: filePorts(options), ...(version ? { versions: version } : {}), ...(assume ? { assumeVersion: assume } : {}) },
  });
  const started = await own.start();
  if (!started.ok) {
    await recording.end();
    throw new CommandError(started.message);
  }
  const urls = reachable(own.running, path, addresses).map(({ url }) => url);
  out.object({ type: 'listening', host: started.host, port: started.port, urls });
  out.say(`The CSMS listens. Give stations one of these URLs, with the station's identity at the end:\n${urls.map((url) => `  ${url}`).join('\n')}\nCtrl+C stops it.`);
  await offerFiles(own, options, out);
  if (securityProfile >= 2) out.say(`Stations have to trust this root:\n${await certificateAuthority.root()}`);
  await untilStopped();
  await own.stop();
  await recording.end();
  return 0;
}
