import { IconX } from '@tabler/icons-react';
import { IconButton } from '../ui/icon-button';
import { useRefusals } from './act';
import classes from './simulator.module.css';

/** Why the last act at this place could not be done, beside its buttons. */
export function RefusalNote({ station, evse }: { readonly station: string; readonly evse: number | undefined }) {
  const refusal = useRefusals((state) => state.refusals[station]);
  return (
    <div role="alert">
      {refusal !== undefined && refusal.evse === evse && (
        <p className={classes.refusal}>
          {refusal.message}
          <IconButton label="Dismiss" icon={<IconX size={13} />} onClick={() => useRefusals.getState().set(station, undefined)} />
        </p>
      )}
    </div>
  );
}
