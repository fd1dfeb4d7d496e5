import type { JournalChange } from '../journal/journal';
import type { View } from '../journal/view';
import type { Filter } from '../ipc/shapes';
import type { Timer } from '../platform/clock';
import type { Emit } from './emit';
import { FollowedState } from './followed-state';
import type { ShownJournal } from './shown-journal';
import type { Workbench } from './workbench';

/** Between two words that the state changed, ms: faster than anybody reads. */
const STATE_EVERY_MS = 100;

/** One window's share of the workbench: its filtered lists, and what it is told. */
export class WindowView {
  readonly emit: Emit;
  /** What it was told of the stations' state. */
  readonly followed = new FollowedState();
  readonly #workbench: Workbench;
  readonly #views = new Map<string, { readonly filter: Filter; view: View }>();
  #stateTimer: Timer | undefined;
  #onClose: (() => void) | undefined;
  #closed = false;

  constructor(workbench: Workbench, emit: Emit) {
    this.#workbench = workbench;
    this.emit = (name, value) => {
      if (!this.#closed) emit(name, value);
    };
  }

  /** Opens a list, or gives one another filter. */
  open(id: string, filter: Filter): View {
    this.#views.get(id)?.view.close();
    const view = this.#workbench.shown.journal.view(filter);
    this.#views.set(id, { filter, view });
    return view;
  }

  view(id: string): View | undefined {
    return this.#views.get(id)?.view;
  }

  /** A list that is open with just this filter. */
  find(filter: Filter): View | undefined {
    const wanted = spelled(filter);
    for (const { filter: one, view } of this.#views.values()) if (spelled(one) === wanted) return view;
    return undefined;
  }

  drop(id: string): void {
    this.#views.get(id)?.view.close();
    this.#views.delete(id);
  }

  /** Another journal is shown: the lists stay, over the new one. */
  forget(): void {
    for (const [id, { filter }] of [...this.#views]) this.open(id, filter);
  }

  /** What is to be done when it has gone. */
  onClose(run: () => void): void {
    this.#onClose = run;
  }

  changed(shown: ShownJournal, change: JournalChange, facets: boolean): void {
    const { journal } = shown;
    let touchedFrom = change.touchedFrom;
    const views: Record<string, number> = {};
    for (const [id, { view }] of this.#views) {
      views[id] = view.total;
      if (view.takeShifted()) touchedFrom = 0;
    }
    this.emit('journal.changed', {
      id: shown.id,
      entries: journal.count,
      frames: journal.index.frames,
      problems: journal.index.problems,
      views,
      ...(touchedFrom === undefined ? {} : { touchedFrom }),
      facets,
    });
    this.#stateTimer ??= this.#workbench.ports.clock.after(STATE_EVERY_MS, () => {
      this.#stateTimer = undefined;
      this.emit('state.changed', { entries: this.#workbench.shown.journal.count });
    });
  }

  close(): void {
    this.#closed = true;
    this.#stateTimer?.cancel();
    this.#onClose?.();
    for (const id of [...this.#views.keys()]) this.drop(id);
  }
}

/** The same text for filters that mean the same. */
function spelled(filter: Filter): string {
  return JSON.stringify(Object.entries(filter).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
}
