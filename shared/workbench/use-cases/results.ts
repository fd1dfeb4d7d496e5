import * as v from 'valibot';
import { UseCaseResult, type PlayedScenario, type UseCaseRun } from '../../ipc/use-case-shapes';
import type { Clock } from '../../platform/clock';
import type { Memory } from '../ports';
import { Throttle } from '../throttle';

const KEY = 'results';
/** Between two writings while a run adds one result after the other, ms. */
const WRITE_EVERY_MS = 3_000;

/** The newest result of each scenario, version and setting, kept over restarts. */
export class Results {
  readonly #memory: Memory;
  readonly #onFailure: (message: string) => void;
  readonly #results = new Map<string, UseCaseResult>();
  readonly #write: Throttle;
  #loading: Promise<void> | undefined;
  #unwritten = false;

  constructor(memory: Memory, clock: Clock, onFailure: (message: string) => void) {
    this.#memory = memory;
    this.#onFailure = onFailure;
    this.#write = new Throttle(clock, () => WRITE_EVERY_MS, () => void this.#flush());
  }

  async runs(): Promise<UseCaseRun[]> {
    await this.#load();
    return [...this.#results.values()].map(runOf);
  }

  async get(played: PlayedScenario): Promise<UseCaseResult | undefined> {
    await this.#load();
    return this.#results.get(keyOf(played));
  }

  async put(result: UseCaseResult): Promise<void> {
    await this.#load();
    this.#results.set(keyOf(result), result);
    this.#changed();
  }

  /** Forgets what is known of a scenario of the person's own, which is gone. */
  async forget(name: string): Promise<void> {
    await this.#load();
    for (const [key, { scenario }] of [...this.#results]) if (scenario.own && scenario.name === name) this.#results.delete(key);
    this.#changed();
  }

  async close(): Promise<void> {
    this.#write.cancel();
    await this.#flush();
  }

  #changed(): void {
    this.#unwritten = true;
    this.#write.poke();
  }

  #load(): Promise<void> {
    this.#loading ??= this.#memory.get(KEY).then((kept) => {
      for (const one of Array.isArray(kept) ? kept : []) {
        const read = v.safeParse(UseCaseResult, one);
        // The journals of single cases went with the process that kept them.
        if (read.success) this.#results.set(keyOf(read.output), { ...read.output, journals: [] });
      }
    });
    return this.#loading;
  }

  async #flush(): Promise<void> {
    if (!this.#unwritten) return;
    this.#unwritten = false;
    try {
      await this.#memory.set(KEY, [...this.#results.values()]);
    } catch (error) {
      this.#onFailure(`The verdicts could not be kept: ${error instanceof Error ? error.message : String(error)}. They are lost when the workbench ends.`);
    }
  }
}

/** One text for what a verdict is about. */
export function keyOf({ scenario, version, setting }: PlayedScenario): string {
  return `${scenario.own ? 'own' : 'built-in'}/${scenario.name}/${version}/${setting}`;
}

function runOf({ scenario, version, setting, title, useCase, verdict, at, checks }: UseCaseResult): UseCaseRun {
  return { scenario, version, setting, title, verdict, at, checks, ...(useCase === undefined ? {} : { useCase }) };
}
