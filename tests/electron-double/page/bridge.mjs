/* global window, CustomEvent */
import { decodeValue, encodeValue } from './values.mjs';

/**
 * One end of the way between a page's own world and the preload script's. Each world has its own JavaScript, but both
 * hear the same DOM events; the name of ours is a secret of the two. Functions stay where they were made: the other
 * world gets one that calls across and waits, as contextBridge does it.
 *
 * @param {string} secret
 * @param {'page' | 'preload'} side
 */
export function openBridge(secret, side) {
  const other = side === 'page' ? 'preload' : 'page';
  const functions = [];
  const waiting = new Map();
  let nextPromise = 0;
  let nextAnswer = 0;
  const listen = window.addEventListener.bind(window);
  const dispatch = window.dispatchEvent.bind(window);
  const tell = (message) => dispatch(new CustomEvent(`${secret}:${other}`, { detail: JSON.stringify(message) }));
  /** Tells the other world and takes its answer, which comes within the same turn since events of the DOM do. */
  const ask = (message) => {
    const answerTo = `${secret}:${side}:${nextAnswer}`;
    nextAnswer += 1;
    let answer;
    listen(answerTo, (event) => {
      answer = JSON.parse(event.detail);
    }, { once: true });
    tell({ ...message, answerTo });
    if (answer === undefined) throw new Error('The other world did not answer.');
    const value = decodeValue(answer.value, incoming);
    if (answer.ok) return value;
    throw value;
  };

  const outgoing = {
    fn(f) {
      const known = functions.indexOf(f);
      return known >= 0 ? known : functions.push(f) - 1;
    },
    promise(p) {
      const id = nextPromise;
      nextPromise += 1;
      p.then(
        (value) => tell({ t: 'settle', id, ok: true, value: encodeValue(value, outgoing) }),
        (error) => tell({ t: 'settle', id, ok: false, value: encodeValue(error, outgoing) }),
      );
      return id;
    },
  };
  const incoming = {
    fn: (id) => (...args) => ask({ t: 'call', id, args: encodeValue(args, outgoing) }),
    promise: (id) => new Promise((resolve, reject) => waiting.set(id, { resolve, reject })),
  };

  let onExpose = () => undefined;
  listen(`${secret}:${side}`, (event) => {
    const message = JSON.parse(event.detail);
    if (message.t === 'settle') {
      const promise = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.ok) promise?.resolve(decodeValue(message.value, incoming));
      else promise?.reject(decodeValue(message.value, incoming));
      return;
    }
    let answer;
    try {
      const args = decodeValue(message.args, incoming);
      const value = message.t === 'expose' ? onExpose(...args) : functions[message.id](...args);
      answer = { ok: true, value: encodeValue(value, outgoing) };
    } catch (error) {
      answer = { ok: false, value: encodeValue(error instanceof Error ? error : new Error(String(error)), outgoing) };
    }
    dispatch(new CustomEvent(message.answerTo, { detail: JSON.stringify(answer) }));
  });

  return {
    /** On the page's side: what to do with an API that is exposed. */
    onExpose(handler) {
      onExpose = handler;
    },
    /** On the preload script's side: exposes an API; throws what the page's side throws. */
    expose: (...args) => ask({ t: 'expose', args: encodeValue(args, outgoing) }),
  };
}
