import { IconHistory } from '@tabler/icons-react';
import { useJournal } from '../stores/journal';
import { useLog } from '../stores/log';
import { useWorld } from '../stores/world';
import classes from './moment-switch.module.css';

/** Whether the panels show the newest state or that after the selected entry; the same for all of them. */
export function MomentSwitch() {
  const mode = useWorld((state) => state.mode);
  const setMode = useWorld((state) => state.setMode);
  const ended = useJournal((state) => state.info?.source === 'file');
  const selected = useLog((state) => state.selected);
  return (
    <div className={classes.switch} role="group" aria-label="Moment shown">
      <button type="button" aria-pressed={mode === 'live'} onClick={() => setMode('live')}>
        <span className={classes.dot} aria-hidden /> {ended ? 'End of log' : 'Live'}
      </button>
      <button type="button" aria-pressed={mode === 'selection'} title="The state right after the selected entry" onClick={() => setMode('selection')}>
        <IconHistory size={12} aria-hidden /> {mode === 'selection' && selected !== undefined ? `After #${selected}` : 'At selection'}
      </button>
    </div>
  );
}
