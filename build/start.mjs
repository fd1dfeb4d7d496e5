import { begin } from './lib/node-version.mjs';

begin(async () => {
  const { readStartOptions, START_HELP } = await import('./lib/start-options.mjs');
  const options = readStartOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(START_HELP);
    return;
  }
  const { start } = await import('./lib/start.mjs');
  process.exitCode = await start(options, process.stdout);
});
