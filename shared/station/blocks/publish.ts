import { Abort } from '../../platform/abort';
import type { FileHandler, FileListening } from '../../platform/file-server';
import { shownUrl } from '../../platform/file-url';
import type { StationCore } from '../core/core';
import type { Publication, Retries } from '../core/file-jobs';
import { faultOfLocation, lineOf, type FileFault } from './files';

/** L03 and L04: the station as a local controller, which fetches firmware once and serves it to stations. */

const ROOM = 256 * 1024 * 1024;
const TIMER = 'publish';

export interface PublishWish {
  readonly requestId: number;
  readonly location: string;
  readonly checksum: string;
  readonly retries: Retries;
}

/** Begins to fetch a file; undefined when it was taken on. */
export function publishFirmware(core: StationCore, wish: PublishWish): FileFault | undefined {
  const { config, ports, jobs } = core;
  if (!config.localController) return { reasonCode: 'NotEnabled', message: 'This station is no local controller.' };
  if (!ports.files || !ports.certificates || !ports.fileServer) return { reasonCode: 'UnsupportedRequest', message: 'This local controller has no way to fetch and serve files.' };
  const fault = faultOfLocation(core, wish.location);
  if (fault) return fault;
  if (!/^[0-9a-f]{32}$/i.test(wish.checksum)) return { reasonCode: 'InvalidValue', message: 'The checksum is no MD5: it would have 32 hexadecimal digits.' };
  jobs.publication?.abort.abort();
  const publication: Publication = { ...wish, checksum: wish.checksum.toLowerCase(), abort: new Abort() };
  jobs.publication = publication;
  core.afterAnswer(() => void fetch(core, publication));
  return undefined;
}

/** L04: takes a file away that nobody is fetching. */
export function unpublishFirmware(core: StationCore, checksum: string): 'Unpublished' | 'NoFirmware' | 'DownloadOngoing' {
  const key = checksum.toLowerCase();
  const published = core.hasJobs ? core.jobs.published.get(key) : undefined;
  if (!published) return 'NoFirmware';
  if (published.readers > 0) return 'DownloadOngoing';
  core.jobs.published.delete(key);
  return 'Unpublished';
}

/** The local controller is switched off: it serves nothing any more, and has to be told anew what to serve. */
export function stopPublishing(core: StationCore): void {
  if (!core.hasJobs) return;
  const { jobs } = core;
  jobs.publication?.abort.abort();
  jobs.publication = undefined;
  jobs.published.clear();
  void jobs.listening?.then((listening) => listening.close(), () => undefined);
  jobs.listening = undefined;
}

async function fetch(core: StationCore, publication: Publication): Promise<void> {
  const { files, certificates } = core.ports;
  const { jobs } = core;
  const { abort, location } = publication;
  if (!files || !certificates) return;
  tell(core, publication, 'Downloading');
  const result = await files.download({ url: location, limit: ROOM, abort, ...lineOf(core) });
  if (jobs.publication !== publication || abort.aborted) return;
  if (!result.ok) {
    core.note(`The firmware could not be fetched from ${shownUrl(location)}: ${result.message}`);
    if (publication.retries.left <= 0) return end(core, publication, 'DownloadFailed', result.message);
    publication.retries.left -= 1;
    core.timers.set(TIMER, publication.retries.intervalMs, () => void fetch(core, publication));
    return;
  }
  tell(core, publication, 'Downloaded');
  const checksum = await certificates.digest('MD5', result.bytes);
  if (jobs.publication !== publication) return;
  if (checksum !== publication.checksum) return end(core, publication, 'InvalidChecksum', `The MD5 of the file is ${checksum}.`);
  tell(core, publication, 'ChecksumVerified');
  await serve(core, publication, result.bytes);
}

async function serve(core: StationCore, publication: Publication, bytes: Uint8Array): Promise<void> {
  const { jobs } = core;
  const name = (/([^/?#]+)(?:[?#].*)?$/.exec(publication.location)?.[1] ?? 'firmware').replace(/[^\w.%-]+/g, '-');
  const path = `/${core.random.uuid().replaceAll('-', '')}/${name}`;
  try {
    const listening = await (jobs.listening ??= listen(core));
    if (jobs.publication !== publication) return;
    jobs.published.set(publication.checksum, { path, name, bytes, readers: 0 });
    jobs.publication = undefined;
    tell(core, publication, 'Published', urlsOf(core, listening, path));
  } catch (error) {
    jobs.listening = undefined;
    end(core, publication, 'PublishFailed', error instanceof Error ? error.message : String(error));
  }
}

async function listen(core: StationCore): Promise<FileListening> {
  const { ports, config: { localController = {} } } = core;
  if (!ports.fileServer) throw new Error('This local controller has nothing to serve files with.');
  const { http = 0, ftp = 0 } = localController;
  return ports.fileServer.listen({ host: hostOf(core), ports: { http, ftp }, handler: handlerOf(core) });
}

/** L03.FR.04: one address for each protocol. */
function urlsOf(core: StationCore, { ports }: FileListening, path: string): string[] {
  const host = hostOf(core).includes(':') ? `[${hostOf(core)}]` : hostOf(core);
  return Object.entries(ports).map(([scheme, port]) => `${scheme}://${host}:${port}${path}`);
}

function hostOf({ config }: StationCore): string {
  return config.localController?.address ?? '127.0.0.1';
}

/** The files that are published, and nothing else; nobody puts anything here. */
function handlerOf({ jobs }: StationCore): FileHandler {
  return {
    read: (path) => {
      const file = [...jobs.published.values()].find((one) => one.path === path);
      if (!file) return { status: 404 };
      file.readers += 1;
      return { name: file.name, bytes: file.bytes, close: () => void (file.readers -= 1) };
    },
    write: () => ({ status: 405 }),
  };
}

function end(core: StationCore, publication: Publication, status: string, why: string): void {
  core.jobs.publication = undefined;
  core.note(`Publishing firmware has failed: ${why}`);
  tell(core, publication, status, undefined, why);
}

function tell(core: StationCore, { requestId }: Publication, status: string, location?: readonly string[], why?: string): void {
  core.jobs.publishTold = { status, requestId };
  const message = core.dialect.publishStatus({ status, requestId }, location, why);
  if (message) core.outbox.message(message, true);
}
