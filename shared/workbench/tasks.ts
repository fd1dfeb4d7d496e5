import type { Progress } from '../ipc/shapes';
import type { CancelSignal } from './ports';

/** Work that takes long enough to be shown and cancelled. */
export class Task implements CancelSignal {
  readonly id: string;
  readonly label: string;
  aborted = false;
  readonly #tell: (progress: Progress) => void;
  #shown = 0;

  constructor(id: string, label: string, tell: (progress: Progress) => void) {
    this.id = id;
    this.label = label;
    this.#tell = tell;
    this.#say(undefined, false);
  }

  /** @param share 0 to 1; told on in steps of a hundredth */
  progress(share: number): void {
    if (share - this.#shown < 0.01) return;
    this.#shown = share;
    this.#say(share, false);
  }

  finish(): void {
    this.#say(1, true);
  }

  #say(share: number | undefined, finished: boolean): void {
    this.#tell({ task: this.id, label: this.label, finished, cancellable: true, ...(share === undefined ? {} : { done: share }) });
  }
}

export class TaskList {
  readonly #running = new Map<string, Task>();
  readonly #tell: (progress: Progress) => void;
  #next = 1;

  constructor(tell: (progress: Progress) => void) {
    this.#tell = tell;
  }

  /** Runs `work` as a task; it looks at the task's `aborted` from time to time. */
  async run<Result>(label: string, work: (task: Task) => Promise<Result>): Promise<Result> {
    const task = new Task(`task-${this.#next++}`, label, this.#tell);
    this.#running.set(task.id, task);
    try {
      return await work(task);
    } finally {
      this.#running.delete(task.id);
      task.finish();
    }
  }

  /** False when there is no such task any more. */
  cancel(id: string): boolean {
    const task = this.#running.get(id);
    if (task) task.aborted = true;
    return task !== undefined;
  }

  cancelAll(): void {
    for (const task of this.#running.values()) task.aborted = true;
  }
}
