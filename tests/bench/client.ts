import { WebSocket } from 'ws';

/** Payload of a TransactionEvent of about 360 bytes, valid in 2.0.1. */
const PAYLOAD = JSON.stringify({
  eventType: 'Updated',
  timestamp: '2026-01-01T12:00:00.000Z',
  triggerReason: 'MeterValuePeriodic',
  seqNo: 7,
  transactionInfo: { transactionId: '4f7c3d2e-1a6b-4a53-9f0e-0c5b6d7e8f90', chargingState: 'Charging' },
  meterValue: [
    { timestamp: '2026-01-01T12:00:00.000Z', sampledValue: [{ value: 12345.6, context: 'Sample.Periodic', measurand: 'Energy.Active.Import.Register' }] },
  ],
});

/** A CALL with a message id of 36 characters, all different. */
export function frame(n: number): string {
  return `[2,"${String(n).padStart(36, '0')}","TransactionEvent",${PAYLOAD}]`;
}

export interface Load {
  readonly url: (index: number) => string;
  readonly connections: number;
  /** CALLs that each connection keeps open. */
  readonly window: number;
  readonly protocol: string;
}

/** Opens the connections, a hundred at a time. */
export async function connect(load: Load): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let from = 0; from < load.connections; from += 100) {
    const batch = Array.from({ length: Math.min(100, load.connections - from) }, (_, i) => opened(load.url(from + i), load.protocol));
    sockets.push(...(await Promise.all(batch)));
  }
  return sockets;
}

function opened(url: string, protocol: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocol, { perMessageDeflate: false });
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Calls answered per second while every connection keeps its window full for `ms` milliseconds. */
export function drive(sockets: readonly WebSocket[], window: number, ms: number): Promise<number> {
  return new Promise((resolve) => {
    let answered = 0;
    let open = 0;
    let n = 0;
    let running = true;
    const started = performance.now();
    let stoppedAt = 0;
    const listeners = sockets.map((socket) => {
      const listener = (): void => {
        open -= 1;
        if (running) {
          answered += 1;
          open += 1;
          socket.send(frame(n++));
        } else if (open === 0) finish();
      };
      socket.on('message', listener);
      return listener;
    });
    const finish = (): void => {
      sockets.forEach((socket, i) => { const listener = listeners[i]; if (listener) socket.off('message', listener); });
      resolve((answered * 1000) / (stoppedAt - started));
    };
    for (const socket of sockets) {
      for (let i = 0; i < window; i += 1) {
        open += 1;
        socket.send(frame(n++));
      }
    }
    setTimeout(() => {
      running = false;
      stoppedAt = performance.now();
    }, ms);
  });
}
