import type { Problem } from '../ipc/shapes';

/** As many as stay readable; the oldest go first. */
const KEPT = 500;

/** What a person should know, newest last. The same sentence about the same thing is counted once a while. */
export class ProblemList {
  #problems: Problem[] = [];
  #next = 1;
  readonly #now: () => number;
  readonly #tell: (problem: Problem) => void;

  /** @param now wall time, ms since 1970 */
  constructor(now: () => number, tell: (problem: Problem) => void) {
    this.#now = now;
    this.#tell = tell;
  }

  get all(): readonly Problem[] {
    return this.#problems;
  }

  add(problem: Omit<Problem, 'id' | 'at'>): void {
    const at = this.#now();
    const last = this.#problems.at(-1);
    if (last?.message === problem.message && last.about === problem.about && at - last.at < 1000) return;
    const added: Problem = { ...problem, id: this.#next, at };
    this.#next += 1;
    this.#problems = [...this.#problems.slice(-(KEPT - 1)), added];
    this.#tell(added);
  }

  clear(): void {
    this.#problems = [];
  }
}
