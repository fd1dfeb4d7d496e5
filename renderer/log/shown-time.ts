import { useJournal } from '../stores/journal';
import { useLog, type TimeMode } from '../stores/log';

export type ShownTime = TimeMode | 'none';

/** How the times of entries are shown; `none` for a log that names none: what its entries have instead is when it was opened. */
export function useShownTime(): ShownTime {
  const mode = useLog((state) => state.timeMode);
  return useJournal((state) => state.info?.reading?.timed === false) ? 'none' : mode;
}
