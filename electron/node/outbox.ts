/** Something that has bytes to send. */
export interface Sending {
  /** Hands what was collected to the system. */
  flush(): void;
}

/** So many sockets are written to at once at most; the first of them need not wait for all the others. */
const MOST = 64;

let waiting: Sending[] = [];
let due = false;

/**
 * Flushes a socket at the end of this turn of the event loop, together with the others that sent something in it. A write
 * wakes the process at the other end when that sleeps, which costs more than the write; of several in a row only the
 * first does.
 */
export function flushSoon(socket: Sending): void {
  waiting.push(socket);
  if (waiting.length >= MOST) return flushAll();
  if (due) return;
  due = true;
  setImmediate(flushDue);
}

function flushDue(): void {
  due = false;
  flushAll();
}

function flushAll(): void {
  const all = waiting;
  waiting = [];
  for (const socket of all) socket.flush();
}
