import type { KeyboardEvent } from 'react';
import { useLog } from '../stores/log';
import { usePanels } from '../stores/panels';
import { isMany, useSelection } from '../stores/selection';
import { follow, jumpToPair, moveSelection, selectAll, selectPosition, toggleActive, type Way } from './navigate';

/** The list's keys. `page` is the number of rows of a page. */
export function useLogKeys(page: number): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.altKey) return;
    const done = event.ctrlKey || event.metaKey ? actWithControl(event.key) : act(event.key, event.shiftKey ? 'extend' : 'select', page);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Without a modifier a move selects the row; with Shift it takes along all rows on the way. */
function act(key: string, way: Way, page: number): boolean {
  switch (key) {
    case 'ArrowDown': case 'j': case 'J': moveSelection(1, way); return true;
    case 'ArrowUp': case 'k': case 'K': moveSelection(-1, way); return true;
    case 'PageDown': moveSelection(page, way); return true;
    case 'PageUp': moveSelection(-page, way); return true;
    case 'Home': void selectPosition(0, way); return true;
    case 'End': void selectPosition(useLog.getState().total - 1, way); return true;
    case 'g': void selectPosition(0); return true;
    case 'G': void selectPosition(useLog.getState().total - 1); return true;
    case 'p': jumpToPair(); return true;
    case 'f': follow(); return true;
    case 'Enter':
      if (useLog.getState().selected === undefined) return false;
      usePanels.getState().show('details', true);
      return true;
    case 'Escape':
      if (isMany()) useSelection.getState().one();
      else if (useLog.getState().selected === undefined) return false;
      else useLog.getState().select(undefined);
      return true;
    default: return false;
  }
}

/** With Ctrl (on a Mac, Command) the arrows walk without selecting, the space bar adds a row or takes it away. */
function actWithControl(key: string): boolean {
  switch (key) {
    case 'a': void selectAll(); return true;
    case 'ArrowDown': moveSelection(1, 'walk'); return true;
    case 'ArrowUp': moveSelection(-1, 'walk'); return true;
    case ' ': toggleActive(); return true;
    default: return false;
  }
}
