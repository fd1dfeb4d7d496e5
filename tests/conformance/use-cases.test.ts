import { beforeAll, describe, expect, test } from 'vitest';
import { builtIns } from '../../shared/use-cases/scenario/built-in';
import { complaints, loadChecks, playLoopback } from './loopback';

/** Every built-in scenario with both ends ours, in each version that it is for: none is left out. */

beforeAll(loadChecks);

describe.each(builtIns().map(({ name, scenario }) => [name, scenario] as const))('%s', (_, scenario) => {
  test.each(scenario.versions)('in OCPP %s', async (version) => {
    const result = await playLoopback(scenario, version);
    expect(complaints(result)).toEqual([]);
    expect(result.verdict).toBe('pass');
  });
});
