import { begin } from './lib/node-version.mjs';

const HELP = `npm run package [-- OPTIONS]

Builds the workbench and packs it for this system into release/: AppImage, deb and tar.gz on Linux, dmg on macOS,
nsis on Windows. OPTIONS go to electron-builder, for example \`-- --dir\` for an unpacked folder.
It fetches Electron and its own helpers, so it needs a network.
`;

begin(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return;
  }
  const { ensurePackages } = await import('./lib/packages.mjs');
  const { inRoot } = await import('./lib/paths.mjs');
  const { handOver } = await import('./lib/run.mjs');
  const { ensureGenerated, ensureNodeSide, ensurePage } = await import('./lib/stages.mjs');
  await ensurePackages(process.stdout);
  await ensureGenerated(process.stdout);
  await ensureNodeSide(process.stdout);
  await ensurePage(process.stdout);
  process.exitCode = await handOver(process.execPath, [
    inRoot('node_modules', 'electron-builder', 'cli.js'), '--config', 'build/electron-builder.yml', '--publish', 'never', ...args,
  ], { cwd: inRoot() });
});
