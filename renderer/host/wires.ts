import { bridgeWire, type Bridge } from '../../shared/ipc/bridge';
import type { ToHost, ToWindow, Wire } from '../../shared/ipc/contract';
import { Refused, type OpenWire } from './connection';

/** The way to the host that fits the place where the page runs. */
export function chooseWire(): OpenWire {
  const { workbench } = globalThis as { readonly workbench?: Bridge };
  return workbench === undefined ? openWebSocket : () => Promise.resolve(bridgeWire(workbench));
}

/** The headless host: a WebSocket on the origin that the page came from, with the token of the page's address. */
function openWebSocket(): Promise<Wire<ToHost, ToWindow>> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  const url = new URL('host', location.origin.replace(/^http/, 'ws'));
  if (token !== null) url.searchParams.set('token', token);
  const socket = new WebSocket(url);
  return new Promise((resolve, reject) => {
    let opened = false;
    socket.addEventListener('open', () => {
      opened = true;
      resolve(wireOf(socket));
    });
    socket.addEventListener('close', (event) => {
      if (opened) return;
      if (event.code === 4401) reject(new Refused('The token in this page’s address is not the one of this host.'));
      else reject(new Error('The host does not answer.'));
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
