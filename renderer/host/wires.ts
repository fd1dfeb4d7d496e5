import { bridgeWire, type Bridge } from '../../shared/ipc/bridge';
import type { ToHost, ToWindow, Wire } from '../../shared/ipc/contract';
import type { OpenedWire, OpenWire } from './connection';

const bridge = (): Bridge | undefined => (globalThis as { readonly workbench?: Bridge }).workbench;

/** The page runs in the desktop program. */
export function isDesktop(): boolean {
  return bridge() !== undefined;
}

/** The way to the host that fits the place where the page runs. */
export function chooseWire(): OpenWire {
  const workbench = bridge();
  return workbench === undefined ? openWebSocket : () => Promise.resolve({ wire: bridgeWire(workbench), refusal: () => undefined });
}

/** Where the host of this page takes something, with the token of the page's address; without one there, the host knows the page by its cookie. */
export function addressOf(path: string): URL {
  const url = new URL(`/${path}`, location.href);
  url.hash = '';
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token !== null) url.searchParams.set('token', token);
  return url;
}

/** Close code of the headless host for a wrong token. */
const UNAUTHORIZED = 4401;

/** The headless host: a WebSocket on the origin that the page came from. */
function openWebSocket(): Promise<OpenedWire> {
  const url = addressOf('host');
  url.protocol = 'ws:';
  const socket = new WebSocket(url);
  let closeCode: number | undefined;
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve({
      wire: wireOf(socket),
      refusal: () => (closeCode === UNAUTHORIZED ? 'The token in this page’s address is not the one of this host.' : undefined),
    }));
    socket.addEventListener('close', ({ code }) => {
      closeCode = code;
      reject(new Error('The host does not answer.'));
    });
  });
}

function wireOf(socket: WebSocket): Wire<ToHost, ToWindow> {
  return {
    send: (message) => { if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message)); },
    onMessage: (listener) => socket.addEventListener('message', (event: MessageEvent<string>) => listener(JSON.parse(event.data) as ToWindow)),
    onClose: (listener) => socket.addEventListener('close', () => listener()),
    close: () => socket.close(),
  };
}
