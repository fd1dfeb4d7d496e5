import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, inRoot } from './paths.mjs';
import { capture } from './run.mjs';
import { readJson, readText } from './stamp.mjs';
import { step } from './steps.mjs';

const FETCH_TIMEOUT_MS = 15 * 60 * 1000;
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

const EXECUTABLE = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * The Electron executable that is here; undefined when there is none. `require('electron')` would tell too, but fetches
 * 100 MB or throws when there is none.
 */
export function findElectron() {
  const home = inRoot('node_modules', 'electron');
  const name = readText(path.join(home, 'path.txt')) ?? EXECUTABLE[process.platform] ?? 'electron';
  // The same variable that the electron package itself heeds: a binary from elsewhere.
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH || path.join(home, 'dist');
  const file = path.join(folder, name);
  return fs.existsSync(file) ? file : undefined;
}

/**
 * The Electron executable, fetched when it is not here yet. A failure is remembered for a day, since a network that has
 * none now will hardly have it at the next start.
 *
 * @param {NodeJS.WritableStream} out
 * @param {{ retry?: boolean, now?: number }} [options] `retry` tries although a failure is remembered
 * @returns {Promise<{ file: string } | { reason: string }>}
 */
export async function ensureElectron(out, { retry = false, now = Date.now() } = {}) {
  const found = findElectron();
  if (found) return { file: found };
  const skip = process.env.ELECTRON_SKIP_BINARY_DOWNLOAD;
  if (skip && skip !== '0' && skip !== 'false') return { reason: 'ELECTRON_SKIP_BINARY_DOWNLOAD is set' };

  const marker = path.join(cacheDir, 'electron-unavailable.json');
  const past = readJson(marker);
  if (!retry && typeof past?.at === 'number' && now - past.at < RETRY_AFTER_MS && now >= past.at) return { reason: past.reason };

  const version = readJson(inRoot('node_modules', 'electron', 'package.json'))?.version ?? '';
  const reason = await step(out, `Fetching Electron ${version}`, fetchElectron, (failed) => failed ?? 'done');
  const file = findElectron();
  if (file) {
    fs.rmSync(marker, { force: true });
    return { file };
  }
  const why = reason ?? 'the download left no executable behind';
  fs.mkdirSync(cacheDir, { recursive: true });
  fs.writeFileSync(marker, JSON.stringify({ at: now, reason: why }));
  return { reason: why };
}

/** Runs the electron package's own installer; resolves with the reason when it did not work. */
async function fetchElectron() {
  const installer = inRoot('node_modules', 'electron', 'install.js');
  if (!fs.existsSync(installer)) return 'the electron package is not installed';
  const result = await capture(process.execPath, [installer], {
    timeoutMs: FETCH_TIMEOUT_MS,
    env: { ELECTRON_GET_NO_PROGRESS: '1' },
  });
  if (result.code === 0) return undefined;
  return result.timedOut ? 'the download took too long' : reasonIn(result.output);
}

/** The reason in the installer's stack trace, for a person. */
export function reasonIn(output) {
  if (/fetch failed|ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT/.test(output)) return 'its download server cannot be reached';
  const status = /Response code (\d+ \([^)]*\))/.exec(output);
  if (status) return `its download server answered ${status[1]}`;
  if (/checksum/i.test(output)) return 'what was downloaded is damaged';
  const line = output.split('\n').find((text) => /Error: /.test(text));
  return line?.replace(/^.*?Error: /, '').trim() || 'the download failed';
}
