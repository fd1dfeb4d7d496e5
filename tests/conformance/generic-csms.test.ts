import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { builtIns } from '../../shared/use-cases/scenario/built-in';
import { GenericCsms, genericCanServe, playAgainstGenericCsms } from './foreign';
import { complaints, loadChecks } from './loopback';

/** The same scenarios with our station against a CSMS that is not ours, as far as one without state can serve them. */

const csms = new GenericCsms();

vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  await loadChecks();
  await csms.start();
});
afterAll(() => csms.stop());

const served = builtIns().flatMap(({ name, scenario }) => {
  const cases = genericCanServe(scenario);
  return cases.length > 0 ? [[name, scenario, cases] as const] : [];
});

describe.each(served)('%s', (_, scenario, cases) => {
  test.each(scenario.versions)('in OCPP %s', async (version) => {
    const result = await playAgainstGenericCsms(scenario, version, cases, csms);
    // What is the CSMS's own duty, a CSMS without state may miss.
    const ours = { ...result, cases: result.cases.map((one) => ({ ...one, checks: one.checks.filter(({ of }) => of === 'station') })) };
    expect(complaints(ours).filter((line) => line.includes('fail'))).toEqual([]);
  });
});
