import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server as NetServer } from 'node:net';
import type { FileListening, FileListenOptions, FileServer } from '../../../shared/platform/file-server';
import type { FileScheme } from '../../../shared/platform/file-url';
import { listenSentence } from '../listen-sentence';
import { serverTls } from '../tls';
import { ftpServer } from './ftp-server';
import { answerFiles } from './http-files';

/** Connections at once; stations that update in the night come in hundreds. */
const MOST_CONNECTIONS = 500;
/** How long a request may take to be sent, ms. */
const LONGEST_MS = 10 * 60_000;

/** File servers of this machine: HTTP, HTTPS and FTP, one port each. */
export class NodeFileServer implements FileServer {
  async listen({ host, ports, tls, handler }: FileListenOptions): Promise<FileListening> {
    const open: { readonly scheme: FileScheme; readonly port: number; close(): Promise<void> }[] = [];
    const closeAll = async (): Promise<void> => void await Promise.all(open.map((one) => one.close()));
    const add = async (scheme: FileScheme, port: number, server: NetServer, drop: () => void): Promise<void> => {
      server.maxConnections = MOST_CONNECTIONS;
      open.push({ scheme, port: await listening(server, host, port), close: () => closed(server, drop) });
    };
    const web = async (scheme: 'http' | 'https', port: number): Promise<void> => {
      const answer = answerFiles(scheme, handler);
      const server: Server = scheme === 'https' && tls ? createSecureServer(serverTls(tls), answer) : createServer(answer);
      server.requestTimeout = LONGEST_MS;
      await add(scheme, port, server, () => server.closeAllConnections());
    };
    try {
      if (ports.http !== undefined) await web('http', ports.http);
      if (ports.https !== undefined && tls) await web('https', ports.https);
      if (ports.ftp !== undefined) {
        const { server, drop } = ftpServer(handler, tls);
        await add('ftp', ports.ftp, server, drop);
      }
    } catch (error) {
      await closeAll();
      throw error;
    }
    return { ports: Object.fromEntries(open.map(({ scheme, port }) => [scheme, port])), close: closeAll };
  }
}

function listening(server: NetServer, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(new Error(listenSentence(error, host, port), { cause: error }));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      // A connection that cannot be accepted (too many open files) is lost, but the others go on.
      server.on('error', () => undefined);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closed(server: NetServer, drop: () => void): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    drop();
  });
}
