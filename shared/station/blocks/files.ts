import type { StationCore } from '../core/core';
import type { Retries } from '../core/file-jobs';
import type { FileScheme } from '../../platform/file-url';
import { readFileUrl } from '../../platform/file-url';

/** What the blocks that move files have in common. */

/** Why a request about a file was not taken: a reason code of the standard, and a sentence. */
export interface FileFault {
  readonly reasonCode: string;
  readonly message: string;
}

/** Attempts beyond the first, and seconds between them, where the CSMS leaves that to the station. */
const OWN_RETRIES = 1;
const OWN_INTERVAL = 30;
/** No timer runs longer: what is due later is looked at again. */
const LONGEST_MS = 86_400_000;

/** The protocols of the station's files, as FileTransferProtocols lists them. */
export function fileProtocols({ core }: { readonly core: StationCore }): string {
  return schemesOf(core).map((scheme) => scheme.toUpperCase()).sort().join(',');
}

export function schemesOf(core: StationCore): readonly FileScheme[] {
  return core.ports.files?.schemes ?? [];
}

/** Whether the station could use an address at all; whether there is anything at it shows when it is used. */
export function faultOfLocation(core: StationCore, location: string): FileFault | undefined {
  const read = readFileUrl(location);
  if (!read.ok) return { reasonCode: 'InvalidURL', message: read.message };
  if (schemesOf(core).includes(read.url.scheme)) return undefined;
  return { reasonCode: 'InvalidURL', message: `This station does not use ${read.url.scheme}; FileTransferProtocols are ${fileProtocols({ core })}.` };
}

/** @param intervalSeconds between two attempts */
export function retriesOf(retries: number | undefined, intervalSeconds: number | undefined): Retries {
  return { left: Math.max(0, Math.floor(retries ?? OWN_RETRIES)), intervalMs: Math.max(0, intervalSeconds ?? OWN_INTERVAL) * 1000 };
}

/** How a transfer is to be made: whom to trust (N01.FR.15: the CSMS's authorities), and over what line. */
export function lineOf(core: StationCore): { readonly ca?: string; readonly speed?: number } {
  const { lineSpeed } = core.config;
  const ca = core.keyStore ? core.keyStore.rootsFor('CSMSRootCertificate').join('\n') : core.config.ca;
  return { ...(ca === undefined || ca === '' ? {} : { ca }), ...(lineSpeed === undefined ? {} : { speed: lineSpeed }) };
}

/** Calls back at a wall time of the station, at once when it is over; the timer can be cleared by its name. */
export function whenDue(core: StationCore, timer: string, at: number, run: () => void): void {
  const wait = at - core.now;
  core.timers.set(timer, Math.max(0, Math.min(wait, LONGEST_MS)), () => (wait > LONGEST_MS ? whenDue(core, timer, at, run) : run()));
}

/** The number in the name of a file, such as 1.3.0 in wallbox-1.3.0.bin. */
export function versionInName(location: string): string | undefined {
  const name = /([^/?#]+)(?:[?#].*)?$/.exec(location)?.[1] ?? '';
  return /\d+(?:\.\d+)+(?:-[a-z]+\d*)?/i.exec(name.replace(/\.(?:bin|img|zip|tar|gz|hex|fw|raucb|swu)$/i, ''))?.[0].slice(0, 50);
}
