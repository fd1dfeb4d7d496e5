import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ScenarioResult } from '../../shared/use-cases/run/verdict';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { USE_CASES } from '../../shared/use-cases/catalogue';
import { existsIn } from '../../shared/use-cases/catalogue/model';
import { judgeLog } from '../../shared/use-cases/offline/judge-log';
import { builtIns } from '../../shared/use-cases/scenario/built-in';
import { checkOf, complaints, loadChecks, playLoopback } from './loopback';
import { useCaseTable } from './table';

/** Every built-in scenario with both ends ours, in each version that it is for: none is left out. */

const root = path.resolve(import.meta.dirname, '..', '..');
const results: ScenarioResult[] = [];

beforeAll(loadChecks);

describe.each(builtIns().map(({ name, scenario }) => [name, scenario] as const))('%s', (_, scenario) => {
  test.each(scenario.versions)('in OCPP %s', async (version) => {
    const offline: string[] = [];
    const result = await playLoopback(scenario, version, {
      onStageEnd: async (played, { journal, station }) => {
        // What was played right must not be found wrong when it is read from its log.
        const only = scenario.cases.filter(({ id }) => played.id === id || played.id.replace(/-\d+$/, '') === id);
        const judged = await judgeLog({ ...scenario, cases: only }, { journal, station, version, check: checkOf(version) });
        offline.push(...complaints(judged).filter((line) => line.includes(': fail')).map((line) => `from the log: ${line}`));
      },
    });
    results.push(result);
    expect([...complaints(result), ...offline]).toEqual([]);
    expect(result.verdict).toBe('pass');
  });
});

test.each(OCPP_VERSIONS)('each use case of 2.0.1 has a scenario in %s where it exists there', (version) => {
  const played = new Set(builtIns().filter(({ scenario }) => scenario.versions.includes(version)).map(({ scenario }) => scenario.useCase));
  const wanted = USE_CASES.filter((each) => each.only21 !== true && existsIn(each, version));
  expect(wanted.filter(({ id }) => !played.has(id)).map(({ id }) => id)).toEqual([]);
});

test('docs/use-cases.md says how they went (`npm run use-cases` writes it anew)', () => {
  const table = useCaseTable(USE_CASES, results);
  const file = path.join(root, 'docs', 'use-cases.md');
  fs.mkdirSync(path.join(root, 'test-results'), { recursive: true });
  fs.writeFileSync(path.join(root, 'test-results', 'use-cases.md'), table);
  if (process.env['WRITE_USE_CASES'] === '1') fs.writeFileSync(file, table);
  expect(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '').toBe(table);
});
