import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { app } from './app';
import { note, refuse } from './misuse';
import { schemes } from './scheme-server';
import { WebContents } from './web-contents';

type WindowApi = Pick<Electron.BrowserWindow,
  'id' | 'loadURL' | 'show' | 'hide' | 'focus' | 'close' | 'destroy' | 'isDestroyed' | 'isVisible' | 'isFocused' | 'isMinimized' |
  'isMaximized' | 'isFullScreen' | 'minimize' | 'maximize' | 'unmaximize' | 'restore' | 'setFullScreen' | 'getBounds' |
  'getNormalBounds' | 'setBounds' | 'getSize' | 'setSize' | 'getPosition' | 'setPosition' | 'getTitle' | 'setTitle' |
  'setBackgroundColor' | 'setMenuBarVisibility' | 'setAutoHideMenuBar' | 'setMenu' | 'removeMenu' | 'setTitleBarOverlay' |
  'setProgressBar' | 'flashFrame' | 'setRepresentedFilename' | 'setDocumentEdited' | 'center'
>;

const windows: BrowserWindow[] = [];

/** A window: a page of Chromium, with the bounds and states that a desktop would give it. */
export class BrowserWindow extends EventEmitter implements WindowApi {
  readonly id: number;
  readonly webContents: WebContents;
  #bounds: Electron.Rectangle;
  #visible: boolean;
  #state: 'normal' | 'minimized' | 'maximized' | 'fullscreen' = 'normal';
  #destroyed = false;
  #title: string;
  #readyToShow = false;

  static getAllWindows(): BrowserWindow[] { return [...windows]; }
  static getFocusedWindow(): BrowserWindow | null { return windows.findLast((window) => window.isVisible()) ?? null; }
  static fromId(id: number): BrowserWindow | null { return windows.find((window) => window.id === id) ?? null; }
  static fromWebContents(contents: WebContents): BrowserWindow | null { return windows.find((window) => window.webContents === contents) ?? null; }

