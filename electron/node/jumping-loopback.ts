import { setImmediate } from 'node:timers/promises';
import { verifier } from '../../shared/pki/chain';
import { Busy, watched } from '../../shared/platform/busy';
import type { Certificates } from '../../shared/platform/certificates';
import type { FileServer } from '../../shared/platform/file-server';
import type { FileTransfer } from '../../shared/platform/file-transfer';
import { MemoryFiles } from '../../shared/platform/memory-files';
import { MemoryTls } from '../../shared/platform/memory-tls';
import { VirtualClock } from '../../shared/platform/virtual-clock';
import { CountedSockets } from '../../shared/use-cases/stage/counted-sockets';
import { NodeFileServer } from './files/node-file-server';
import { NodeFiles } from './files/node-files';
import { WsClient } from './ws-client';
import { WsServer } from './ws-server';

/** Turns of the event loop without anything happening after which nothing is under way. */
const QUIET_TURNS = 3;
/** Real ms after which what is still on its way counts as lost: a connection broke under it. */
const LOST_MS = 100;

export interface JumpingLoopback {
  readonly sockets: CountedSockets;
  readonly clock: VirtualClock;
  readonly files: FileServer & FileTransfer;
  /** For work outside of the clock that has to be waited for. */
  readonly busy: Busy;
}

/**
 * Real sockets on this machine's loopback in time that jumps from one event to the next: what the standard waits minutes
 * for takes no time, and everything that is sent arrives before time goes on. Begins at the present.
 *
 * @param slowLine files take the time that the station's line needs, which sockets of one machine do not: they stay in memory
 */
export function jumpingLoopback(certificates: Certificates, slowLine: boolean): JumpingLoopback {
  const sockets = new CountedSockets(new WsServer(), new WsClient());
  const busy = new Busy();
  const settle = async (): Promise<void> => {
    let quiet = 0;
    let seen = sockets.activity;
    let since = performance.now();
    while (quiet < QUIET_TURNS) {
      await setImmediate();
      if (sockets.activity !== seen) {
        seen = sockets.activity;
        since = performance.now();
        quiet = 0;
      } else if (!busy.idle) {
        await busy.next();
        quiet = 0;
      } else if (sockets.quiet) quiet += 1;
      else if (performance.now() - since > LOST_MS) sockets.forget();
    }
  };
  const clock = new VirtualClock({ now: Date.now(), settle });
  const files = slowLine ? new MemoryFiles(clock, new MemoryTls(certificates, clock, verifier(certificates))) : watched(realFiles(), busy);
  return { sockets, clock, files, busy };
}

function realFiles(): FileServer & FileTransfer {
  const transfer = new NodeFiles();
  const server = new NodeFileServer();
  return {
    schemes: transfer.schemes, listen: (options) => server.listen(options), download: (options) => transfer.download(options), upload: (options) => transfer.upload(options),
  };
}
