import { joinedRanges } from '../journal/entry-ranges';
import type { View } from '../journal/view';
import type { Filter } from '../ipc/shapes';
import type { WindowView } from './window-view';
import type { Workbench } from './workbench';

/** Entries that a person chose in a list, by their indexes in ascending order. */
export interface ChosenEntries extends Iterable<number> {
  readonly count: number;
}

/**
 * The entries that a filter lets through. Those of `entries` in a list that is open are found by their places in it, so
 * that nothing is searched twice. Undefined when another journal came to be shown meanwhile.
 */
export async function chosenEntries(workbench: Workbench, window: WindowView, { entries, ...filter }: Filter): Promise<ChosenEntries | undefined> {
  const { shown } = workbench;
  const open = window.find(filter);
  const view = open ?? shown.journal.view(filter);
  try {
    while (view.step()) {
      await new Promise<void>((resolve) => void workbench.ports.clock.after(0, resolve));
      if (workbench.shown !== shown) return undefined;
    }
    if (!entries?.length) return inPlaces(view, [[0, view.total]]);
    return inPlaces(view, joinedRanges(entries).map(([from, to]) => [view.positionOf(from - 1).position + 1, view.positionOf(to).position + 1]));
  } finally {
    if (!open) view.close();
  }
}

/** @param places first position, and the one after the last */
function inPlaces(view: View, places: readonly (readonly [from: number, end: number])[]): ChosenEntries {
  return {
    count: places.reduce((sum, [from, end]) => sum + Math.max(0, end - from), 0),
    *[Symbol.iterator]() {
      for (const [from, end] of places) {
        for (let position = from; position < end; position += 1) {
          const index = view.at(position);
          if (index !== undefined) yield index;
        }
      }
    },
  };
}
