import type { HostError, Reply } from '../ipc/contract';

export function done<Value>(value: Value): Reply<Value> {
  return { ok: true, value };
}

/** @param message a sentence: what is wrong, and what to do */
export function fail(code: HostError['code'], message: string): Reply<never> {
  return { ok: false, error: { code, message } };
}
