import type { KeyboardEvent } from 'react';
import { step } from './head';
import { bringIntoSight, fitAll, zoom, zoomTo } from './looking';
import { changeSpeed, togglePlay } from './play';
import { useTimeline } from './timeline-store';

/** The keys of the timeline, for the list of shortcuts. */
export const TIMELINE_KEYS: readonly (readonly [string, string])[] = [
  ['left', 'Entry before'], ['right', 'Next entry'], ['shift+left', 'Problem before'], ['shift+right', 'Next problem'],
  ['alt+left', 'Begin or end of a transaction before'], ['alt+right', 'Next begin or end of a transaction'], ['home', 'First entry'], ['end', 'Last entry'],
  ['space', 'Play, pause'], ['[', 'Slower'], [']', 'Faster'], ['plus', 'Closer'], ['-', 'Further away'], ['0', 'All of the log'], ['page down', 'Further stations'],
];

/**
 * @param scroll moves the lanes of stations by pages
 * @returns whether the key was one of the timeline's
 */
export function onTimelineKey(event: KeyboardEvent, scroll: (pages: 1 | -1) => void): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  if (event.key === 'PageDown' || event.key === 'PageUp') scroll(event.key === 'PageDown' ? 1 : -1);
  else if (!act(event)) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function act({ key, shiftKey, altKey, repeat }: KeyboardEvent): boolean {
  switch (key) {
    case 'ArrowLeft': case 'ArrowRight': {
      useTimeline.setState({ playing: false });
      void step(shiftKey ? 'problem' : altKey ? 'edge' : 'entry', key === 'ArrowLeft', repeat);
      return true;
    }
    case 'Home': case 'End':
      useTimeline.setState({ playing: false });
      void step('end', key === 'Home');
      return true;
    case '+': case '=': zoom(0.5); return true;
    case '-': case '_': zoom(2); return true;
    case '0': fitAll(); return true;
    case ' ': togglePlay(); return true;
    case '[': changeSpeed(-1); return true;
    case ']': changeSpeed(1); return true;
    case 'Enter': return withBrush(({ from, to }) => { zoomTo(from, to); bringIntoSight(from); });
    case 'Escape': return withBrush(() => undefined);
    default: return false;
  }
}

function withBrush(then: (brush: { from: number; to: number }) => void): boolean {
  const { brush } = useTimeline.getState();
  if (brush === undefined) return false;
  useTimeline.setState({ brush: undefined });
  then(brush);
  return true;
}
