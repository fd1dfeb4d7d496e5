import type { Handlers, Reply } from '../../ipc/contract';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'stations.list' | 'stations.add' | 'stations.remove' | 'stations.power' | 'stations.act' | 'stations.charge' | 'stations.vendorHandlers'>;

/** A token that the workbench's own CSMS knows from the start. */
const TOKEN = 'T01';

export function stationHandlers(workbench: Workbench): Commands {
  const { simulator, live } = workbench;
  const unknown = (id: string): Reply<never> => fail('not-found', `There is no simulated station ${id}; it may have been removed.`);
  return {
    'stations.list': () => done({ stations: simulator.statuses() }),
    'stations.add': async ({ station }) => {
      const added = simulator.add({ ...station, ...await workbench.putUp(station) });
      return typeof added === 'string' ? fail('refused', added) : done({ id: station.id });
    },
    'stations.remove': async ({ id }) => ((await simulator.remove(id)) ? done({}) : unknown(id)),
    'stations.power': async ({ id, on }) => {
      const station = simulator.get(id);
      if (!station) return unknown(id);
      live.journal.event(0, 'person', { act: on ? 'switch-on' : 'switch-off', station: id });
      if (on) station.start();
      else await station.stop();
      return done({});
    },
    'stations.act': ({ id, act }) => {
      const result = simulator.act(id, act);
      return result ? done(result) : unknown(id);
    },
    'stations.vendorHandlers': ({ id, handlers }) => {
      const result = simulator.setVendorHandlers(id, handlers);
      if (!result) return unknown(id);
      return result.ok ? done({}) : fail('bad-input', result.message);
    },
    'stations.charge': async ({ id, evse = 1, idToken = TOKEN }) => {
      const station = simulator.get(id);
      if (!station) return unknown(id);
      const { ok, message } = await station.chargeOnce({ evse, connector: 1, idToken, meterValues: 3 });
      return done({ ok, message });
    },
  };
}
