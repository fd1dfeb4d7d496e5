import path from 'node:path';
import { inRoot } from '../paths.mjs';
import { capture } from '../run.mjs';
import { findings, noReport, sum } from './tally.mjs';

const PROJECTS = ['shared', 'electron', 'renderer', 'tests'];

/** The compiler over each part, so many `processes` at a time; every error is a failure. */
export async function types({ processes, ...context }) {
  const waiting = [...PROJECTS];
  const tallies = [];
  const lane = async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) tallies.push(await check(project, context));
  };
  await Promise.all(Array.from({ length: processes }, lane));
  return sum(tallies);
}

async function check(project, context) {
  const result = await capture(process.execPath, [
    inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-p', project, '--pretty', 'false',
    '--incremental', '--tsBuildInfoFile', path.join('node_modules', '.cache', 'tsc', `${project}.tsbuildinfo`),
  ], context);
  const errors = countErrors(result.output);
  if (errors === 0 && result.code !== 0) return noReport(`The compiler over ${project}/`, result);
  return findings(errors, result.output.trimEnd());
}

/** Number of compiler errors in the output of `tsc --pretty false`. */
export function countErrors(output) {
  return output.split('\n').filter((line) => /(^|: )error TS\d+: /.test(line)).length;
}
