import { NodeClock } from '../../../electron/node/node-clock';
import { NodeRandom } from '../../../electron/node/node-random';
import { WsClient } from '../../../electron/node/ws-client';
import { startJournal } from '../../../shared/journal/journal';
import { MemoryStorage } from '../../../shared/journal/memory-storage';
import { loadValidator } from '../../../shared/ocpp/validate';
import { defaultStationConfig } from '../../../shared/station/default-config';
import { SimulatedStation } from '../../../shared/station/station';
import type { Strictness } from '../../../shared/session/session';
import { MirroredRecorder } from '../../../shared/journal/mirrored-recorder';
import { ready } from './ready';

/** Simulated stations in one process, registered at the CSMS on the port given. Says how many are on "grow N". */
const port = Number(process.argv[2]);
const clock = new NodeClock();
const journal = startJournal({ storage: new MemoryStorage(), clock });
const check = await loadValidator('2.0.1');
const stations: SimulatedStation[] = [];
const ports = { clock, random: new NodeRandom(), checkOf: () => check, strictness: (): Strictness => 'observe', timeoutMs: () => 30_000 };

process.on('message', (question) => {
  const [, count] = /^grow (\d+)$/.exec(String(question)) ?? [];
  if (count !== undefined) void grow(Number(count));
});

async function grow(count: number): Promise<void> {
  const first = stations.length;
  for (let n = first; n < first + count; n += 1) {
    const config = defaultStationConfig({ id: `SIM-${n}`, url: `ws://127.0.0.1:${port}/ocpp`, version: '2.0.1' });
    // What the CSMS records need not be kept twice.
    const station = new SimulatedStation({ config, client: new WsClient(), ports: { ...ports, recorder: new MirroredRecorder(journal, config.id, () => true) } });
    station.start();
    stations.push(station);
    if (n % 100 === 99) await settled();
  }
  await settled();
  process.send?.({ booted: stations.slice(first).filter((station) => station.status().registration === 'Accepted').length });
}

/** Until every station is registered, or ten seconds have gone. */
async function settled(): Promise<void> {
  const until = Date.now() + 10_000;
  while (Date.now() < until && stations.some((station) => station.status().registration !== 'Accepted')) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

ready(0);
