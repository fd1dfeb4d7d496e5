import { orNotify } from '../actions/operations';
import { useImport } from '../stores/import-preview';
import { useJournal } from '../stores/journal';
import classes from './reading-button.module.css';

/** Of a log of another system: says how it was read, and leads to where it can be put right. */
export function ReadingButton() {
  const reading = useJournal((state) => state.info?.reading);
  if (!reading) return null;
  const doubtful = reading.brokenLines > 0 || reading.cut > 0 || reading.directions.assumed > 0;
  return (
    <button type="button" className={classes.chip} data-doubtful={doubtful || undefined} title="How the log was read" onClick={() => void orNotify(useImport.getState().lookAgain(reading.wishes))}>
      Read as {reading.formats.join(', ')}
    </button>
  );
}
