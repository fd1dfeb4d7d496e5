import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { capture, CommandFailed, mustRun } from './run.mjs';
import { readText } from './stamp.mjs';
import { step } from './steps.mjs';

const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const ELSEWHERE = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

/**
 * A Chromium that is here: the one named by WORKBENCH_CHROMIUM or CHROME_PATH, the system's, or Playwright's own.
 *
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<string | undefined>}
 */
export async function findChromium(env = process.env) {
  for (const name of ['WORKBENCH_CHROMIUM', 'CHROME_PATH']) {
    const named = env[name];
    if (named && fs.existsSync(named)) return named;
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = (env.PATH ?? '').split(path.delimiter).filter(Boolean)
    .flatMap((folder) => ON_PATH.map((name) => path.join(folder, name + suffix)));
  const { chromium } = await import('playwright-core');
  return [...onPath, ...(ELSEWHERE[process.platform] ?? []), chromium.executablePath()].find((file) => fs.existsSync(file));
}

/**
 * A Chromium for the tests, installed when there is none: Debian's where we are root there, Playwright's own elsewhere.
 *
 * @returns {Promise<string>} path of the executable
 */
export async function ensureChromium(out) {
  const found = await findChromium();
  if (found) return found;
  await step(out, 'Installing Chromium', install);
  const installed = await findChromium();
  if (!installed) throw new CommandFailed('The installation of Chromium', 'ended, but no executable is to be found', '');
  return installed;
}

async function install() {
  if (process.getuid?.() === 0 && isDebian()) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    // A list that cannot be refreshed may still be good enough.
    await capture('apt-get', ['update'], { env });
    const apt = await capture('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
    if (apt.code === 0) return;
  }
  await mustRun(process.execPath, [inRoot('node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']);
}

/** Ubuntu's `chromium` package is a stub for a snap, which does not work in a container. */
function isDebian() {
  return /^ID=["']?debian["']?$/m.test(readText('/etc/os-release') ?? '');
}
