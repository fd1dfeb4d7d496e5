import { begin } from './lib/node-version.mjs';

begin(async () => {
  const { readTestOptions, TEST_HELP } = await import('./lib/test-options.mjs');
  const options = readTestOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(TEST_HELP);
    return;
  }
  const { test } = await import('./lib/test.mjs');
  process.exitCode = await test(options, process.stdout);
});
