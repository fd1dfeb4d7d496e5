import path from 'node:path';
import { hasDisplay, sandboxProblem } from './desktop.mjs';
import { ensureElectron } from './electron-binary.mjs';
import { outputs, root } from './paths.mjs';
import { ensurePackages } from './packages.mjs';
import { handOver } from './run.mjs';
import { ensureGenerated, ensureNodeSide, ensurePage } from './stages.mjs';

/**
 * Everything from a bare clone to the open workbench; resolves with its exit code when it is closed.
 *
 * @param {ReturnType<import('./start-options.mjs').readStartOptions>} options
 * @param {NodeJS.WritableStream} out
 */
export async function start(options, out) {
  const say = (line) => out.write(`${line}\n`);
  await ensurePackages(out);
  await ensureGenerated(out);
  await ensureNodeSide(out, { force: options.forceBuild });
  await ensurePage(out, { force: options.forceBuild });

  // Names of files are meant from where the person stands; npm changes to the repository's root.
  const from = process.env.INIT_CWD ?? process.cwd();
  const file = options.file === undefined ? [] : [path.resolve(from, options.file)];
  const data = options.data === undefined ? [] : ['--data', path.resolve(from, options.data)];

  if (!options.browser) {
    const electron = hasDisplay() ? await ensureElectron(out, { retry: options.retryElectron }) : { reason: 'there is no display' };
    if ('file' in electron) {
      const problem = sandboxProblem(electron.file);
      if (problem) say(problem);
      // ELECTRON_RUN_AS_NODE would make a plain Node of it; some editors leave it set in their terminals.
      return handOver(electron.file, [...(problem ? ['--no-sandbox'] : []), root, ...data, ...file], {
        env: { ELECTRON_RUN_AS_NODE: undefined },
      });
    }
    say(`Electron is not available here (${electron.reason}); opening the workbench in the browser instead.`);
  }
  const open = options.open && hasDisplay() ? ['--open'] : ['--no-open'];
  const port = options.port === undefined ? [] : ['--port', options.port];
  return handOver(process.execPath, [outputs.cli, 'serve', ...open, ...port, ...data, ...file]);
}
