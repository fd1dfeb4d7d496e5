// Plays every built-in scenario with both ends ours, and writes docs/use-cases.md from how they went.
import { ensureGenerated } from './lib/stages.mjs';
import { inRoot } from './lib/paths.mjs';
import { capture } from './lib/run.mjs';
import { begin } from './lib/node-version.mjs';

begin(async () => {
  await ensureGenerated(process.stdout);
  const result = await capture(process.execPath, [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', 'tests/conformance/use-cases.test.ts'], {
    env: { WRITE_USE_CASES: '1' }, timeoutMs: 30 * 60 * 1000,
  });
  process.stdout.write(result.output);
  process.exitCode = result.code ?? 1;
});
