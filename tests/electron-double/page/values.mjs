/**
 * Values as text, for three ways across: Electron's IPC (structured clone), message ports (the same) and contextBridge
 * (structured clone, and functions and promises besides). Used in Node as a module and in both worlds of a page as text.
 */

/** What Electron throws for a value that structured clone refuses. */
export const NOT_CLONEABLE = 'An object could not be cloned.';

/**
 * @param {unknown} value
 * @param {{ fn: (f: Function) => number, promise: (p: Promise<unknown>) => number }} [refs] keeps functions and promises
 *   on this side and gives their numbers; without it they are refused, as IPC does.
 * @returns {string}
 */
export function encodeValue(value, refs) {
  const seen = [];
  const walk = (v) => {
    if (v === undefined) return { $: 'undefined' };
    if (typeof v === 'number' && !Number.isFinite(v)) return { $: 'number', v: String(v) };
    if (v === null || typeof v === 'boolean' || typeof v === 'string' || typeof v === 'number') return v;
    if (typeof v === 'bigint') return { $: 'bigint', v: String(v) };
    if (typeof v === 'function' && refs) return { $: 'function', v: refs.fn(v) };
    if (typeof v !== 'object') throw new Error(NOT_CLONEABLE);
    if (v instanceof Promise) {
      if (refs) return { $: 'promise', v: refs.promise(v) };
      throw new Error(NOT_CLONEABLE);
    }
    if (typeof v.constructor === 'function' && /^(Weak|MessagePort|Proxy)/.test(v.constructor.name)) throw new Error(NOT_CLONEABLE);
    if (v instanceof Date) return { $: 'date', v: v.getTime() };
    if (v instanceof RegExp) return { $: 'regexp', v: [v.source, v.flags] };
    if (v instanceof Error) return { $: 'error', v: [v.name, v.message, v.stack] };
    if (seen.includes(v)) throw new Error('The double carries no value that holds itself.');
    seen.push(v);
    try {
      if (v instanceof ArrayBuffer) return { $: 'bytes', k: 'ArrayBuffer', v: base64Of(new Uint8Array(v)) };
      if (ArrayBuffer.isView(v)) {
        const kind = v.constructor.name === 'Buffer' ? 'Uint8Array' : v.constructor.name;
        return { $: 'bytes', k: kind, v: base64Of(new Uint8Array(v.buffer, v.byteOffset, v.byteLength)) };
      }
      if (v instanceof Map) return { $: 'map', v: [...v].map(([key, item]) => [walk(key), walk(item)]) };
      if (v instanceof Set) return { $: 'set', v: [...v].map(walk) };
      if (Array.isArray(v)) return { $: 'array', v: Array.from(v, walk) };
      return { $: 'object', v: Object.keys(v).map((key) => [key, walk(v[key])]) };
    } finally {
      seen.pop();
    }
  };
  return JSON.stringify(walk(value));
}

/**
 * @param {string} text
 * @param {{ fn: (id: number) => Function, promise: (id: number) => Promise<unknown> }} [refs]
 * @returns {any}
 */
export function decodeValue(text, refs) {
  const walk = (v) => {
    if (v === null || typeof v !== 'object') return v;
    switch (v.$) {
      case 'undefined': return undefined;
      case 'number': return Number(v.v);
      case 'bigint': return BigInt(v.v);
      case 'function': return refs.fn(v.v);
      case 'promise': return refs.promise(v.v);
      case 'date': return new Date(v.v);
      case 'regexp': return new RegExp(v.v[0], v.v[1]);
      case 'error': return Object.assign(new Error(v.v[1]), { name: v.v[0], stack: v.v[2] });
      case 'bytes': {
        const bytes = bytesOf(v.v);
        if (v.k === 'ArrayBuffer') return bytes.buffer;
        return new globalThis[v.k](bytes.buffer);
      }
      case 'map': return new Map(v.v.map(([key, item]) => [walk(key), walk(item)]));
      case 'set': return new Set(v.v.map(walk));
      case 'array': return v.v.map(walk);
      default: return Object.fromEntries(v.v.map(([key, item]) => [key, walk(item)]));
    }
  };
  return walk(JSON.parse(text));
}

function base64Of(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
