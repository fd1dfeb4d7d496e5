import { parseArgs } from 'node:util';
import { Refusal } from './steps.mjs';

export const START_HELP = `npm start [-- [OPTIONS] [FILE]]

Opens OCPP Workbench. Installs packages, builds and fetches Electron first where that is due.

  FILE            a log to open
  --data DIR      where sessions and settings are kept, instead of the user's data folder
  --browser       open it in the browser, although Electron is here
  --port N        in the browser: the port to serve on (0, the default, takes a free one)
  --no-open       in the browser: print the address only
  --electron      try again now to fetch Electron, although that failed within the last day
  --force-build   build all the same
  --help          this text

Where Electron is not to be had, or where there is no display, the workbench is served to a browser on this machine
alone; the address that is printed holds the key to it.

Examples
  npm start
  npm start -- --browser --port 8180
  npm start -- session.jsonl
`;

/**
 * Reads the options of `npm start`. Throws a Refusal that names what is wrong.
 *
 * @param {readonly string[]} args
 */
export function readStartOptions(args) {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        browser: { type: 'boolean' },
        electron: { type: 'boolean' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        'force-build': { type: 'boolean' },
        data: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Refusal(`${error.message.split('. ')[0]}. \`npm start -- --help\` lists what there is.`);
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) throw new Refusal(`One log can be opened at a start, but ${positionals.length} are named: ${positionals.join(', ')}.`);
  if (values.port !== undefined && !(/^\d+$/.test(values.port) && Number(values.port) <= 65535)) {
    throw new Refusal(`--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  return {
    help: values.help ?? false,
    browser: values.browser ?? false,
    retryElectron: values.electron ?? false,
    forceBuild: values['force-build'] ?? false,
    open: !values['no-open'],
    port: values.port,
    data: values.data,
    file: positionals[0],
  };
}
