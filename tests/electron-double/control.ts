import { app } from './app';
import { browser } from './browser';
import { BrowserWindow } from './browser-window';
import { dialogs, opened } from './desktop';
import { ipcMain } from './ipc-main';
import { MessageChannelMain } from './message-ports';
import { Menu } from './menu';
import { misuse, note, pageErrors } from './misuse';
import { decodeValue, encodeValue } from './page/values.mjs';
import { schemes } from './scheme-server';
import { defaultSession } from './session';

/** The state of a window, for a test to look at. */
export interface WindowState {
  readonly id: number;
  readonly visible: boolean;
  readonly title: string;
  readonly url: string;
  /** Under which Chromium has it. */
  readonly address: string;
  readonly bounds: { x: number; y: number; width: number; height: number };
  readonly minimum: { width: number | undefined; height: number | undefined };
}

const window = (id?: number): BrowserWindow => {
  const found = id === undefined ? BrowserWindow.getAllWindows()[0] : BrowserWindow.fromId(id);
  if (!found) throw new Error('There is no such window.');
  return found;
};

/** What a test can ask of a program that runs under the double, and do to it. */
export const control = {
  devTools: () => browser.devTools(),
  misuse: () => misuse,
  pageErrors: () => pageErrors,
  windows: (): WindowState[] => BrowserWindow.getAllWindows().map((each) => ({
    id: each.id,
    visible: each.isVisible(),
    title: each.getTitle(),
    url: each.webContents.getURL(),
    address: each.webContents.getURL() === '' ? '' : schemes.toChromium(each.webContents.getURL()),
    bounds: each.getBounds(),
    minimum: { width: each.options.minWidth, height: each.options.minHeight },
  })),
  setBounds: (bounds: Partial<WindowState['bounds']>) => window().setBounds(bounds),
  reload: () => window().webContents.reload(),
  closeWindow: () => window().close(),
  quit: () => app.quit(),
  emitApp: (event: string, ...args: unknown[]) => app.emit(event, { preventDefault: () => undefined }, ...args),
  menu: () => (Menu.getApplicationMenu()?.all() ?? []).map((item) => ({
    id: item.id, label: item.label, role: item.role, accelerator: item.accelerator, type: item.type, enabled: item.enabled,
  })),
  clickMenu: (label: string) => {
    const item = Menu.getApplicationMenu()?.all().find((each) => each.label === label || each.id === label);
    if (!item) throw new Error(`The menu has no entry "${label}".`);
    item.click();
  },
  answerDialog: (answer: unknown) => {
    dialogs.answers.push(answer);
  },
  dialogs: () => dialogs.asked,
  opened: () => opened,
  /** What a permission that the page asks for is answered; undefined when nobody decides. */
  permission: (name: string) => new Promise<boolean | undefined>((resolve) => {
    if (!defaultSession.permissionRequest) resolve(undefined);
    else defaultSession.permissionRequest(window().webContents as never, name as never, resolve, {} as never);
  }),
  permissionCheck: (name: string) => defaultSession.permissionCheck?.(window().webContents as never, name as never, '', {} as never),
  /** Calls a handler as a document at `url` would; resolves with how it ended. */
  invokeFrom: async (url: string, channel: string, ...args: unknown[]) => {
    try {
      return { ok: true, value: decodeValue(await ipcMain.answer(channel, window().webContents.event(url), args)) as unknown };
    } catch (error) {
      return { ok: false, error: String(error) };
    }
  },
  /** Sends as a document at `url` would; tells how many listeners there were. */
  sendFrom: (url: string, channel: string, ...args: unknown[]) => {
    ipcMain.emit(channel, window().webContents.event(url), ...args);
    return ipcMain.listenerCount(channel);
  },
  /**
   * Hands the main process a port as a document at `url` would, sends a message through it, and resolves with the first
   * answer; 'closed' when the port is closed instead.
   */
  askThroughPortFrom: (url: string, channel: string, message: unknown) => new Promise<unknown>((resolve) => {
    const { port1, port2 } = new MessageChannelMain();
    port1.once('message', ({ data }: { data: unknown }) => resolve(data));
    port1.once('close', () => resolve('closed'));
    port1.start();
    port1.postMessage(message);
    const event = window().webContents.event(url);
    event.ports = [port2];
    ipcMain.hear(channel, event, [null]);
  }),
  channels: () => ipcMain.eventNames().map(String),
} as const;

export type Control = typeof control;

/** Answers the process that started us. */
export function startControl(): void {
  if (!process.send) return;
  process.on('message', (message: { id: number; method: keyof Control; args: string }) => {
    const reply = (ok: boolean, value: unknown) => process.send?.({ id: message.id, ok, value: encodeValue(value) });
    const method = control[message.method] as (...args: unknown[]) => unknown;
    Promise.resolve()
      .then(() => method(...(decodeValue(message.args) as unknown[])))
      .then((value) => reply(true, value), (error: unknown) => reply(false, error));
  });
  // The test is gone, so nobody needs us.
  process.on('disconnect', () => app.exit(1));
  process.on('uncaughtException', (error) => {
    note(`Nobody caught: ${error.stack ?? String(error)}`);
  });
  process.on('unhandledRejection', (error) => {
    note(`Nobody caught: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  });
}
