import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { readJson } from './stamp.mjs';

/**
 * The licences of the packages that went into a bundle, as a text to ship beside it.
 *
 * @param {readonly string[]} inputs files of the bundle, from the repository's root
 */
export function licensesOf(inputs) {
  const packages = new Set(inputs.map(packageOf).filter((name) => name !== undefined));
  // What is made from the schemas carries the licence of the package that they come in.
  if (inputs.some((file) => file.startsWith('schemas/generated/'))) packages.add('node_modules/ocpp-rpc');
  const parts = [...packages].sort().map((folder) => {
    const { name, version, license } = readJson(inRoot(folder, 'package.json')) ?? { name: path.basename(folder) };
    return `## ${name} ${version ?? ''} (${license ?? 'licence not named'})\n\n${licenseText(folder)}\n`;
  });
  return `# Licences of the packages in this program\n\n${parts.join('\n')}`;
}

/** `node_modules/@a/b/x.js` belongs to `node_modules/@a/b`; nested ones to the innermost package. */
function packageOf(file) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

function licenseText(folder) {
  const name = fs.readdirSync(inRoot(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  return name === undefined ? 'The package brings no text of its licence.' : fs.readFileSync(inRoot(folder, name), 'utf8').trim();
}
