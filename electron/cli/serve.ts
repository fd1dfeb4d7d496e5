import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { connectWindow } from '../../shared/workbench/connect-window';
import type { Workbench } from '../../shared/workbench/workbench';
import { defaultDataFolder, programVersion, windowFolder } from '../node/locations';
import { networkAddresses } from '../node/network-addresses';
import { OneTimeDownloads } from '../node/downloads/one-time-downloads';
import { TemporaryHandOvers } from '../node/hand-over/hand-overs';
import { WebHost } from '../node/web/web-host';
import { CommandError } from './exit-codes';
import { filePorts, namesFiles, type FileOptions } from './file-options';
import { complain, flushed } from './output';
import { openInBrowser } from './open-in-browser';
import { untilStopped } from './recording';

export interface ServeOptions extends FileOptions {
  readonly host: string;
  readonly port: number;
  readonly open?: boolean;
  readonly data?: string;
  readonly token?: string;
}

/** Serves the workbench to browsers until it is stopped. */
export async function serve(file: string | undefined, options: ServeOptions): Promise<number> {
  const dataFolder = path.resolve(options.data ?? defaultDataFolder());
  const stopped = untilStopped();
  const ways = { handOvers: new TemporaryHandOvers(), downloads: new OneTimeDownloads() };
  // The page is on its way to the browser while the workbench is still being loaded.
  let begin: (() => void) | undefined;
  const workbench = new Promise<void>((resolve) => (begin = resolve)).then(() => startWorkbench(dataFolder, ways, file, options));
  const host = new WebHost({
    root: windowFolder(),
    ...ways,
    token: options.token ?? randomBytes(32).toString('base64url'),
    attach: async (wire) => connectWindow(await workbench, wire, fault),
  });
  const served = await host.listen(options.host, options.port).catch((error: unknown) => {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  });
  process.stdout.write(`OCPP Workbench is at ${served.url}\n`);
  for (const url of urlsFromElsewhere(served.url, options.host)) process.stdout.write(`From other machines: ${url}\n`);
  begin?.();
  workbench.then(
    () => process.stdout.write(`Sessions are kept in ${dataFolder}. Ctrl+C stops it.\n`),
    (error: unknown) => {
      complain(`The workbench could not start: ${error instanceof Error ? error.message : String(error)}`);
      process.exit(1);
    },
  );
  if (options.open === true) openInBrowser(served.url, complain);
  await stopped;
  await served.close();
  await (await workbench).close();
  await flushed();
  return 0;
}

/** The same address as other machines reach it, when it listens on all interfaces. */
function urlsFromElsewhere(url: string, host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [];
  const { port, hash } = new URL(url);
  return networkAddresses()
    .filter(({ loopback, family, address }) => !loopback && (family === 4 ? !address.startsWith('169.254.') : host === '::' && !/^fe[89ab]/i.test(address)))
    .map(({ address, family }) => `http://${family === 6 ? `[${address}]` : address}:${port}/${hash}`);
}

async function startWorkbench(dataFolder: string, ways: { readonly handOvers: TemporaryHandOvers; readonly downloads: OneTimeDownloads }, file: string | undefined, options: FileOptions): Promise<Workbench> {
  const [{ Workbench }, { nodePorts }, { openGiven }] = await Promise.all([
    import('../../shared/workbench/workbench'),
    import('../node/workbench-ports'),
    import('../../shared/workbench/given-logs'),
  ]);
  const workbench = await Workbench.create(nodePorts({ version: programVersion(), host: 'headless', platform: process.platform, dataFolder }, ways));
  if (namesFiles(options)) workbench.csms.configure({ files: filePorts(options) });
  if (file !== undefined) {
    const opened = await openGiven(workbench, path.resolve(file));
    if (!opened.ok) workbench.problems.add({ severity: 'error', message: opened.error.message, about: 'journal' });
  }
  return workbench;
}

function fault(message: string, cause?: unknown): void {
  complain(cause instanceof Error ? `${message}: ${cause.stack ?? cause.message}` : message);
}
