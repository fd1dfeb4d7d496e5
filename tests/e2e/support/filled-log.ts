import type { RPCClient } from 'ocpp-rpc';
import type { Host } from './host';
import { boot, charge, connectStation } from './stations';

export interface FilledLog {
  readonly endpoint: string;
  readonly cp001: RPCClient;
  readonly cp002: RPCClient;
}

/** Upgrade and open, two calls at boot, eight in a charging session. */
const CONNECTED = 2 + 4;
const CHARGED = 16;

/** Entries that `fillLog` makes, by what they can be filtered by. */
export const FILLED = {
  all: 2 * CONNECTED + 3 * CHARGED + 4,
  cp001: CONNECTED + 2 * CHARGED + 4,
  cp002: CONNECTED + CHARGED,
  /** Of CP002: what it says, what it is told. */
  up: 2 + 8,
  down: 2 + 8,
  /** Calls and answers of one transaction. */
  transaction: 10,
  authorize: 2 * 3 + 2,
  /** The token without a type, the text that is no JSON, and the CALLERROR that it is answered with. */
  problems: 3,
} as const;

/**
 * Two stations of 2.0.1 that have charged, CP001 twice (TX-1, TX-3) and CP002 once (TX-2). At the end CP001 forgets a
 * token's type, and says something that is no JSON.
 */
export async function fillLog(host: Host, cleanup: (() => unknown)[]): Promise<FilledLog> {
  const endpoint = await host.startCsms();
  const cp001 = await connectStation(endpoint, 'CP001');
  cleanup.push(() => cp001.close({ force: true }));
  await boot(cp001);
  await charge(cp001, 'TX-1');
  const cp002 = await connectStation(endpoint, 'CP002');
  cleanup.push(() => cp002.close({ force: true }));
  await boot(cp002);
  await charge(cp002, 'TX-2', 'T02');
  await charge(cp001, 'TX-3');
  await cp001.call('Authorize', { idToken: { idToken: 'FORGETFUL' } });
  cp001.sendRaw('[2, "half a frame"');
  return { endpoint, cp001, cp002 };
}
