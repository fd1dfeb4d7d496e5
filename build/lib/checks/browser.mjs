import fs from 'node:fs';
import { inRoot } from '../paths.mjs';
import { capture } from '../run.mjs';
import { readJson } from '../stamp.mjs';
import { noReport, tally } from './tally.mjs';

/** Playwright over one of its projects: `e2e` (the page in a browser) or `electron` (the real program). */
export async function browser(project, context) {
  const report = inRoot('test-results', `${project}.json`);
  fs.rmSync(report, { force: true });
  const result = await capture(process.execPath, [
    inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'test', `--project=${project}`, '--reporter=line,json',
  ], { ...context, env: { ...context.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, NO_COLOR: '1', FORCE_COLOR: undefined } });
  const json = readJson(report);
  return json?.stats === undefined ? noReport('Playwright', result) : browserTally(json, result);
}

/**
 * Adds up Playwright's report. Errors outside of any test are failures, and so is a run without a single test.
 *
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: readonly unknown[], suites?: readonly Suite[] }} report
 * @param {{ code: number | null, output: string }} result
 * @typedef {{ suites?: readonly Suite[], specs?: readonly { tests: readonly { annotations: readonly { type: string, description?: string }[], status: string }[] }[] }} Suite
 */
export function browserTally(report, result) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  // A test that passes at the second try is a failure: something in it or in us is left to chance.
  let failed = unexpected + flaky + (report.errors?.length ?? 0);
  if (failed === 0 && result.code !== 0) failed = 1;
  const reasons = [...new Set((report.suites ?? []).flatMap(skipReasons))];
  return tally(expected, failed, skipped, result.output.trimEnd(), reasons.join('; '));
}

/** @param {Suite} suite @returns {string[]} */
function skipReasons(suite) {
  const own = (suite.specs ?? []).flatMap((spec) => spec.tests)
    .filter((test) => test.status === 'skipped')
    .flatMap((test) => test.annotations)
    .filter((annotation) => annotation.type === 'skip' && annotation.description)
    .map((annotation) => annotation.description);
  return [...own, ...(suite.suites ?? []).flatMap(skipReasons)];
}
