import { createServer, type Server, type Socket } from 'node:net';
import type { FileHandler } from '../../../shared/platform/file-server';
import type { TlsListenOptions } from '../../../shared/platform/socket';
import { FtpSession } from './ftp-session';

/**
 * An FTP server as chargers need it (RFC 959, RFC 2428, RFC 4217): passive mode alone, files are fetched and put by their
 * path, nothing is listed, renamed or removed. Any login will do, since the paths cannot be guessed.
 */
export function ftpServer(handler: FileHandler, tls: TlsListenOptions | undefined): { readonly server: Server; readonly drop: () => void } {
  const sessions = new Set<FtpSession>();
  const server = createServer((socket: Socket) => {
    const session = new FtpSession(socket, handler, tls, () => void sessions.delete(session));
    sessions.add(session);
  });
  return { server, drop: () => { for (const session of [...sessions]) session.drop(); } };
}
