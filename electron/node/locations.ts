import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the program lies: the folder with its package.json, also within an asar. */
export function programFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error('The program is not complete: its package.json is missing.');
    folder = above;
  }
  return folder;
}

/** Version of the program, as its package.json says. */
export function programVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(programFolder(), 'package.json'), 'utf8')) as { version?: unknown };
  return typeof manifest.version === 'string' ? manifest.version : 'unknown';
}

/** Folder of the built window. */
export function windowFolder(): string {
  return path.join(programFolder(), 'dist', 'renderer');
}

/**
 * Where this user's sessions and settings are kept when nobody says otherwise. The desktop keeps its own things one
 * folder above (Electron's `userData`), so desktop and command line find the same sessions.
 */
export function defaultDataFolder(platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env, home = homedir()): string {
  return path.join(applicationData(platform, env, home), 'OCPP Workbench', DATA_FOLDER);
}

/** Name of the data folder within Electron's `userData`. */
export const DATA_FOLDER = 'data';

function applicationData(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32') return env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support');
  // The XDG specification takes absolute paths only.
  const configured = env['XDG_CONFIG_HOME'];
  return configured !== undefined && path.isAbsolute(configured) ? configured : path.join(home, '.config');
}
