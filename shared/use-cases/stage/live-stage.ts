import type { Journal } from '../../journal/journal';
import type { FrameCheck } from '../../ocpp/frame-check';
import type { OcppVersion } from '../../ocpp/version';
import type { Clock, Timer } from '../../platform/clock';
import type { Prompt } from '../run/stage';
import { TraceReader } from '../run/trace-reader';
import type { Trace } from '../run/trace';

export interface LiveOptions {
  readonly version: OcppVersion;
  /** Identity of the station. */
  readonly station: string;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly check: FrameCheck | undefined;
  readonly cancelled?: () => boolean;
  /** A prompt was opened, answered or withdrawn. */
  readonly onPrompts?: (open: readonly Prompt[]) => void;
}

/** How often it is looked whether the case was cancelled, which nobody tells of, ms. */
const LOOK_MS = 1000;

/** What the stages with a foreign end share: real time, a journal that others write to as well, and prompts. */
export class LiveStage {
  readonly version: OcppVersion;
  readonly station: string;
  readonly journal: Journal;
  readonly check: FrameCheck | undefined;
  readonly #options: LiveOptions;
  readonly #reader: TraceReader;
  #prompts: Prompt[] = [];
  #next = 1;
  /** Looks again whether what is waited for is there. */
  #look: (() => void) | undefined;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.version = options.version;
    this.station = options.station;
    this.journal = options.journal;
    this.check = options.check;
    this.#reader = new TraceReader(options.journal, options.station, options.journal.count);
  }

  get trace(): Trace {
    return this.#reader.trace;
  }

  get cancelled(): boolean {
    return this.#options.cancelled?.() ?? false;
  }

  now(): number {
    return this.#options.clock.now();
  }

  until(reached: () => boolean, ms: number): Promise<boolean> {
    const { clock } = this.#options;
    const end = clock.monotonic() + ms;
    return new Promise((resolve) => {
      let timer: Timer | undefined;
      const forget = this.journal.onChange(() => look());
      const look = (): void => {
        timer?.cancel();
        this.#reader.pull();
        const there = reached();
        const rest = end - clock.monotonic();
        if (!there && rest > 0 && !this.cancelled) {
          timer = clock.after(Math.min(LOOK_MS, rest), look);
          return;
        }
        forget();
        this.#look = undefined;
        resolve(there);
      };
      this.#look = look;
      look();
    });
  }

  prompt(who: 'station' | 'csms', text: string, kind: Prompt['kind'] = 'act'): Prompt {
    const prompt: Prompt = { id: this.#next++, who, kind, text, state: 'open' };
    this.#prompts.push(prompt);
    this.#tell();
    return prompt;
  }

  withdraw(prompt: Prompt): void {
    this.#prompts = this.#prompts.filter((one) => one !== prompt);
    this.#tell();
  }

  /** A person says what became of a prompt; false when it is open no longer. */
  answerPrompt(id: number, state: 'done' | 'skipped'): boolean {
    const prompt = this.#prompts.find((one) => one.id === id && one.state === 'open');
    if (!prompt) return false;
    prompt.state = state;
    this.#tell();
    this.#look?.();
    return true;
  }

  #tell(): void {
    this.#options.onPrompts?.(this.#prompts.filter(({ state }) => state === 'open'));
  }
}
