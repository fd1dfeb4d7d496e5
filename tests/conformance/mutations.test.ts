import { beforeAll, expect, test } from 'vitest';
import { builtIns } from '../../shared/use-cases/scenario/built-in';
import { loadChecks, playLoopback } from './loopback';
import { MUTATIONS } from './mutations';

/** A fault must be seen: each wrong peer makes exactly one check fail, which passes with a right one. */

beforeAll(loadChecks);

test.each(MUTATIONS.map((mutation) => [`${mutation.name} (${mutation.scenario}, ${mutation.version})`, mutation] as const))('%s', async (_, mutation) => {
  const builtIn = builtIns().find(({ name }) => name === mutation.scenario);
  if (!builtIn) throw new Error(`There is no scenario ${mutation.scenario}.`);
  const verdicts = async (meddled: boolean): Promise<Map<string, string>> => {
    const result = await playLoopback(builtIn.scenario, mutation.version, {
      only: [mutation.case], ...(meddled ? { meddler: () => ({ of: mutation.of, meddle: mutation.meddle() }) } : {}),
    });
    return new Map(result.cases.flatMap(({ checks }) => checks.map((check) => [check.id, check.verdict])));
  };
  expect((await verdicts(false)).get(mutation.fails)).toBe('pass');
  const failing = [...await verdicts(true)].filter(([, verdict]) => verdict === 'fail').map(([id]) => id);
  expect(failing).toEqual([mutation.fails]);
});
