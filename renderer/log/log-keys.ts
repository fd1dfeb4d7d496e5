import type { KeyboardEvent } from 'react';
import { useLog } from '../stores/log';
import { usePanels } from '../stores/panels';
import { follow, jumpToPair, moveSelection, selectPosition } from './navigate';

/** The list's keys. `page` is the number of rows of a page. */
export function useLogKeys(page: number): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!act(event.key, page)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function act(key: string, page: number): boolean {
  switch (key) {
    case 'ArrowDown': case 'j': moveSelection(1); return true;
    case 'ArrowUp': case 'k': moveSelection(-1); return true;
    case 'PageDown': moveSelection(page); return true;
    case 'PageUp': moveSelection(-page); return true;
    case 'Home': case 'g': void selectPosition(0); return true;
    case 'End': case 'G': void selectPosition(useLog.getState().total - 1); return true;
    case 'p': jumpToPair(); return true;
    case 'f': follow(); return true;
    case 'Enter':
      if (useLog.getState().selected === undefined) return false;
      usePanels.getState().show('details', true);
      return true;
    case 'Escape':
      if (useLog.getState().selected === undefined) return false;
      useLog.getState().select(undefined);
      return true;
    default: return false;
  }
}
