/* global window, MessageChannel */
import { openBridge } from './bridge.mjs';
import { decodeValue, encodeValue } from './values.mjs';

/**
 * In an isolated world of the page: the `electron` module as a sandboxed preload script sees it, and the script itself.
 *
 * @param {{ secret: string, binding: string, deliver: string, argv: string[], platform: string }} settings
 * @param {(require: Function, module: object, exports: object, process: object) => void} preload
 */
export function startPreloadWorld(settings, preload) {
  if (window.top !== window) return;
  const toHost = globalThis[settings.binding];
  const tell = (message) => toHost(JSON.stringify(message));
  const bridge = openBridge(settings.secret, 'preload');
  const listeners = new Map();
  const invokes = new Map();
  const ports = new Map();
  let nextInvoke = 0;
  let nextPort = 0;

  const cloned = (what, value) => {
    try {
      return encodeValue(value);
    } catch (error) {
      tell({ t: 'misuse', text: `${what}: ${error.message}` });
      throw error;
    }
  };
  /** Keeps a port of this page, and carries what comes out of it to the host. */
  const carry = (port, id) => {
    ports.set(id, port);
    port.onmessage = (event) => tell({ t: 'port', id, data: cloned('MessagePort.postMessage', event.data) });
    port.addEventListener('close', () => tell({ t: 'port-close', id }));
    return id;
  };
  const on = (channel, listener, once) => {
    const list = listeners.get(channel) ?? [];
    listeners.set(channel, [...list, { listener, once }]);
    return ipcRenderer;
  };
  const off = (channel, listener) => {
    listeners.set(channel, (listeners.get(channel) ?? []).filter((entry) => entry.listener !== listener));
    return ipcRenderer;
  };
  const ipcRenderer = {
    send: (channel, ...args) => tell({ t: 'send', channel, args: cloned(`ipcRenderer.send('${channel}')`, args) }),
    invoke(channel, ...args) {
      const id = nextInvoke;
      nextInvoke += 1;
      const text = cloned(`ipcRenderer.invoke('${channel}')`, args);
      return new Promise((resolve, reject) => {
        invokes.set(id, { resolve, reject, channel });
        tell({ t: 'invoke', id, channel, args: text });
      });
    },
    postMessage(channel, message, transfer = []) {
      const carried = transfer.map((port) => {
        nextPort += 1;
        return carry(port, `page-${nextPort}`);
      });
      tell({ t: 'post', channel, args: cloned(`ipcRenderer.postMessage('${channel}')`, [message]), ports: carried });
    },
    on: (channel, listener) => on(channel, listener, false),
    addListener: (channel, listener) => on(channel, listener, false),
    once: (channel, listener) => on(channel, listener, true),
    off,
    removeListener: off,
    removeAllListeners(channel) {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel) => (listeners.get(channel) ?? []).length,
  };
  const missing = (what, object) => new Proxy(object, {
    get(target, key) {
      if (key in target || typeof key === 'symbol') return target[key];
      tell({ t: 'misuse', text: `${what}.${String(key)} is not in the double.` });
      return undefined;
    },
  });
  const electron = missing('electron', {
    ipcRenderer: missing('ipcRenderer', ipcRenderer),
    contextBridge: missing('contextBridge', {
      exposeInMainWorld(key, api) {
        tell({ t: 'exposed', key });
        bridge.expose(key, api);
      },
    }),
    webUtils: missing('webUtils', { getPathForFile: (file) => `/double/${file.name}` }),
  });
  globalThis[settings.deliver] = (text) => {
    const message = JSON.parse(text);
    if (message.t === 'invoked') {
      const waiting = invokes.get(message.id);
      invokes.delete(message.id);
      if (message.ok) waiting?.resolve(decodeValue(message.value));
      else waiting?.reject(new Error(`Error invoking remote method '${waiting.channel}': ${message.error}`));
    } else if (message.t === 'port') {
      ports.get(message.id)?.postMessage(decodeValue(message.data));
    } else if (message.t === 'port-close') {
      ports.get(message.id)?.close();
      ports.delete(message.id);
    } else {
      const handed = (message.ports ?? []).map((id) => {
        const channel = new MessageChannel();
        carry(channel.port2, id);
        return channel.port1;
      });
      const event = { sender: ipcRenderer, senderId: 0, ports: handed };
      const list = listeners.get(message.channel) ?? [];
      if (list.length === 0) tell({ t: 'unheard', channel: message.channel });
      for (const { listener, once } of list) {
        if (once) off(message.channel, listener);
        listener(event, ...decodeValue(message.args));
      }
    }
  };

  const module = { exports: {} };
  const require = (name) => {
    if (/^(electron|electron\/(renderer|common))$/.test(name)) return electron;
    tell({ t: 'misuse', text: `The preload script requires '${name}', which a sandboxed one cannot have.` });
    throw new Error(`module not found: ${name}`);
  };
  const process = { platform: settings.platform, argv: settings.argv, type: 'renderer', sandboxed: true, contextIsolated: true, versions: { electron: '45.4.1' }, env: {} };
  try {
    preload(require, module, module.exports, process);
  } catch (error) {
    tell({ t: 'misuse', text: `The preload script failed: ${error.stack ?? error}` });
  }
  tell({ t: 'ready' });
}
