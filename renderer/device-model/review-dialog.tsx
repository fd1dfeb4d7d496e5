import { Button, Checkbox, Modal } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconRefreshAlert } from '@tabler/icons-react';
import { useState } from 'react';
import { faultOf } from '../../shared/inventory/editing';
import { fullText, keyOf } from '../../shared/inventory/names';
import { statusWords } from '../../shared/inventory/requests';
import type { VariableState } from '../../shared/state/model';
import { plural } from '../ui/format';
import type { Inventory } from './inventory';
import { clearDone, reset, sendStaged } from './operations';
import { stagedOf, useModel, type Staged } from './store';
import classes from './dialogs.module.css';

/** Everything that is to be set, once more, with what speaks against it; then what came of each. */
export function ReviewDialog({ inventory, readOnly }: { readonly inventory: Inventory; readonly readOnly: string | undefined }) {
  const opened = useModel((state) => state.dialog === 'review');
  const close = (): void => {
    clearDone(inventory.station);
    useModel.getState().set({ dialog: undefined });
  };
  return (
    <Modal opened={opened} onClose={close} title={`Set at ${inventory.station}`} size={760} closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <Review inventory={inventory} readOnly={readOnly} onClose={close} />}
    </Modal>
  );
}

function Review({ inventory, readOnly, onClose }: { readonly inventory: Inventory; readonly readOnly: string | undefined; readonly onClose: () => void }) {
  const { station, version, variables } = inventory;
  const staged = useModel((state) => stagedOf(state.staged, station));
  const now = new Map(variables.map((variable) => [keyOf(variable), variable]));
  const [choice, setChoice] = useState<Readonly<Record<string, boolean>>>({});
  const [busy, setBusy] = useState(false);
  // What has changed meanwhile is overwritten only when somebody says so.
  const isChosen = (one: Staged): boolean => choice[one.key] ?? !overtaken(one, now.get(one.key));
  const open = staged.filter(({ outcome }) => outcome === undefined || outcome.failed !== undefined || isRefused(outcome.status));
  const chosen = open.filter(isChosen);
  const rebooting = staged.some(({ outcome }) => outcome?.status === 'RebootRequired');
  const done = staged.length > 0 && staged.every(({ outcome }) => outcome !== undefined);
  const send = async (): Promise<void> => {
    setBusy(true);
    await sendStaged(station, version, variables, new Set(chosen.map(({ key }) => key)));
    setBusy(false);
  };
  return (
    <>
      <div className={classes.scroll} role="region" aria-label="What is to be set" tabIndex={0}>
        <table className={classes.table}>
          <thead><tr><th scope="col"><span className="visually-hidden">Send</span></th><th scope="col">{version === '1.6' ? 'Key' : 'Variable'}</th><th scope="col">Now</th><th scope="col">To be</th><th scope="col">Answer</th></tr></thead>
          <tbody>
            {staged.map((one) => (
              <tr key={one.key}>
                <td><Checkbox aria-label={`Set ${fullText(one.variable)}`} checked={isChosen(one) && !isDone(one)} disabled={busy || isDone(one)} onChange={(event) => { const { checked } = event.currentTarget; setChoice((before) => ({ ...before, [one.key]: checked })); }} /></td>
                <th scope="row">{fullText(one.variable)}</th>
                <td><code>{shown(one.variable, now.get(one.key)?.value ?? one.was)}</code></td>
                <td><code>{shown(one.variable, one.value)}</code></td>
                <td><Answer one={one} warning={isDone(one) ? undefined : warningOf(one, now.get(one.key)) ?? faultOf(one.variable, one.value, version)} /></td>
              </tr>
            ))}
            {staged.length === 0 && <tr><td colSpan={5}>Nothing is to be set.</td></tr>}
          </tbody>
        </table>
      </div>
      {readOnly !== undefined && <p className={classes.blocked}>{readOnly}</p>}
      {rebooting && (
        <div className={classes.reboot}>
          <IconRefreshAlert size={16} aria-hidden />
          <span>Some values hold only after a reboot of {station}.</span>
          <Button onClick={() => void reset(station, version, 'gentle')}>{version === '1.6' ? 'Soft reset' : 'Reset when idle'}</Button>
          <Button onClick={() => void reset(station, version, 'at-once')}>{version === '1.6' ? 'Hard reset' : 'Reset at once'}</Button>
        </div>
      )}
      <div className={classes.buttons}>
        <Button disabled={busy} onClick={() => { useModel.getState().replaceStaged(station, []); onClose(); }}>{done ? 'Drop the rest' : 'Discard all'}</Button>
        <span className={classes.spring} />
        <Button disabled={busy} onClick={onClose}>{done ? 'Close' : 'Not yet'}</Button>
        <Button variant="filled" data-autofocus loading={busy} disabled={chosen.length === 0 || readOnly !== undefined} onClick={() => void send()}>
          {chosen.some(({ outcome }) => outcome !== undefined) ? 'Send again' : `Send ${plural(chosen.length, 'change')}`}
        </Button>
      </div>
    </>
  );
}

function Answer({ one: { outcome }, warning }: { readonly one: Staged; readonly warning: string | undefined }) {
  if (outcome === undefined) return warning === undefined ? <span className={classes.dim}>not sent yet</span> : <Line tone="warning" icon={IconAlertTriangle}>{warning}</Line>;
  if (outcome.failed !== undefined) return <Line tone="error" icon={IconCircleX}>{outcome.failed}</Line>;
  const words = `${statusWords(outcome.status)}${outcome.reason === undefined ? '' : ` (${outcome.reason})`}`;
  if (outcome.status === 'Accepted') return <Line tone="ok" icon={IconCircleCheck}>{words}</Line>;
  return outcome.status === 'RebootRequired' ? <Line tone="info" icon={IconRefreshAlert}>{words}</Line> : <Line tone="error" icon={IconCircleX}>{words}</Line>;
}

function Line({ tone, icon: Icon, children }: { readonly tone: 'ok' | 'info' | 'warning' | 'error'; readonly icon: typeof IconCircleX; readonly children: string }) {
  return <span className={classes.line} data-tone={tone}><Icon size={14} aria-hidden /><span>{children}</span></span>;
}

const isRefused = (status: string | undefined): boolean => status !== 'Accepted' && status !== 'RebootRequired';
const isDone = ({ outcome }: Staged): boolean => outcome !== undefined && outcome.failed === undefined && !isRefused(outcome.status);

/** Whether the station tells another value now than when the change was written. */
function overtaken(one: Staged, now: VariableState | undefined): boolean {
  return one.outcome === undefined && now !== undefined && now.value !== one.was && now.value !== one.value;
}

function warningOf(one: Staged, now: VariableState | undefined): string | undefined {
  return overtaken(one, now) ? `It was ${shown(one.variable, one.was)} when this was written, and has changed since. Tick it to overwrite.` : undefined;
}

function shown({ mutability }: VariableState, value: string | undefined): string {
  if (mutability === 'WriteOnly') return value === undefined ? 'cannot be read' : '••••••••';
  return value === undefined ? 'not told' : value === '' ? '""' : value;
}
