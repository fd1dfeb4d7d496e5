import fs from 'node:fs';
import path from 'node:path';
import { readText } from './stamp.mjs';

/** True where a window can be opened. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Why Chromium's sandbox cannot work here, with what to do about it; undefined when it can. Without its sandbox the
 * window still shows nothing but the workbench's own files.
 *
 * @param {string} electron the Electron executable
 */
export function sandboxProblem(electron, system = here()) {
  if (system.platform !== 'linux') return undefined;
  if (system.root) {
    return 'You are root, and Chromium has no sandbox for root: starting without it. An ordinary user gets the sandbox.';
  }
  const helper = path.join(path.dirname(electron), 'chrome-sandbox');
  const stat = fs.statSync(helper, { throwIfNoEntry: false });
  const setuid = stat !== undefined && stat.uid === 0 && (stat.mode & 0o4000) !== 0;
  if (setuid || !system.namespacesRestricted) return undefined;
  return `This system keeps user namespaces from ordinary programs, so Chromium's sandbox is off. To have it: sudo chown root '${helper}' && sudo chmod 4755 '${helper}'`;
}

function here() {
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    namespacesRestricted:
      readText('/proc/sys/kernel/apparmor_restrict_unprivileged_userns')?.trim() === '1' ||
      readText('/proc/sys/kernel/unprivileged_userns_clone')?.trim() === '0',
  };
}
