import { launch, openLog } from '../browser';
import type { Case, Figure } from '../case';
import { connect, drive, type Load } from '../client';
import { median } from '../median';
import { startServer, type ServerProcess } from '../process';

const SETTINGS: readonly Pick<Load, 'connections' | 'window'>[] = [
  { connections: 1, window: 32 },
  { connections: 100, window: 1 },
  { connections: 1000, window: 1 },
];

/** Servers measured by turns within one run; the first is the reference. */
const SERVERS = ['bare-ws', 'ws-checked', 'csms', 'ocpp-rpc'] as const;

/**
 * Calls per second through the CSMS (codec, validation of request and answer, journal in a file) against a bare `ws`
 * echo, against `ws` with JSON and both checks but without journal and state, and against an ocpp-rpc server in strict mode,
 * by the same client.
 */
export const throughput: Case = {
  name: 'throughput',
  about: 'calls per second, CSMS + validation + journal, as a share of a bare ws echo; and against ocpp-rpc strict',
  async run({ quick, say }) {
    const rows: Figure[] = [];
    const servers: Record<string, ServerProcess> = {};
    for (const name of SERVERS) servers[name] = await startServer(name);
    for (const setting of SETTINGS) {
      const rates: Record<string, number[]> = {};
      const rounds = quick ? 2 : 5;
      for (let round = 0; round < rounds; round += 1) {
        for (const name of SERVERS) {
          const server = servers[name];
          if (!server) continue;
          const path = name === 'csms' ? '/ocpp' : '';
          const load: Load = { ...setting, protocol: 'ocpp2.0.1', url: (i) => `ws://127.0.0.1:${server.port}${path}/CP${i}` };
          const sockets = await connect(load);
          await drive(sockets, setting.window, 300);
          const rate = await drive(sockets, setting.window, quick ? 700 : 2000);
          for (const socket of sockets) socket.terminate();
          (rates[name] ??= []).push(rate);
        }
      }
      const [bare, checked, csms, rpc] = SERVERS.map((name) => median(rates[name] ?? []));
      say(`${setting.connections} connections: ${SERVERS.map((name) => `${name} ${Math.round(median(rates[name] ?? []))}/s`).join(', ')}`);
      rows.push(
        { name: `share of bare ws, ${setting.connections} connection(s), window ${setting.window}`, ratio: (csms ?? 0) / (bare ?? 1), aim: 0.85, better: 'more' as const, detail: `${Math.round(csms ?? 0)}/s of ${Math.round(bare ?? 0)}/s` },
        { name: `share of ws + JSON + validation without a journal, ${setting.connections} connection(s)`, ratio: (csms ?? 0) / (checked ?? 1), better: 'more' as const, detail: `${Math.round(csms ?? 0)}/s of ${Math.round(checked ?? 0)}/s` },
        { name: `times ocpp-rpc strict, ${setting.connections} connection(s)`, ratio: (csms ?? 0) / (rpc ?? 1), aim: 5, better: 'more' as const, detail: `${Math.round(csms ?? 0)}/s against ${Math.round(rpc ?? 0)}/s` },
      );
    }
    rows.push(await followed(servers['bare-ws'], quick, say));
    for (const server of Object.values(servers)) await server.stop();
    return rows;
  },
};

/** The same with a window open that follows the log, in a browser on the same machine. */
async function followed(bare: ServerProcess | undefined, quick: boolean, say: (line: string) => void): Promise<Figure> {
  const window = await startServer('window', ['1000']);
  const browser = await launch();
  await openLog(browser, window.port);
  const rates: number[][] = [[], []];
  for (let round = 0; round < (quick ? 2 : 5); round += 1) {
    for (const [which, url] of [`ws://127.0.0.1:${bare?.port ?? 0}/CP1`, `ws://127.0.0.1:${window.first['csms'] ?? 0}/ocpp/CP1`].entries()) {
      const sockets = await connect({ connections: 1, window: 32, protocol: 'ocpp2.0.1', url: () => url });
      await drive(sockets, 32, 300);
      rates[which]?.push(await drive(sockets, 32, quick ? 700 : 2000));
      for (const socket of sockets) socket.terminate();
    }
  }
  await browser.close();
  await window.stop();
  const [reference, own] = rates.map(median);
  say(`with a window following: bare-ws ${Math.round(reference ?? 0)}/s, csms ${Math.round(own ?? 0)}/s`);
  return { name: 'share of bare ws with a window open and following, 1 connection, window 32', ratio: (own ?? 0) / (reference ?? 1), aim: 0.7, better: 'more', detail: `${Math.round(own ?? 0)}/s of ${Math.round(reference ?? 0)}/s` };
}
