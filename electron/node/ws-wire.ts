import type { WebSocket } from 'ws';
import type { ToHost, ToWindow, Wire } from '../../shared/ipc/contract';
import { encode, parseMessage } from '../../shared/ipc/envelope';

/** A boundary over an open WebSocket: one JSON text a message. What is no JSON arrives as undefined. */
export function wsWire<Out extends ToHost | ToWindow, In>(ws: WebSocket): Wire<Out, In> {
  return {
    send: (message) => {
      if (ws.readyState === ws.OPEN) ws.send(encode(message));
    },
    onMessage: (listener) => {
      // The receiver checks every message; what a wire carries is not to be trusted.
      ws.on('message', (data: Buffer) => listener(parseMessage(data.toString('utf8')) as In));
    },
    onClose: (listener) => void ws.on('close', listener),
    close: () => ws.close(1000),
  };
}
