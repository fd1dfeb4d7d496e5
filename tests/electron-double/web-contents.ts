import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { app } from './app';
import { ipcMain } from './ipc-main';
import { encodeOrNote, MessagePortMain, ownPort } from './message-ports';
import { note } from './misuse';
import { PageDriver, type FromPage } from './page-driver';
import { decodeValue } from './page/values.mjs';
import { schemes } from './scheme-server';
import { defaultSession } from './session';

type WebContentsApi = Pick<Electron.WebContents,
  'id' | 'send' | 'postMessage' | 'getURL' | 'isDestroyed' | 'setWindowOpenHandler' | 'reload' | 'openDevTools' | 'closeDevTools' |
  'isDevToolsOpened' | 'toggleDevTools' | 'getZoomLevel' | 'setZoomLevel' | 'isLoading' | 'focus' | 'executeJavaScript'
>;

/** A standard scheme has an origin, also where Node's URL knows none. */
function originOf(address: string): string {
  if (address === '') return 'null';
  const url = new URL(address);
  return url.origin === 'null' && url.host !== '' ? `${url.protocol}//${url.host}` : url.origin;
}

let lastId = 0;

/** What a window shows, with its IPC. */
export class WebContents extends EventEmitter implements WebContentsApi {
  readonly id: number;
  readonly session = defaultSession;
  /** The only frame that has a preload script. */
  readonly mainFrame: Electron.WebFrameMain;
  windowOpenHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | undefined;
  #driver: Promise<PageDriver> | undefined;
  #opened: PageDriver | undefined;
  #address = '';
  #destroyed = false;
  #loading = false;
  #devTools = false;
  #zoom = 0;
  readonly #ports = new Map<string, MessagePortMain>();
  #lastPort = 0;

  constructor(readonly preferences: Electron.WebPreferences) {
    super();
    lastId += 1;
    this.id = lastId;
    const url = () => this.#address;
    this.mainFrame = {
      get url() { return url(); },
      get origin() { return originOf(url()); },
      parent: null,
      processId: this.id,
      routingId: 1,
      isDestroyed: () => this.#destroyed,
    } as unknown as Electron.WebFrameMain;
    Object.defineProperty(this.mainFrame, 'top', { value: this.mainFrame });
  }

  /** The page, opened when it is first needed. */
  driver(): Promise<PageDriver> {
    this.#driver ??= this.#open();
    return this.#driver;
  }

  async loadURL(url: string): Promise<void> {
    this.#check('loadURL');
    this.#loading = true;
    const driver = await this.driver();
    this.#address = url;
    this.emit('did-start-loading');
    await driver.load(schemes.toChromium(url)).catch((error: unknown) => {
      this.emit('did-fail-load', {}, -6, String(error), url, true);
      throw error;
    });
  }

  send(channel: string, ...args: unknown[]): void {
    this.#check(`send('${channel}')`);
    this.#tell(channel, encodeOrNote(`webContents.send('${channel}')`, args), []);
  }

  postMessage(channel: string, message: unknown, transfer: readonly Electron.MessagePortMain[] = []): void {
    this.#check(`postMessage('${channel}')`);
    this.#tell(channel, encodeOrNote(`webContents.postMessage('${channel}')`, [message]), transfer.map(ownPort));
  }

