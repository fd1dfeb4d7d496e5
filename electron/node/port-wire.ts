import type { ToHost, ToWindow, Wire } from '../../shared/ipc/contract';

/** What is needed of Electron's MessagePortMain, so that this file runs without Electron. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** The host's end of a port to one document; closed when the document goes, by a reload too. */
export function portWire(port: Port): Wire<ToWindow, ToHost> {
  let open = true;
  port.on('close', () => {
    open = false;
  });
  return {
    send: (message) => {
      if (open) port.postMessage(message);
    },
    onMessage: (listener) => {
      // The receiver checks every message; what a page posts is not to be trusted.
      port.on('message', ({ data }) => listener(data as ToHost));
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}
