/* global window */
import { openBridge } from './bridge.mjs';

/** In the page's own world, before any of its scripts: puts what the preload script exposes onto `window`, and nothing else. */
export function startPageWorld(secret) {
  if (window.top !== window) return;
  const freeze = (value) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return value;
    for (const key of Object.keys(value)) freeze(value[key]);
    return Object.freeze(value);
  };
  openBridge(secret, 'page').onExpose((key, api) => {
    if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, key, { value: freeze(api), enumerable: true, writable: false, configurable: false });
  });
}
