import { useJournal } from '../stores/journal';
import { count } from '../ui/format';
import classes from './timeline.module.css';
import { useTimeline } from './timeline-store';

/** What the drawing cannot show of the log, in the room that the bar has left. */
export function Hint() {
  const span = useTimeline((state) => state.overview?.span);
  const more = useTimeline((state) => state.picture?.more);
  const by = useTimeline((state) => state.by);
  const untimed = useJournal((state) => state.info?.reading?.timed === false);
  const said = [
    by === 'entry' && untimed ? 'This log names no times: its entries stand one after the other.' : '',
    (span?.unset ?? 0) > 0 ? `${count(span?.unset ?? 0)} entries before 2000, by a clock that was not set, stand before all this.` : '',
    (more?.stations ?? 0) > 0 ? `${count(more?.stations ?? 0)} more stations have no lane here; filter by station.` : '',
    (more?.bars ?? 0) > 0 ? `${count(more?.bars ?? 0)} bars have no room; look closer.` : '',
  ].filter(Boolean).join(' ');
  return <span className={classes.hint} title={said}>{said}</span>;
}
