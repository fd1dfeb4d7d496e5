import { begin } from './lib/node-version.mjs';

const HELP = `npm run build [-- --force]

Installs what is missing, generates what comes from the schemas, and builds the host and the window into dist/.
Does only what is due; --force builds all the same.
`;

begin(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return;
  }
  const { ensurePackages } = await import('./lib/packages.mjs');
  const { ensureGenerated, ensureNodeSide, ensurePage } = await import('./lib/stages.mjs');
  const options = { force: args.includes('--force') };
  await ensurePackages(process.stdout);
  await ensureGenerated(process.stdout);
  await ensureNodeSide(process.stdout, options);
  await ensurePage(process.stdout, options);
});
