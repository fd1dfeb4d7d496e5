import fs from 'node:fs';
import { browser } from './checks/browser.mjs';
import { layers, lint } from './checks/lint.mjs';
import { closingLine, sum, tally } from './checks/tally.mjs';
import { types } from './checks/types.mjs';
import { unit } from './checks/unit.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensurePackages } from './packages.mjs';
import { inRoot } from './paths.mjs';
import { ensureGenerated, ensureNodeSide, ensurePage } from './stages.mjs';
import { complain, step, stepBeside } from './steps.mjs';

const HALF_AN_HOUR_MS = 30 * 60 * 1000;

const RUNNERS = {
  lint: ['Linting', lint],
  layers: ['Checking the layers', layers],
  types: ['Checking types', types],
  unit: ['Running unit tests', unit, useCaseTable],
  e2e: ['Running end-to-end tests', (context) => browser('e2e', context)],
  electron: ['Running the Electron suite', (context) => browser('electron', context)],
};

/** Of these each keeps one core busy: two at a time, and the long one beside the others. The rest use what cores there are. */
const SIDE_BY_SIDE = [['lint'], ['layers', 'types']];

const NEEDS_BUILD = ['unit', 'e2e', 'electron'];
const NEEDS_CHROMIUM = ['unit', 'e2e'];

/**
 * Prepares and runs the checks; resolves with the exit code. The last line that it prints is the sum of all.
 *
 * @param {{ checks: readonly string[] }} options
 * @param {NodeJS.WritableStream} out
 */
export async function test({ checks }, out) {
  const needs = (list) => checks.some((name) => list.includes(name));
  const env = {};
  const preparations = [
    () => ensurePackages(out),
    () => ensureGenerated(out),
    async () => {
      if (needs(NEEDS_CHROMIUM)) env.WORKBENCH_CHROMIUM = await ensureChromium(out);
    },
    async () => {
      if (needs(NEEDS_BUILD)) await ensureNodeSide(out);
    },
    async () => {
      if (needs(NEEDS_BUILD)) await ensurePage(out);
    },
  ];
  const tallies = [];
  for (const [index, prepare] of preparations.entries()) {
    try {
      await prepare();
    } catch (error) {
      complain(error);
      tallies.push(tally(0, 1, 0, ''));
      // Without packages nothing can run; anything else leaves something to check.
      if (index === 0) return close(tallies, out);
    }
  }
  fs.mkdirSync(inRoot('test-results'), { recursive: true });
  const lanes = SIDE_BY_SIDE.map((lane) => lane.filter((name) => checks.includes(name)));
  const inOrder = async (names, told, processes) => {
    for (const name of names) tallies.push(await report(name, { env, timeoutMs: HALF_AN_HOUR_MS, processes }, out, told));
  };
  const alone = lanes.some((lane) => lane.length === 0);
  await Promise.all(lanes.map((lane) => inOrder(lane, alone ? step : stepBeside, alone ? 2 : 1)));
  await inOrder(checks.filter((name) => !SIDE_BY_SIDE.flat().includes(name)), step, 2);
  return close(tallies, out);
}

/** How each use case went, as the unit tests have written it down. */
function useCaseTable() {
  const file = inRoot('test-results', 'use-cases.md');
  if (!fs.existsSync(file)) return '';
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return `${lines.filter((line) => line.startsWith('|') || line.startsWith('With every check')).join('\n')}\n`;
}

/** Runs one check as a step, and says how it went. */
async function report(name, context, out, told) {
  const [title, run, after] = RUNNERS[name];
  try {
    const result = await told(out, title, () => run(context), describe);
    if (result.failed > 0 && result.output) out.write(`${result.output}\n`);
    if (after) out.write(after());
    return result;
  } catch (error) {
    complain(error);
    return tally(0, 1, 0, '');
  }
}

function describe(result) {
  const parts = [`${result.passed} passed`];
  if (result.failed > 0) parts.push(`${result.failed} failed`);
  if (result.skipped > 0) parts.push(`${result.skipped} skipped`);
  return `${parts.join(', ')}${result.note ? `: ${result.note}` : ''}`;
}

function close(tallies, out) {
  const all = sum(tallies);
  out.write(`${closingLine(all)}\n`);
  return all.failed === 0 ? 0 : 1;
}
