import type { ToHost, ToWindow, Wire } from './contract';

/** What the desktop's preload script exposes to the page as `window.workbench`, and nothing else. */
export interface Bridge {
  send(message: ToHost): void;
  /** Messages that came before there was a listener are handed to it first. One listener a page. */
  onMessage(listener: (message: ToWindow) => void): void;
  /** Where a file or folder that was dropped or chosen lies; '' for one that lies nowhere, such as a picture from a page. */
  pathOf(file: object): string;
  /** As Node names it: linux, darwin, win32 … */
  readonly platform: string;
}

/** The bridge as a wire. It lasts as long as the page, so it closes for nobody but the page itself. */
export function bridgeWire(bridge: Bridge): Wire<ToHost, ToWindow> {
  let open = true;
  const closeListeners: (() => void)[] = [];
  return {
    send: (message) => {
      if (open) bridge.send(message);
    },
    onMessage: (listener) => bridge.onMessage((message) => {
      if (open) listener(message);
    }),
    onClose: (listener) => void closeListeners.push(listener),
    close: () => {
      if (!open) return;
      open = false;
      for (const listener of closeListeners) listener();
    },
  };
}
