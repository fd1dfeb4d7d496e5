import { settingFaults } from '../../csms/settings';
import type { Handlers } from '../../ipc/contract';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'csms.state' | 'csms.start' | 'csms.stop' | 'csms.configure' | 'csms.overrides' | 'csms.cost' | 'csms.disconnect' | 'csms.certificates' | 'csms.sendLocalList' | 'csms.startPaid'>;

export function csmsHandlers(workbench: Workbench): Commands {
  const { csms } = workbench;
  return {
    'csms.state': () => done(workbench.csmsState()),
    'csms.start': async ({ settings }) => {
      const faults = settingFaults(settings ?? {});
      if (faults.length > 0) return fail('bad-input', faults.join(' '));
      const state = await workbench.startCsms(settings);
      return typeof state === 'string' ? fail('failed', state) : done(state);
    },
    'csms.stop': async () => {
      await csms.stop();
      return done(workbench.csmsState());
    },
    'csms.configure': ({ settings, unset = [] }) => {
      const faults = settingFaults(settings);
      if (faults.length > 0) return fail('bad-input', faults.join(' '));
      csms.configure({ ...settings, ...Object.fromEntries(unset.map((name) => [name, undefined])) });
      return done(workbench.csmsState());
    },
    'csms.overrides': ({ overrides }) => {
      csms.setOverrides(overrides);
      return done(workbench.csmsState());
    },
    'csms.certificates': async () => {
      try {
        return done(await workbench.certificates());
      } catch (error) {
        return fail('failed', error instanceof Error ? error.message : String(error));
      }
    },
    'csms.sendLocalList': async ({ station, update }) => {
      const sent = await csms.sendLocalList(station, update);
      return sent.ok ? done({ version: sent.version, messages: sent.messages }) : fail('failed', sent.message);
    },
    'csms.startPaid': async ({ station, evse }) => done(await csms.startPaid(station, evse)),
    'csms.cost': ({ station, transaction }) => {
      const cost = csms.cost(station, transaction);
      return done(cost ? { cost } : {});
    },
    'csms.disconnect': ({ station }) =>
      csms.disconnect(station, 1000, 'Disconnected by a person') ? done({}) : fail('not-connected', `Station ${station} is not connected.`),
  };
}
