import type { Clock, Timer } from '../platform/clock';
import type { Socket } from '../platform/socket';

/** A message as it came over the wire. */
export interface Message {
  /** Text, or the base64 of what is none. */
  readonly text: string;
  readonly base64?: boolean;
  /** It called itself text, without being UTF-8. */
  readonly asText?: boolean;
}

/** How a leg ends. */
export interface Ending {
  readonly code: number;
  readonly reason: string;
}

/** So much may wait for the slow side before its source is read no further, in UTF-16 units. */
const MOST_WAITING = 4 * 1024 * 1024;
/** From here on it is read again. */
const FEW_WAITING = 1024 * 1024;
/** How often a slow side is looked at, ms. */
const LOOK_EVERY_MS = 20;

interface Waiting {
  readonly message: Message;
  /** Monotonic ms of the clock from which on it may go. */
  readonly due: number;
}

/**
 * One way over a tap. What comes in goes out in the same order: at once, later when it is delayed, or when the far side
 * is there. While too much waits, the near side is not read, so that TCP slows its sender down.
 */
export class Pipe {
  readonly #clock: Clock;
  readonly #delayMs: () => number;
  #queue: Waiting[] = [];
  #queued = 0;
  #source: Socket | undefined;
  #target: Socket | undefined;
  #ending: Ending | undefined;
  #timer: Timer | undefined;
  #look: Timer | undefined;
  #unlooked = 0;

  /** @param delayMs how long a message is delayed, asked for each of them */
  constructor(clock: Clock, delayMs: () => number) {
    this.#clock = clock;
    this.#delayMs = delayMs;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** The side that is read. */
  from(source: Socket): void {
    this.#source = source;
    if (this.#look) source.pause();
  }

  /** The side that is written to is there: what waited goes. */
  to(target: Socket | undefined): void {
    this.#target = target;
    this.#drain();
  }

  push(message: Message): void {
    if (this.#ending) return;
    const delay = this.#delayMs();
    if (this.#target && this.#queue.length === 0 && delay <= 0) {
      this.#send(this.#target, message);
    } else {
      // Never before one that came earlier, also when the delay was shortened meanwhile.
      const due = Math.max(this.#clock.monotonic() + delay, this.#queue.at(-1)?.due ?? 0);
      this.#queue.push({ message, due });
      this.#queued += message.text.length;
      this.#drain();
    }
    this.#unlooked += message.text.length;
    // To ask a socket what it holds costs more than to count.
    if (this.#unlooked > MOST_WAITING / 16) this.#slowDown();
  }

  /** Ends the far side as the near one has ended, after what still waits. */
  end(ending: Ending): void {
    if (this.#ending) return;
    this.#ending = ending;
    this.#look?.cancel();
    this.#drain();
  }

  /** Forgets what waits, and ends the far side now. */
  cut(ending: Ending): void {
    this.#queue = [];
    this.#queued = 0;
    if (this.#ending) return;
    this.end(ending);
  }

  #drain(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    const target = this.#target;
    if (!target) return;
    const now = this.#clock.monotonic();
    let sent = 0;
    for (const { message, due } of this.#queue) {
      if (due > now) break;
      this.#queued -= message.text.length;
      this.#send(target, message);
      sent += 1;
    }
    this.#queue.splice(0, sent);
    const [next] = this.#queue;
    if (next) this.#timer = this.#clock.after(Math.max(1, next.due - now), () => this.#drain());
    else if (this.#ending) endWith(target, this.#ending);
  }

  #send(target: Socket, { text, base64 = false, asText }: Message): void {
    if (base64) target.sendBytes(text, asText);
    else target.send(text);
  }

  #slowDown(): void {
    this.#unlooked = 0;
    if (this.#look || this.#held() <= MOST_WAITING) return;
    this.#source?.pause();
    this.#lookAgain();
  }

  #lookAgain(): void {
    this.#look = this.#clock.after(LOOK_EVERY_MS, () => {
      this.#look = undefined;
      if (this.#held() > FEW_WAITING) this.#lookAgain();
      else this.#source?.resume();
    });
  }

  #held(): number {
    return this.#queued + (this.#target?.bufferedBytes ?? 0);
  }
}

/**
 * Ends a leg as the other one has ended. Three codes are never on the wire (RFC 6455 §7.4.1): 1005, a close frame without a
 * code, is sent as such; for 1006 and 1015, no close frame, the leg is dropped without one.
 */
export function endWith(socket: Socket, { code, reason }: Ending): void {
  socket.resume();
  if (code === 1006 || code === 1015) socket.terminate();
  else if (code === 1005) socket.close();
  else socket.close(code, reason);
}
