import { tapFaults } from '../../tap/settings';
import type { Handlers } from '../../ipc/contract';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';

const GONE = 'This message is not held any more: it was passed on or dropped meanwhile, or its connection has ended. The log says which.';

type Commands = Pick<Handlers, 'tap.state' | 'tap.start' | 'tap.stop' | 'tap.configure' | 'tap.disconnect' | 'tap.held' | 'tap.answerHeld'>;

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
    'tap.held': ({ key }) => {
      const message = tap.heldMessage(key);
      if (!message) return fail('not-found', GONE);
      return done(message.base64 === true ? {} : { text: message.text });
    },
    'tap.answerHeld': ({ key, answer }) => (tap.answerHeld(key, answer) ? done(workbench.tapState()) : fail('not-found', GONE)),
    'tap.disconnect': ({ station, end }) => {
      if (tap.disconnect(station, end)) return done({});
      return fail('not-connected', `The leg of ${station} to the ${end === 'csms' ? 'CSMS' : 'station'} is not open.`);
    },
  };
}
