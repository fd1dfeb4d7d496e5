import { createInterface, type Interface } from 'node:readline';
import type { Prompt } from '../../shared/use-cases/run/stage';
import type { LiveStage } from '../../shared/use-cases/stage/live-stage';
import type { Output } from './output';

/**
 * Tells a person at the terminal what to do, and hears what became of it: an empty line or `done` when it is done, `skip` when
 * it cannot be. Most need no word: what was asked for shows on the wire.
 */
export class TerminalPrompts {
  readonly #out: Output;
  readonly #assumeSetUp: boolean;
  readonly #confirmed = new Set<string>();
  readonly #shown = new Set<Prompt>();
  #lines: Interface | undefined;
  #stage: LiveStage | undefined;
  #open: readonly Prompt[] = [];

  constructor(out: Output, assumeSetUp: boolean) {
    this.#out = out;
    this.#assumeSetUp = assumeSetUp;
  }

  /** The stage whose prompts are answered from now on. */
  serve(stage: LiveStage): void {
    this.#stage = stage;
  }

  show(open: readonly Prompt[]): void {
    this.#open = open;
    for (const prompt of open) {
      if (this.#shown.has(prompt)) continue;
      this.#shown.add(prompt);
      if (prompt.kind === 'setup' && (this.#assumeSetUp || this.#confirmed.has(prompt.text))) {
        // Not within the call that opened it: whoever opened it does not hold it yet.
        queueMicrotask(() => this.#answer(prompt, 'done'));
        continue;
      }
      this.#out.object({ type: 'prompt', id: prompt.id, who: prompt.who, kind: prompt.kind, text: prompt.text });
      this.#out.say(`  ${this.#out.styled('cyan', '▶')} ${prompt.text}  ${this.#out.styled('gray', prompt.kind === 'setup' ? '(Enter: it is so; skip)' : '(Enter when done, if nothing happens; skip)')}`);
      this.#listen();
    }
  }

  close(): void {
    this.#lines?.close();
  }

  #listen(): void {
    if (this.#lines) return;
    this.#lines = createInterface({ input: process.stdin });
    this.#lines.on('line', (line) => {
      const [prompt] = this.#open;
      if (prompt) this.#answer(prompt, /^s(kip)?$/i.test(line.trim()) ? 'skipped' : 'done');
    });
  }

  #answer(prompt: Prompt, state: 'done' | 'skipped'): void {
    if (state === 'done') this.#confirmed.add(prompt.text);
    this.#stage?.answerPrompt(prompt.id, state);
  }
}
