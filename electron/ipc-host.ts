import { ipcMain, type IpcMainEvent } from 'electron';
import type { ToHost, ToWindow, Wire } from '../shared/ipc/contract';
import { CONNECT } from './node/channel';
import { portWire } from './node/port-wire';

/**
 * Takes the message ports that our own pages hand over. A port belongs to one document, so what comes out of it needs no
 * further check of its sender.
 *
 * @param origin of our pages
 * @param onStranger told who else tried
 */
export function listenForWindows(origin: string, attach: (wire: Wire<ToWindow, ToHost>) => void, onStranger: (url: string) => void): void {
  ipcMain.on(CONNECT, (event: IpcMainEvent) => {
    const [port] = event.ports;
    const { senderFrame } = event;
    if (!port) return;
    // Only the page itself: no frame in it, and nothing that was navigated to.
    if (!senderFrame || senderFrame.parent !== null || senderFrame.origin !== origin) {
      port.close();
      return onStranger(senderFrame?.url ?? 'a frame that is gone');
    }
    attach(portWire(port));
  });
}
