import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { encodeOrNote } from './message-ports';
import { note, refuse } from './misuse';

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type IpcApi = Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>;

/** `ipcMain`: one handler a channel, any number of listeners. */
class IpcMain extends EventEmitter implements IpcApi {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, listener: Handler): void {
    if (this.#handlers.has(channel)) refuse(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, listener);
  }

  handleOnce(channel: string, listener: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.#handlers.delete(channel);
      return listener(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** What a page's `ipcRenderer.invoke` brings about; resolves with the answer as text. */
  async answer(channel: string, event: Electron.IpcMainInvokeEvent, args: readonly unknown[]): Promise<string> {
    const handler = this.#handlers.get(channel);
    if (!handler) refuse(`No handler registered for '${channel}'`);
    return encodeOrNote(`The answer to '${channel}'`, await handler(event, ...args));
  }

  /** What a page's `ipcRenderer.send` or `postMessage` brings about. */
  hear(channel: string, event: Electron.IpcMainEvent, args: readonly unknown[]): void {
    if (!this.emit(channel, event, ...args)) note(`Nothing in the main process listens to '${channel}'.`);
  }
}

export const ipcMain = new IpcMain();
