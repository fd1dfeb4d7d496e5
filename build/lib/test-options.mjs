import { parseArgs } from 'node:util';
import { Refusal } from './steps.mjs';

/** The checks of `npm test`, in the order in which they run. */
export const CHECKS = ['lint', 'layers', 'types', 'unit', 'e2e', 'electron'];

export const TEST_HELP = `npm test [-- OPTIONS]

Installs what is missing (packages, Chromium), builds what is due and checks everything. It goes on after a failure;
the last line adds up what the runners report, and the exit code is 0 only when nothing failed.

  --only NAMES    only these checks, separated by commas: ${CHECKS.join(', ')}
  --help          this text

  lint            ESLint
  layers          who may import whom (dependency-cruiser)
  types           the compiler, over the core, the hosts, the window and the tests
  unit            Vitest: unit, contract, conformance, Electron's files through a double, packaging
  e2e             Playwright: the window in a real browser
  electron        Playwright: the real program, where its binary is

Environment
  WORKBENCH_CHROMIUM   the Chromium to use, instead of the system's or Playwright's
`;

/** Reads the options of `npm test`. Throws a Refusal that names what is wrong. */
export function readTestOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: { only: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
    }));
  } catch (error) {
    throw new Refusal(`${error.message.split('. ')[0]}. \`npm test -- --help\` lists what there is.`);
  }
  const only = values.only?.flatMap((list) => list.split(',')).map((name) => name.trim()).filter(Boolean) ?? CHECKS;
  const unknown = only.filter((name) => !CHECKS.includes(name));
  if (unknown.length > 0 || only.length === 0) {
    throw new Refusal(`--only takes ${CHECKS.join(', ')}; "${unknown.join(', ')}" is none of them.`);
  }
  return { help: values.help ?? false, checks: CHECKS.filter((name) => only.includes(name)) };
}
