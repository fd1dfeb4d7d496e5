import fs from 'node:fs';
import { inRoot } from '../paths.mjs';
import { capture } from '../run.mjs';
import { readJson } from '../stamp.mjs';
import { noReport, tally } from './tally.mjs';

/** Vitest over everything that needs no browser window of its own. */
export async function unit(context) {
  const report = inRoot('test-results', 'unit.json');
  fs.rmSync(report, { force: true });
  fs.rmSync(inRoot('test-results', 'use-cases.md'), { force: true });
  const result = await capture(process.execPath, [
    inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`,
  ], { ...context, env: { ...context.env, NO_COLOR: '1', FORCE_COLOR: undefined } });
  const json = readJson(report);
  return json === undefined ? noReport('Vitest', result) : unitTally(json, result);
}

/**
 * Adds up Vitest's report. A file that could not be loaded, and an error outside of any test, are failures too.
 *
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number, testResults: readonly { status: string, assertionResults: readonly { status: string }[] }[] }} report
 * @param {{ code: number | null, output: string }} result
 */
export function unitTally(report, result) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  let failed = report.numFailedTests + broken;
  if (failed === 0 && result.code !== 0) failed = 1;
  return tally(report.numPassedTests, failed, report.numPendingTests + (report.numTodoTests ?? 0), result.output.trimEnd());
}
