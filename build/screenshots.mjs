import { begin } from './lib/node-version.mjs';

const HELP = `npm run screenshots

Builds what is due, and takes pictures of every screen in both themes into docs/images.
`;

begin(async () => {
  if (process.argv.slice(2).some((option) => option === '--help' || option === '-h')) {
    process.stdout.write(HELP);
    return;
  }
  const { ensureChromium } = await import('./lib/chromium.mjs');
  const { ensurePackages } = await import('./lib/packages.mjs');
  const { inRoot } = await import('./lib/paths.mjs');
  const { mustRun } = await import('./lib/run.mjs');
  const { ensureGenerated, ensureNodeSide, ensurePage } = await import('./lib/stages.mjs');
  const { step } = await import('./lib/steps.mjs');
  await ensurePackages(process.stdout);
  await ensureGenerated(process.stdout);
  const chromium = await ensureChromium(process.stdout);
  await ensureNodeSide(process.stdout);
  await ensurePage(process.stdout);
  await step(process.stdout, 'Taking pictures', () => mustRun(process.execPath, [
    inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--config', inRoot('tests', 'screenshots', 'playwright.config.ts'),
  ], { env: { WORKBENCH_CHROMIUM: chromium } }));
});
