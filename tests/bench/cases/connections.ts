import type { Case, Figure } from '../case';
import { connect } from '../client';
import { startServer } from '../process';

/** Resident memory that one idle connection costs the server's process, against a bare ws server and ocpp-rpc. */
export const connections: Case = {
  name: 'connections',
  about: 'memory of an idle connection of the CSMS, and of a simulated station',
  async run({ quick, say }) {
    const count = quick ? 1000 : 4000;
    const figures: Figure[] = [];
    for (const name of ['bare-ws', 'csms', 'ocpp-rpc'] as const) {
      const server = await startServer(name);
      const path = name === 'csms' ? '/ocpp' : '';
      const url = (i: number): string => `ws://127.0.0.1:${server.port}${path}/CP${i}`;
      // The first thousand pay for the heap's growth and the compiled code.
      const warm = await connect({ url: (i) => url(i + 1_000_000), connections: 1000, window: 1, protocol: 'ocpp2.0.1' });
      const before = await server.rss();
      const sockets = await connect({ url, connections: count, window: 1, protocol: 'ocpp2.0.1' });
      const after = await server.rss();
      const kilobytes = (after - before) / count / 1000;
      say(`${name}: ${kilobytes.toFixed(1)} kB`);
      figures.push({
        name: `${name}: resident memory per idle connection`, value: kilobytes, unit: 'kB', better: 'less', ...(name === 'csms' ? { aim: 12 } : {}), detail: `${count} connections`,
      });
      for (const socket of [...warm, ...sockets]) socket.terminate();
      await server.stop();
    }
    figures.push(await stations(quick, say));
    return figures;
  },
};

/** Simulated stations, booted and idle, in one process against a CSMS in another. */
async function stations(quick: boolean, say: (line: string) => void): Promise<Figure> {
  const count = quick ? 1000 : 5000;
  const csms = await startServer('csms');
  const fleet = await startServer('stations', [String(csms.port)]);
  await fleet.ask('grow 500');
  const before = await fleet.rss();
  const { booted = 0 } = await fleet.ask(`grow ${count}`);
  const after = await fleet.rss();
  const kilobytes = (after - before) / count / 1000;
  say(`simulated station: ${kilobytes.toFixed(1)} kB, ${booted} of ${count} registered`);
  await fleet.stop();
  await csms.stop();
  return { name: 'resident memory per simulated station, registered and idle', value: kilobytes, unit: 'kB', aim: 20, better: 'less', detail: `${booted} of ${count} registered` };
}
