import type { Handlers } from '../../ipc/contract';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'findings.read' | 'findings.of'>;

export function findingHandlers(workbench: Workbench): Commands {
  return {
    'findings.read': () => {
      const { shown } = workbench;
      const findings = workbench.findingsOf(shown);
      void findings.advance(() => workbench.shown === shown && !shown.arriving);
      return done(findings.state);
    },
    'findings.of': ({ group, from, count }) => {
      const found = workbench.findingsOf(workbench.shown).of(group);
      if (!found) return fail('not-found', 'There are no such findings in the log that is shown.');
      return done({ kept: found.length, findings: found.slice(from, from + count) });
    },
  };
}