  constructor(readonly options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) refuse('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    checkPreferences(preferences);
    this.webContents = new WebContents(preferences);
    this.id = this.webContents.id;
    this.#bounds = { x: options.x ?? 100, y: options.y ?? 100, width: options.width ?? 800, height: options.height ?? 600 };
    this.#visible = options.show ?? true;
    this.#title = options.title ?? app.getName();
    windows.push(this);
    this.webContents.once('did-finish-load', () => {
      this.#readyToShow = true;
      this.emit('ready-to-show');
    });
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
    this.webContents.driver().then((driver) => driver.page.setViewportSize(this.#content())).catch((error: unknown) => note(String(error)));
  }

  async loadURL(url: string): Promise<void> {
    this.#check('loadURL');
    if (/^https?:/.test(url)) note(`The window loads ${url}: Electron should show only what the program brings.`);
    if (/^file:/.test(url)) note('The window is loaded by file:, which has wider rights than a scheme of its own.');
    await this.webContents.loadURL(url);
  }

  show(): void { this.#check('show'); this.#visible = true; this.emit('show'); this.emit('focus'); }
  showInactive(): void { this.#visible = true; this.emit('show'); }
  hide(): void { this.#visible = false; this.emit('hide'); }
  focus(): void { this.#check('focus'); this.emit('focus'); }
  isDestroyed(): boolean { return this.#destroyed; }
  isVisible(): boolean { return this.#visible; }
  isFocused(): boolean { return BrowserWindow.getFocusedWindow() === this; }
  isMinimized(): boolean { return this.#state === 'minimized'; }
  isMaximized(): boolean { return this.#state === 'maximized'; }
  isFullScreen(): boolean { return this.#state === 'fullscreen'; }
  isNormal(): boolean { return this.#state === 'normal'; }
  minimize(): void { this.#change('minimized', 'minimize'); }
  maximize(): void { this.#change('maximized', 'maximize'); }
  unmaximize(): void { this.#change('normal', 'unmaximize'); }
  restore(): void { this.#change('normal', 'restore'); }
  setFullScreen(on: boolean): void { this.#change(on ? 'fullscreen' : 'normal', on ? 'enter-full-screen' : 'leave-full-screen'); }
  getBounds(): Electron.Rectangle { this.#check('getBounds'); return { ...this.#bounds }; }
  getNormalBounds(): Electron.Rectangle { this.#check('getNormalBounds'); return { ...this.#bounds }; }
  getSize(): number[] { return [this.#bounds.width, this.#bounds.height]; }
  getPosition(): number[] { return [this.#bounds.x, this.#bounds.y]; }
  setSize(width: number, height: number): void { this.setBounds({ width, height }); }
  setPosition(x: number, y: number): void { this.setBounds({ x, y }); }
  center(): void { this.setBounds({ x: 0, y: 0 }); }
  getTitle(): string { return this.#title; }
  setTitle(title: string): void { this.#title = title; }
  setBackgroundColor(color: string): void { this.options.backgroundColor = color; }
  setMenuBarVisibility(): void { return; }
  setAutoHideMenuBar(): void { return; }
  setMenu(): void { return; }
  removeMenu(): void { return; }
  setTitleBarOverlay(): void { return; }
  setProgressBar(): void { return; }
  flashFrame(): void { return; }
  setRepresentedFilename(): void { return; }
  setDocumentEdited(): void { return; }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#check('setBounds');
    this.#bounds = { ...this.#bounds, ...bounds };
    if (bounds.width !== undefined || bounds.height !== undefined) {
      this.webContents.driver().then((driver) => driver.page.setViewportSize(this.#content())).catch((error: unknown) => note(String(error)));
      this.emit('resize');
    }
    if (bounds.x !== undefined || bounds.y !== undefined) this.emit('move');
  }

  /** What the window's cross does; the program may prevent it. */
  close(): void {
    this.#check('close');
    let prevented = false;
    this.emit('close', { preventDefault: () => { prevented = true; } });
    if (!prevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    if (!this.#visible && this.#readyToShow) note('A window was never shown.');
    this.#destroyed = true;
    windows.splice(windows.indexOf(this), 1);
    this.webContents.destroy().catch((error: unknown) => note(String(error)));
    this.emit('closed');
    if (windows.length === 0) app.allWindowsClosed();
  }

  /** What the page itself asked to be opened in a window of its own; true when the program allows it. */
  allowsPopup(address: string): boolean {
    const url = schemes.toProgram(address);
    if (!this.webContents.windowOpenHandler) note(`The page opens ${url} in a window of its own, and nobody decides whether it may.`);
    const details = { url, frameName: '', features: '', disposition: 'new-window', referrer: { url: '', policy: 'default' } };
    return this.webContents.windowOpenHandler?.(details as Electron.HandlerDetails).action !== 'deny';
  }

  #content(): { width: number; height: number } {
    const { width, height } = this.#bounds;
    return { width, height };
  }

  #change(state: 'normal' | 'minimized' | 'maximized' | 'fullscreen', event: string): void {
    this.#check(event);
    this.#state = state;
    this.emit(event);
  }

  #check(what: string): void {
    if (!this.#destroyed) return;
    note(`BrowserWindow.${what} of a window that is closed`);
    throw new TypeError('Object has been destroyed');
  }
}

/** Preferences that open the page to the system. */
function checkPreferences(preferences: Electron.WebPreferences): void {
  if (preferences.contextIsolation === false) note('contextIsolation is off.');
  if (preferences.nodeIntegration) note('nodeIntegration is on.');
  if (preferences.nodeIntegrationInSubFrames) note('nodeIntegrationInSubFrames is on.');
  if (preferences.sandbox === false) note('The sandbox is off.');
  if (preferences.webSecurity === false) note('webSecurity is off.');
  if (preferences.allowRunningInsecureContent) note('allowRunningInsecureContent is on.');
  if (preferences.webviewTag) note('The webview tag is on.');
  if (preferences.preload !== undefined && !/\.(c?js)$/.test(preferences.preload)) note(`A sandboxed preload script is CommonJS, not ${preferences.preload}.`);
}
