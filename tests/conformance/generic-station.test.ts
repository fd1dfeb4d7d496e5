import { beforeAll, expect, test, vi } from 'vitest';
import type { OcppVersion } from '../../shared/ocpp/version';
import { builtIns } from '../../shared/use-cases/scenario/built-in';
import { playAgainstGenericStation } from './generic-station';
import { complaints, loadChecks } from './loopback';

/** The same scenarios with our CSMS against a station that is not ours, for the flows that a plain one can serve. */

vi.setConfig({ testTimeout: 60_000 });

beforeAll(loadChecks);

const FLOWS: readonly (readonly [scenario: string, id: string, version: OcppVersion])[] = [
  ['E02', 'cable-first', '2.0.1'],
  ['E02', 'cable-first', '2.1'],
];

test.each(FLOWS)('%s, %s, in OCPP %s', async (name, id, version) => {
  const builtIn = builtIns().find((one) => one.name === name);
  if (!builtIn) throw new Error(`There is no scenario ${name}.`);
  const { result, journal } = await playAgainstGenericStation(builtIn.scenario, version, [id]);
  expect(complaints(result)).toEqual([]);
  expect(result.verdict).toBe('pass');
  // What the case set at the station is put back at its end.
  if (Object.keys(builtIn.scenario.cases.find((one) => one.id === id)?.given?.station?.variables ?? {}).length > 0) {
    const last = Array.from(journal.entries(0, journal.count)).findLast(({ text }) => text.includes('"SetVariables"'));
    expect(last?.text).toContain('"before"');
  }
});
