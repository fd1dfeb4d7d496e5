import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../shared/ipc/bridge';
import type { ToWindow } from '../shared/ipc/contract';
import { CONNECT } from './node/channel';

/** A page's own message port; Node's, whose types are at hand here, differs. */
interface PagePort {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
}
const { MessageChannel } = globalThis as unknown as { MessageChannel: new () => { readonly port1: PagePort; readonly port2: PagePort } };

// The page gets a port of its own, which lasts as long as its document: a reload ends one and begins another.
const { port1, port2 } = new MessageChannel();
const early: ToWindow[] = [];
let listener: ((message: ToWindow) => void) | undefined;
port1.onmessage = ({ data }) => {
  if (listener) listener(data as ToWindow);
  else early.push(data as ToWindow);
};
ipcRenderer.postMessage(CONNECT, null, [port2]);

const bridge: Bridge = {
  send: (message) => port1.postMessage(message),
  onMessage: (listen) => {
    listener = listen;
    for (const message of early.splice(0)) listen(message);
  },
  pathOf: (file) => webUtils.getPathForFile(file as File),
  platform: process.platform,
};
contextBridge.exposeInMainWorld('workbench', bridge);
