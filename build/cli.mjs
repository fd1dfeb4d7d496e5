import { begin } from './lib/node-version.mjs';

begin(async () => {
  const { pathToFileURL } = await import('node:url');
  const { outputs } = await import('./lib/paths.mjs');
  const { ensurePackages } = await import('./lib/packages.mjs');
  const { ensureGenerated, ensureNodeSide } = await import('./lib/stages.mjs');
  const { Writable } = await import('node:stream');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

  // Only what takes long is worth a word, and never on the standard output, which is the command's own.
  await ensurePackages(process.stderr);
  await ensureGenerated(nowhere);
  await ensureNodeSide(nowhere);

  // npm runs us in the repository; names of files are meant from where the person stands.
  if (process.env.npm_lifecycle_event === 'cli' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  // The command runs in this very process, so that input, signals and exit code are its own.
  process.argv[1] = outputs.cli;
  await import(pathToFileURL(outputs.cli).href);
});
