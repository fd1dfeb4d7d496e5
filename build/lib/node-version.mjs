const LEAST = [20, 19];

/**
 * What to tell a person whose Node is too old; undefined when it is recent enough. This file imports nothing and uses
 * no new syntax, so that an old Node gets far enough to say so.
 */
export function nodeTooOld(version = process.versions.node) {
  const parts = version.split('.').map(Number);
  if (parts[0] > LEAST[0] || (parts[0] === LEAST[0] && parts[1] >= LEAST[1])) return undefined;
  return `OCPP Workbench needs Node ${LEAST.join('.')} or later; this is ${version}. Get a current one from https://nodejs.org or from your package manager.`;
}

/** Runs a command of ours: the Node version first, then the command's own file, which may use what this Node has. */
export function begin(load) {
  const problem = nodeTooOld();
  if (problem) {
    process.stderr.write(`${problem}\n`);
    process.exit(1);
  }
  load().catch((error) => {
    import('./steps.mjs').then((steps) => {
      steps.complain(error);
      process.exit(1);
    });
  });
}
