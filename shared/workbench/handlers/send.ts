import type { Handlers } from '../../ipc/contract';
import { otherEnd } from '../../tap/wire-log';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'send.call' | 'send.raw'>;

export function sendHandlers({ csms, simulator, tap }: Workbench): Commands {
  return {
    'send.call': async ({ target, action, payload }) => {
      if (target.tap) {
        const sent = await tap.call(target.station, otherEnd(target.side), { action, payload });
        return sent.ok ? done(sent.outcome ?? { kind: 'closed' }) : fail('not-connected', sent.message);
      }
      if (target.side === 'csms') return done(await csms.call(target.station, action, payload));
      const station = simulator.get(target.station);
      return station ? done(await station.call(action, payload)) : fail('not-found', `There is no simulated station ${target.station}.`);
    },
    'send.raw': async ({ target, text }) => {
      if (target.tap) {
        const put = await tap.sendRaw(target.station, otherEnd(target.side), text);
        return put.ok ? done({}) : fail('not-connected', put.message);
      }
      const sent = target.side === 'csms' ? csms.sendRaw(target.station, text) : simulator.get(target.station)?.sendRaw(text);
      if (sent === undefined) return fail('not-found', `There is no simulated station ${target.station}.`);
      return sent ? done({}) : fail('not-connected', `Station ${target.station} is not connected, so nothing was sent.`);
    },
  };
}
