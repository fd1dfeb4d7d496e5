import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Csms } from '../../shared/csms/csms';
import type { FileServerSettings } from '../../shared/csms/files/api';
import { DEFAULT_CSMS_SETTINGS } from '../../shared/csms/settings';
import { networkAddresses } from '../node/network-addresses';
import { whyUnreadable } from '../node/unreadable-path';
import { CommandError, EXIT } from './exit-codes';
import type { Output } from './output';

/** Options about the file server of a CSMS. */
export interface FileOptions {
  readonly filesPort?: number;
  readonly filesHttpsPort?: number;
  readonly ftpPort?: number;
  readonly filesAddress?: string;
  readonly firmware?: readonly string[];
  readonly uploads?: string;
}

export function filePorts({ filesPort, filesHttpsPort, ftpPort, filesAddress }: FileOptions): FileServerSettings {
  return {
    ...DEFAULT_CSMS_SETTINGS.files, ...(filesPort === undefined ? {} : { http: filesPort }), ...(filesHttpsPort === undefined ? {} : { https: filesHttpsPort }),
    ...(ftpPort === undefined ? {} : { ftp: ftpPort }), ...(filesAddress === undefined ? {} : { address: filesAddress }),
  };
}

/** Whether the options say anything of the file server. */
export function namesFiles({ filesPort, filesHttpsPort, ftpPort, filesAddress }: FileOptions): boolean {
  return [filesPort, filesHttpsPort, ftpPort, filesAddress].some((one) => one !== undefined);
}

/** Offers the files that the options name, and says where they are. */
export async function offerFiles(csms: Csms, { firmware = [], filesAddress }: FileOptions, out: Output): Promise<void> {
  const { ports, failure } = csms.files();
  if (failure !== undefined) out.say(failure);
  out.object({ type: 'files', ports: { ...ports } });
  const { host = '127.0.0.1' } = csms.running ?? {};
  const address = filesAddress ?? (host === '0.0.0.0' || host === '::' ? (networkAddresses().find(({ loopback, family }) => !loopback && family === 4)?.address ?? '127.0.0.1') : host);
  for (const path of firmware) {
    const offered = await csms.offerFile(basename(path), bytesOf(path));
    if (typeof offered === 'string') throw new CommandError(offered);
    const urls = Object.entries(ports).map(([scheme, port]) => `${scheme}://${address.includes(':') ? `[${address}]` : address}:${port}${offered.path}`);
    out.object({ type: 'offered', name: offered.name, size: offered.size, md5: offered.md5, sha256: offered.sha256, urls });
    out.say(`${offered.name} (${offered.size} bytes, MD5 ${offered.md5}) is offered at:\n${urls.map((url) => `  ${url}`).join('\n')}`);
  }
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CommandError(`--firmware: ${whyUnreadable(path, error)}`, EXIT.wrongUse);
  }
}
