import { tapFaults } from '../../tap/settings';
import type { Handlers } from '../../ipc/contract';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'tap.state' | 'tap.start' | 'tap.stop' | 'tap.configure' | 'tap.disconnect'>;

export function tapHandlers(workbench: Workbench): Commands {
  const { tap } = workbench;
  return {
    'tap.state': () => done(workbench.tapState()),
    'tap.start': async ({ settings }) => {
      const faults = tapFaults(settings ?? {});
      if (faults.length > 0) return fail('bad-input', faults.join(' '));
      const state = await workbench.startTap(settings);
      return typeof state === 'string' ? fail('failed', state) : done(state);
    },
    'tap.stop': async () => {
      await tap.stop();
      return done(workbench.tapState());
    },
    'tap.configure': ({ settings, unset = [] }) => {
      const faults = tapFaults(settings);
      if (faults.length > 0) return fail('bad-input', faults.join(' '));
      tap.configure({ ...settings, ...Object.fromEntries(unset.map((name) => [name, undefined])) });
      return done(workbench.tapState());
    },
    'tap.disconnect': ({ station, end }) => {
      if (tap.disconnect(station, end)) return done({});
      return fail('not-connected', `The leg of ${station} to the ${end === 'csms' ? 'CSMS' : 'station'} is not open.`);
    },
  };
}
