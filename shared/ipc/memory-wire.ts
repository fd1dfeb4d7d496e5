import type { ToHost, ToWindow, Wire } from './contract';

/** A window's end and a host's end that meet in memory. Messages are copied as JSON, as over a network. */
export function memoryWires(): { readonly window: Wire<ToHost, ToWindow>; readonly host: Wire<ToWindow, ToHost> } {
  const window = new MemoryEnd<ToHost, ToWindow>();
  const host = new MemoryEnd<ToWindow, ToHost>();
  window.reach = (text) => host.take(text);
  host.reach = (text) => window.take(text);
  window.hangUp = () => host.end();
  host.hangUp = () => window.end();
  return { window, host };
}

class MemoryEnd<Out, In> implements Wire<Out, In> {
  reach: (text: string) => void = () => undefined;
  hangUp: () => void = () => undefined;
  #message: (message: In) => void = () => undefined;
  readonly #closeListeners: (() => void)[] = [];
  #open = true;

  send(message: Out): void {
    if (!this.#open) return;
    const text = JSON.stringify(message);
    void Promise.resolve().then(() => this.reach(text));
  }

  onMessage(listener: (message: In) => void): void {
    this.#message = listener;
  }

  onClose(listener: () => void): void {
    this.#closeListeners.push(listener);
  }

  close(): void {
    void Promise.resolve().then(() => {
      this.end();
      this.hangUp();
    });
  }

  take(text: string): void {
    if (this.#open) this.#message(JSON.parse(text) as In);
  }

  end(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const listener of this.#closeListeners) listener();
  }
}
