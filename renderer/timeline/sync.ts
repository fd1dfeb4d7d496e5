import { on } from '../host/host';
import { useJournal } from '../stores/journal';
import { useLog } from '../stores/log';
import { recall } from '../stores/memory';
import { onConnected } from '../host/host';
import { followSelection } from './head';
import { forgetJournal, journalChanged, load } from './loader';
import { isTimelineMemory, useTimeline } from './timeline-store';

/** Connects the timeline to the journal, to the log's list and to what the window remembers. */
export function startTimeline(): void {
  let remembered = false;
  onConnected(() => {
    if (!remembered) {
      remembered = true;
      void recall('timeline', isTimelineMemory).then((memory) => { if (memory !== undefined) useTimeline.setState(memory); });
    }
    journalChanged();
  });
  on('journal.changed', journalChanged);
  useJournal.subscribe(({ info }, before) => { if (info?.id !== before.info?.id) forgetJournal(); });
  useLog.subscribe((state, before) => {
    if (state.selected !== before.selected) void followSelection(state.selected);
    // The list was filtered anew: what it shows is drawn anew.
    if (state.filter !== before.filter || (before.busy && !state.busy)) journalChanged();
  });
  useTimeline.subscribe((state, before) => { if (state.range !== before.range || state.open !== before.open) load(); });
}
