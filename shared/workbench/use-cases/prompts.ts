import type { PromptShape } from '../../ipc/use-case-shapes';
import type { Prompt } from '../../use-cases/run/stage';

/** The stage that prompts belong to. */
export interface Prompted {
  answerPrompt(id: number, state: 'done' | 'skipped'): boolean;
}

/**
 * What a person is asked during one run. A prompt's number is the run's, so that an answer which comes late never meets the
 * next case's; what has to be set up is asked once.
 */
export class Prompts {
  readonly #changed: () => void;
  readonly #confirmed = new Set<string>();
  readonly #numbers = new Map<Prompt, number>();
  #open: readonly Prompt[] = [];
  #stage: Prompted | undefined;
  #next = 1;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get open(): PromptShape[] {
    return this.#open.map((prompt) => ({ id: this.#numbers.get(prompt) ?? 0, who: prompt.who, kind: prompt.kind, text: prompt.text }));
  }

  serve(stage: Prompted): void {
    this.#stage = stage;
    this.#open = [];
  }

  show(open: readonly Prompt[]): void {
    for (const prompt of open) {
      if (this.#numbers.has(prompt)) continue;
      this.#numbers.set(prompt, this.#next++);
      // Not within the call that opened it: whoever opened it does not hold it yet.
      if (prompt.kind === 'setup' && this.#confirmed.has(prompt.text)) void Promise.resolve().then(() => this.#stage?.answerPrompt(prompt.id, 'done'));
    }
    this.#open = open.filter((prompt) => !(prompt.kind === 'setup' && this.#confirmed.has(prompt.text)));
    this.#changed();
  }

  /** False when it is open no longer. */
  answer(number: number, answer: 'done' | 'skipped'): boolean {
    const prompt = this.#open.find((one) => this.#numbers.get(one) === number);
    if (!prompt || !this.#stage) return false;
    if (answer === 'done' && prompt.kind === 'setup') this.#confirmed.add(prompt.text);
    return this.#stage.answerPrompt(prompt.id, answer);
  }
}
