import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type Electron from 'electron';
import { browser } from './browser';
import { note, refuse } from './misuse';
import { schemes } from './scheme-server';

type AppApi = Pick<Electron.App,
  'whenReady' | 'isReady' | 'quit' | 'exit' | 'getPath' | 'setPath' | 'getName' | 'setName' | 'getVersion' | 'getAppPath' | 'getLocale' |
  'requestSingleInstanceLock' | 'releaseSingleInstanceLock' | 'hasSingleInstanceLock' | 'enableSandbox' | 'setAppUserModelId' | 'focus' |
  'addRecentDocument' | 'clearRecentDocuments' | 'setAboutPanelOptions' | 'showAboutPanel' | 'isPackaged' | 'disableHardwareAcceleration'
>;

/** Where the program lies: the folder with its package.json, or the asar that it was extracted from. */
const appPath = process.env.ELECTRON_DOUBLE_APP ?? process.cwd();

function manifest(): { name?: string; productName?: string; version?: string } {
  try {
    return JSON.parse(fs.readFileSync(path.join(appPath, 'package.json'), 'utf8')) as { name?: string; productName?: string; version?: string };
  } catch {
    return {};
  }
}

/** `app`: ready after a moment, and gone when the last window is unless the program minds. */
class App extends EventEmitter implements AppApi {
  readonly isPackaged = process.env.ELECTRON_DOUBLE_PACKAGED === '1';
  readonly commandLine = { appendSwitch: () => undefined, appendArgument: () => undefined, hasSwitch: () => false, getSwitchValue: () => '', removeSwitch: () => undefined };
  readonly dock = undefined;
  applicationMenu: Electron.Menu | null = null;
  #name = manifest().productName ?? manifest().name ?? 'Electron';
  readonly #paths = new Map<string, string>();
  #ready = false;
  #quitting = false;
  #locked = false;
  readonly #whenReady: Promise<void>;
  /** Closes every window, asking each; false when one refused. Set by the double. */
  closeWindows: () => boolean = () => true;

  constructor() {
    super();
    this.#whenReady = schemes.start().then(() => {
      this.#ready = true;
      schemes.ready = true;
      this.emit('will-finish-launching');
      this.emit('ready', {}, {});
    });
  }

  whenReady(): Promise<void> { return this.#whenReady; }
  isReady(): boolean { return this.#ready; }
  getName(): string { return this.#name; }
  setName(name: string): void { this.#name = name; }
  getVersion(): string { return manifest().version ?? '0.0.0'; }
  getAppPath(): string { return appPath; }
  getLocale(): string { return 'en-GB'; }
  focus(): void { return; }
  setAppUserModelId(): void { return; }
  addRecentDocument(): void { return; }
  clearRecentDocuments(): void { return; }
  setAboutPanelOptions(): void { return; }
  showAboutPanel(): void { return; }
  disableHardwareAcceleration(): void { if (this.#ready) refuse('app.disableHardwareAcceleration() can only be called before app is ready'); }
  enableSandbox(): void { if (this.#ready) refuse('app.enableSandbox() can only be called before app is ready'); }

  getPath(name: string): string {
    const set = this.#paths.get(name);
    if (set !== undefined) return set;
    const data = process.env.ELECTRON_DOUBLE_DATA ?? path.join(os.tmpdir(), 'electron-double-data');
    if (name === 'temp') return os.tmpdir();
    if (name === 'home') return os.homedir();
    if (name === 'exe') return process.execPath;
    return path.join(data, name);
  }

  setPath(name: string, folder: string): void {
    if (!path.isAbsolute(folder)) refuse('Path must be absolute');
    this.#paths.set(name, folder);
  }

  requestSingleInstanceLock(): boolean {
    this.#locked = process.env.ELECTRON_DOUBLE_SECOND !== '1';
    return this.#locked;
  }
  hasSingleInstanceLock(): boolean { return this.#locked; }
  releaseSingleInstanceLock(): void { this.#locked = false; }

  /** Asks everybody, closes the windows, and ends the process. */
  quit(): void {
    if (this.#quitting) return;
    let prevented = false;
    const event = { preventDefault: () => { prevented = true; } };
    this.emit('before-quit', event);
    if (prevented) return;
    this.#quitting = true;
    if (!this.closeWindows()) {
      this.#quitting = false;
      return;
    }
    this.emit('will-quit', event);
    if (prevented) {
      this.#quitting = false;
      return;
    }
    this.exit(0);
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    process.emit('double-exit' as never, code as never);
    schemes.stop();
    browser.close().catch((error: unknown) => note(String(error))).finally(() => process.exit(code));
  }

  /** The last window went. */
  allWindowsClosed(): void {
    if (this.#quitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  relaunch(): void { note('app.relaunch is not in the double.'); }
}

export const app = new App();
