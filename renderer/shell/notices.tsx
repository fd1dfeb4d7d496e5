import { IconX } from '@tabler/icons-react';
import { useNotices } from '../stores/notices';
import { IconButton } from '../ui/icon-button';
import classes from './shell.module.css';

export function Notices() {
  const notices = useNotices((state) => state.notices);
  const dismiss = useNotices((state) => state.dismiss);
  return (
    <div className={classes.notices} role="status" aria-live="polite" aria-label="Notices">
      {notices.map(({ id, tone, message }) => (
        <div key={id} className={classes.notice} data-tone={tone}>
          <span>{message}</span>
          <IconButton label="Dismiss" icon={<IconX size={13} />} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
