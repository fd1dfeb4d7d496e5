import type { Handlers } from '../../ipc/contract';
import type { OwnScenario } from '../../ipc/use-case-shapes';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers,
  | 'useCases.runs' | 'useCases.result' | 'useCases.run' | 'useCases.cancel' | 'useCases.answerPrompt' | 'useCases.showLog'
  | 'scenarios.list' | 'scenarios.save' | 'scenarios.remove'>;

export function useCaseHandlers(workbench: Workbench): Commands {
  const { useCases, ports: { scenarios: files } } = workbench;
  /** What reads scenarios is loaded when the first is read. */
  const own = async (): Promise<OwnScenario[]> => {
    const { ownScenarios } = await import('../use-cases/own-scenarios');
    return ownScenarios(files, (message) => workbench.problems.add({ severity: 'error', message, about: 'use cases' }));
  };
  return {
    'useCases.runs': async () => {
      const now = useCases.progress;
      return done({ runs: await useCases.results.runs(), ...(now ? { now } : {}) });
    },
    'useCases.result': async (played) => {
      const result = await useCases.result(played);
      return done(result ? { result } : {});
    },
    'useCases.run': (order) => useCases.run(order),
    'useCases.cancel': () => (useCases.cancel() ? done({}) : fail('not-found', 'No run is under way.')),
    'useCases.answerPrompt': ({ prompt, answer }) => (useCases.answerPrompt(prompt, answer) ? done({}) : fail('not-found', 'This is asked no longer: what it asked for has come, or the run is over.')),
    'useCases.showLog': ({ played, case: caseId }) => useCases.showLog(played, caseId),
    'scenarios.list': async () => done({ scenarios: await own() }),
    'scenarios.save': async ({ was, ...file }) => {
      const { ownScenario } = await import('../use-cases/own-scenarios');
      const scenario = ownScenario(file);
      if (scenario.fault !== undefined) return fail('refused', scenario.fault);
      const saved = await files.save(file, was);
      if (!saved.ok) return fail('failed', saved.message);
      workbench.emit('scenarios.changed', { scenarios: await own() });
      return done(scenario);
    },
    'scenarios.remove': async ({ name }) => {
      const removed = await files.remove(name);
      if (!removed.ok) return fail('failed', removed.message);
      await useCases.results.forget(name);
      workbench.emit('scenarios.changed', { scenarios: await own() });
      return done({});
    },
  };
}
