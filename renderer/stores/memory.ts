import { call } from '../host/host';

/**
 * What the window remembers, kept by the host so that it outlives ports and origins. Writing is put off a moment and the
 * last value wins; what is still unwritten goes out when the page is hidden.
 */
const WRITE_AFTER_MS = 300;

const unwritten = new Map<string, unknown>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Stores a JSON value under a key of at most 64 characters. */
export function remember(key: string, value: unknown): void {
  unwritten.set(key, value);
  timer ??= setTimeout(flush, WRITE_AFTER_MS);
}

/** The remembered value; undefined when there is none, it cannot be read, or it has not the expected form. */
export async function recall<Value>(key: string, fits: (value: unknown) => value is Value): Promise<Value | undefined> {
  if (unwritten.has(key)) {
    const value = unwritten.get(key);
    return fits(value) ? value : undefined;
  }
  const reply = await call('memory.get', { key });
  if (!reply.ok) return undefined;
  const value: unknown = reply.value.value;
  return fits(value) ? value : undefined;
}

function flush(): void {
  clearTimeout(timer);
  timer = undefined;
  const values = [...unwritten];
  unwritten.clear();
  for (const [key, value] of values) {
    void call('memory.set', { key, value }).then((reply) => {
      // The host is away: keep the value for when it is back, unless a newer one came meanwhile.
      if (!reply.ok && reply.error.code === 'disconnected' && !unwritten.has(key)) unwritten.set(key, value);
    });
  }
}

/** Sends what is unwritten at once; for the moment of a connection, and for that of the page's end. */
export function writeMemory(): void {
  if (unwritten.size > 0) flush();
}
