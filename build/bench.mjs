import { begin } from './lib/node-version.mjs';

/** `npm run bench`: installs what is missing, builds what is due, and measures; its options are those of tests/bench/main.ts. */
begin(async () => {
  const { ensureChromium } = await import('./lib/chromium.mjs');
  const { ensurePackages } = await import('./lib/packages.mjs');
  const { inRoot } = await import('./lib/paths.mjs');
  const { handOver } = await import('./lib/run.mjs');
  const { ensureGenerated, ensureNodeSide, ensurePage } = await import('./lib/stages.mjs');
  await ensurePackages(process.stdout);
  await ensureGenerated(process.stdout);
  const chromium = await ensureChromium(process.stdout);
  await ensureNodeSide(process.stdout);
  await ensurePage(process.stdout);
  process.exitCode = await handOver(process.execPath, [inRoot('node_modules', 'tsx', 'dist', 'cli.mjs'), inRoot('tests', 'bench', 'main.ts'), ...process.argv.slice(2)], {
    env: { WORKBENCH_CHROMIUM: chromium },
  });
});
