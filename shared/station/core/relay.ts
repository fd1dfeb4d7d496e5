import type { SocketHandler } from '../../platform/socket';

/**
 * Holds what a socket says until somebody listens. A server may speak in the same moment in which the connection opens,
 * and the HTTP answer is to be recorded before.
 */
export class Relay implements SocketHandler {
  #target: SocketHandler | undefined;
  #waiting: ((target: SocketHandler) => void)[] | undefined = [];

  /** Tells `target` what came so far, and everything from now on. */
  attach(target: SocketHandler): void {
    this.#target = target;
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const tell of waiting) tell(target);
  }

  onText(text: string): void {
    if (this.#target) this.#target.onText(text);
    else this.#hold((target) => target.onText(text));
  }

  onBinary(base64: string): void {
    this.#hold((target) => target.onBinary(base64));
  }

  onPing(): void {
    this.#hold((target) => target.onPing());
  }

  onPong(): void {
    this.#hold((target) => target.onPong());
  }

  onClose(code: number, reason: string): void {
    this.#hold((target) => target.onClose(code, reason));
  }

  onError(message: string): void {
    this.#hold((target) => target.onError(message));
  }

  #hold(tell: (target: SocketHandler) => void): void {
    if (this.#target) tell(this.#target);
    else this.#waiting?.push(tell);
  }
}
