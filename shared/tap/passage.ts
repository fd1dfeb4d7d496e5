import type { ConnectionId, ConnectionInfo } from '../journal/entry';
import type { Clock } from '../platform/clock';
import type { Socket } from '../platform/socket';
import type { End, HeldFrame, TapSettings, Traffic } from './api';
import { Counts } from './counts';
import { HeldFrames, whatOf, type HeldAnswer } from './held-frames';
import { Pipe, type Ending, type Message } from './pipe';
import { directionFrom, WireLog, type Passed, type WireLogPorts } from './wire-log';

export interface PassagePorts extends WireLogPorts {
  readonly clock: Clock;
  readonly settings: () => TapSettings;
  /** Something of it looks different now. */
  readonly changed: () => void;
  /** What the rules say of a frame, which counts as one time. */
  readonly judge: (from: End, passed: Passed) => 'drop' | 'hold' | 'pass';
}

export type TapNoteKind = 'tap-drop' | 'tap-hold' | 'tap-release' | 'tap-change' | 'tap-keep';
const WARNINGS: readonly TapNoteKind[] = ['tap-drop', 'tap-hold', 'tap-change'];

/** What goes over between the two legs of a tapped connection, both ways: written down, judged by the rules, and passed on. */
export class Passage {
  readonly wire: WireLog;
  readonly #ports: PassagePorts;
  readonly #connection: ConnectionId;
  /** By who sends what flows in it. */
  readonly #pipes: Readonly<Record<End, Pipe>>;
  readonly #counts = new Counts();
  readonly #held: HeldFrames;
  /** Asked of each frame before it is passed on; true keeps it. */
  keeps: ((from: End, passed: Passed) => boolean) | undefined;
  /** Told when a request may have been answered. */
  moved: (() => void) | undefined;

  constructor(connection: ConnectionId, { station, version }: ConnectionInfo, ports: PassagePorts) {
    this.#ports = ports;
    this.#connection = connection;
    this.wire = new WireLog(ports, connection, version);
    const pipe = (from: End): Pipe => new Pipe(ports.clock, () => ports.settings().delayMs[from]);
    this.#pipes = { station: pipe('station'), csms: pipe('csms') };
    this.#held = new HeldFrames({
      clock: ports.clock, station,
      tell: (kind, from, passed, message) => this.tell(kind, from, passed, message),
      pass: (from, message, passed) => { this.wire.asks(from, passed); this.#pipes[from].push(message); },
      passChanged: (from, text, instead) => this.#passChanged(from, text, instead),
      dropped: (from) => this.#counts.add(from, 'dropped'),
    });
  }

  get held(): readonly HeldFrame[] {
    return this.#held.list;
  }

  /** The leg that an end's messages are read from. */
  from(end: End, socket: Socket): void {
    this.#pipes[end].from(socket);
  }

  /** The leg that an end's messages are written to; what waited for it goes. */
  to(end: End, socket: Socket | undefined): void {
    this.#pipes[end].to(socket);
  }

  came(from: End, message: Message): void {
    const passed = this.wire.take(from, message);
    this.#counts.came(from, message);
    if (this.keeps?.(from, passed) !== true) this.#judged(from, message, passed);
    this.#ports.changed();
    this.moved?.();
  }

  /** Puts a message of the workbench's own on the wire, as if `from` had sent it; it does not wait behind what is delayed. */
  inject(from: End, text: string, target: Socket): Passed {
    const passed = this.wire.take(from, { text }, 'injected');
    this.#counts.add(from, 'injected');
    target.send(text);
    this.#ports.changed();
    return passed;
  }

  heldMessage(key: number): Message | undefined {
    return this.#held.messageOf(key);
  }

  /** What a person does with a held message; false when it is not held here. */
  answerHeld(key: number, answer: HeldAnswer): boolean {
    const done = this.#held.answer(key, answer);
    if (!done) return false;
    this.#ports.changed();
    this.moved?.();
    return true;
  }

  /** Nothing of an end is passed on any more; the far side is ended after what waits. */
  end(from: End, ending: Ending): void {
    this.#pipes[from].end(ending);
  }

  /** What is held can go nowhere any more. */
  giveUpHeld(why: string): void {
    this.#held.end(why);
  }

  traffic(from: End): Traffic {
    return { ...this.#counts.traffic(from), waiting: this.#pipes[from].waiting, held: this.held.filter((one) => one.from === from).length };
  }

  /** Writes down what became of a message that came. */
  tell(kind: TapNoteKind, from: End, { index, id }: Passed, message: string): void {
    const severity = WARNINGS.includes(kind) ? { severity: 'warning' } : {};
    this.#ports.recorder.event(this.#connection, 'note', { kind, ...severity, entry: index, id: id ?? null, message }, directionFrom(from));
  }

  note(message: string, severity?: 'warning'): void {
    this.#ports.recorder.event(this.#connection, 'note', { kind: 'tap', ...(severity ? { severity } : {}), message });
  }

  #judged(from: End, message: Message, passed: Passed): void {
    const verdict = this.#ports.judge(from, passed);
    if (verdict === 'pass') return this.#pipes[from].push(message);
    // Nobody on the other side has been asked.
    this.wire.forget(from, passed);
    if (verdict === 'hold') return this.#held.hold(from, message, passed);
    this.#counts.add(from, 'dropped');
    this.tell('tap-drop', from, passed, `Dropped by the workbench: ${whatOf(from, passed)} is not passed on, by a rule.`);
  }

  #passChanged(from: End, text: string, instead: Passed): void {
    this.wire.takeBack(from, instead);
    this.wire.take(from, { text }, 'changed');
    this.#counts.add(from, 'changed');
    this.#pipes[from].push({ text });
  }
}
