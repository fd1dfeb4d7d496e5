import { IconFilter, IconX } from '@tabler/icons-react';
import { useLog } from '../stores/log';
import { rangeText } from './range-filter';
import classes from './timeline.module.css';

/** The stretch of time that the log is narrowed to, with the way out of it. */
export function RangeChip() {
  const from = useLog((state) => state.filter.from);
  const to = useLog((state) => state.filter.to);
  if (from === undefined && to === undefined) return null;
  const text = rangeText(from ?? -Infinity, to ?? Infinity);
  return (
    <button type="button" className={classes.range} aria-label={`Only ${text}; show all times`} title="Show all times" onClick={() => useLog.getState().refine({ from: undefined, to: undefined })}>
      <IconFilter size={14} aria-hidden /> {text} <IconX size={13} aria-hidden />
    </button>
  );
}