  getURL(): string { return this.#address; }
  isDestroyed(): boolean { return this.#destroyed; }
  isLoading(): boolean { return this.#loading; }
  setWindowOpenHandler(handler: NonNullable<WebContents['windowOpenHandler']>): void { this.windowOpenHandler = handler; }
  reload(): void {
    this.#check('reload');
    this.driver().then((driver) => driver.reload()).catch((error: unknown) => note(`reload: ${String(error)}`));
  }
  openDevTools(): void { this.#devTools = true; }
  closeDevTools(): void { this.#devTools = false; }
  isDevToolsOpened(): boolean { return this.#devTools; }
  toggleDevTools(): void { this.#devTools = !this.#devTools; }
  getZoomLevel(): number { return this.#zoom; }
  setZoomLevel(level: number): void { this.#zoom = level; }
  focus(): void { this.emit('focus'); }
  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.driver()).page.evaluate(code);
  }

  /** The window is gone, and its page with it. */
  async destroy(): Promise<void> {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#lose();
    this.emit('destroyed');
    await (await this.#driver)?.page.close();
  }

  /** An event as a page would send it, possibly from a foreign document. */
  event(url = this.#address): Electron.IpcMainEvent & Electron.IpcMainInvokeEvent {
    const senderFrame = url === this.#address ? this.mainFrame : { ...this.mainFrame, url, origin: originOf(url) };
    return { sender: this, senderFrame, processId: this.id, frameId: 1, ports: [], type: 'frame' } as unknown as
      Electron.IpcMainEvent & Electron.IpcMainInvokeEvent;
  }

  async #open(): Promise<PageDriver> {
    await app.whenReady();
    const driver = await PageDriver.open(this.preferences.preload, this.preferences.additionalArguments ?? []);
    this.#opened = driver;
    driver.mayNavigate = (address) => {
      const url = schemes.toProgram(address);
      let prevented = false;
      const preventDefault = () => { prevented = true; };
      this.emit('will-navigate', { preventDefault, url, isMainFrame: true, frame: this.mainFrame }, url);
      if (!prevented && url !== this.#address) note(`The window lets itself be led to ${url}.`);
      return !prevented;
    };
    driver.on('message', (message: FromPage) => this.#hear(message));
    driver.on('gone', () => this.#lose());
    driver.on('dom-ready', () => this.emit('dom-ready'));
    driver.on('loaded', () => {
      this.#loading = false;
      this.emit('did-finish-load');
      this.emit('did-stop-loading');
    });
    driver.on('crashed', () => {
      const details = { reason: 'crashed', exitCode: 1 };
      this.emit('render-process-gone', {}, details);
      app.emit('render-process-gone', {}, this, details);
    });
    driver.on('console', (level: string, text: string) => this.emit('console-message', { level, message: text }, 0, text, 0, ''));
    return driver;
  }

  #hear(message: FromPage): void {
    if (this.#destroyed) return;
    switch (message.t) {
      case 'send':
        return ipcMain.hear(message.channel, this.event(), decodeValue(message.args) as unknown[]);
      case 'post': {
        const event = this.event();
        event.ports = (message.ports ?? []).map((id) => this.#port(id));
        return ipcMain.hear(message.channel, event, decodeValue(message.args) as unknown[]);
      }
      case 'invoke':
        ipcMain.answer(message.channel, this.event(), decodeValue(message.args) as unknown[]).then(
          (value) => this.#opened?.tell({ t: 'invoked', id: message.id, ok: true, value }),
          (error: unknown) => this.#opened?.tell({ t: 'invoked', id: message.id, ok: false, error: String(error) }),
        );
        return;
      case 'port':
        return this.#ports.get(message.id)?.take(message.data, []);
      case 'port-close':
        this.#ports.get(message.id)?.lose();
        this.#ports.delete(message.id);
        return;
      case 'exposed':
        this.emit('double-exposed', message.key);
        return;
      case 'unheard':
        return note(`Nothing in the preload script listens to '${message.channel}'.`);
      default:
    }
  }

  #port(id: string): MessagePortMain {
    const port = MessagePortMain.to({
      post: (data) => this.#opened?.tell({ t: 'port', id, data }),
      close: () => this.#opened?.tell({ t: 'port-close', id }),
    });
    this.#ports.set(id, port);
    return port;
  }

  #tell(channel: string, args: string, transfer: readonly MessagePortMain[]): void {
    const ports = transfer.map((port) => {
      this.#lastPort += 1;
      const id = `host-${this.#lastPort}`;
      const twin = port.handTo({
        post: (data) => this.#opened?.tell({ t: 'port', id, data }),
        close: () => this.#opened?.tell({ t: 'port-close', id }),
      });
      const inPage = MessagePortMain.to(twin);
      // What the page posts goes on to the twin, at once and as it is.
      inPage.take = (data, more) => twin.post(data, more);
      inPage.lose = () => twin.close();
      this.#ports.set(id, inPage);
      return id;
    });
    this.driver().then((driver) => driver.tell({ t: 'message', channel, args, ports })).catch((error: unknown) => note(String(error)));
  }

  /** The document went away, and with it every port that it held. */
  #lose(): void {
    for (const port of this.#ports.values()) port.lose();
    this.#ports.clear();
  }

  #check(what: string): void {
    if (!this.#destroyed) return;
    note(`webContents.${what} of a window that is closed`);
    throw new TypeError('Object has been destroyed');
  }
}
