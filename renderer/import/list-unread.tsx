import { useImport } from '../stores/import-preview';
import { useJournal } from '../stores/journal';
import { useLog } from '../stores/log';
import { usePanels } from '../stores/panels';
import { plural } from '../ui/format';
import classes from './preview.module.css';

/** Of a log that is shown: leads to its lines that gave no message, in the list. */
export function ListUnread() {
  const opened = useImport((state) => state.opened);
  const reading = useJournal((state) => state.info?.reading);
  if (opened !== 'reread' || reading === undefined || reading.otherLines + reading.brokenLines === 0) return null;
  return (
    <p className={classes.unread}>
      In the whole log, {plural(reading.linesRead, 'line')} of {reading.lines.toLocaleString('en')} gave {plural(reading.frames, 'message')}.
      {reading.brokenLines > 0 && <button type="button" onClick={() => listUnread(true)}>List the {plural(reading.brokenLines, 'line')} that cannot be read</button>}
      {reading.otherLines > 0 && <button type="button" onClick={() => listUnread(false)}>List {reading.brokenLines > 0 ? 'all lines without a message' : `the ${plural(reading.otherLines, 'line')} without a message`}</button>}
    </p>
  );
}

/** Filters the log by the lines that gave no message. `broken`: only such as should hold one. */
export function listUnread(broken: boolean): void {
  useImport.getState().close();
  useLog.getState().setFilter({ types: ['note'], ...(broken ? { onlyProblems: true } : {}) });
  usePanels.getState().show('log');
}
