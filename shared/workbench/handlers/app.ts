import type { JsonValue } from '../../ocpp/json';
import type { Handlers } from '../../ipc/contract';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'app.info' | 'memory.get' | 'memory.set' | 'problems.list' | 'problems.clear' | 'task.cancel'>;

export function appHandlers(workbench: Workbench): Commands {
  const { ports, problems, tasks } = workbench;
  return {
    'app.info': () => done({ ...ports.about, dialogs: ports.dialogs !== undefined, run: workbench.run }),
    'memory.get': async ({ key }) => {
      const value = await ports.memory.get(key);
      return done(value === undefined ? {} : { value });
    },
    'memory.set': async ({ key, value }) => {
      try {
        await ports.memory.set(key, value as JsonValue);
        return done({});
      } catch (error) {
        return fail('failed', `The window's settings could not be kept: ${error instanceof Error ? error.message : String(error)}. Check that ${ports.about.dataFolder} can be written.`);
      }
    },
    'problems.list': () => done({ problems: [...problems.all] }),
    'problems.clear': () => {
      problems.clear();
      return done({});
    },
    'task.cancel': ({ task }) => (tasks.cancel(task) ? done({}) : fail('not-found', 'This work has ended already.')),
  };
}
