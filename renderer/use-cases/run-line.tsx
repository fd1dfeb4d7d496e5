import { Button } from '@mantine/core';
import { IconPlayerStopFilled, IconX } from '@tabler/icons-react';
import { useUseCases } from '../stores/use-cases';
import { IconButton } from '../ui/icon-button';
import { VersionBadge } from '../ui/version-badge';
import { cancelRun } from './operations';
import classes from './run-line.module.css';

/** How a run of several scenarios goes on, with the way to end it. One that failed to begin says why. */
export function RunLine() {
  const progress = useUseCases((state) => state.progress);
  if (progress === undefined) return null;
  const { state, total, done, now, message } = progress;
  const ended = done.pass + done.fail + done.other;
  if (state !== 'running') {
    const close = <><span className={classes.spring} /><IconButton label="Close" icon={<IconX size={13} />} onClick={() => useUseCases.getState().setProgress(undefined)} /></>;
    if (state === 'failed') return <div className={classes.line} data-tone="error"><span role="alert">{message}</span>{close}</div>;
    if (total === 1) return null;
    return <div className={classes.line}><span className={classes.ended} role="status"><strong>{state === 'cancelled' ? 'Cancelled' : 'All run'}</strong><Tally {...done} /><span className={classes.dim}>{ended} of {total}</span></span>{close}</div>;
  }
  return (
    <div className={classes.line}>
      <progress value={ended} max={total} aria-label="Scenarios that have been run" />
      <span className={classes.figures}>{ended} of {total}</span>
      <Tally {...done} />
      {now !== undefined && <span className={classes.now}>{now.useCase ?? now.scenario.name} <VersionBadge version={now.version} /> {now.playing?.title ?? now.title}</span>}
      <span className={classes.spring} />
      <Button size="compact-xs" leftSection={<IconPlayerStopFilled size={11} />} onClick={() => void cancelRun()}>Cancel</Button>
    </div>
  );
}

function Tally({ pass, fail, other }: { readonly pass: number; readonly fail: number; readonly other: number }) {
  return (
    <span className={classes.tally}>
      <span data-tone={pass > 0 ? 'pass' : undefined}>{pass} passed</span>
      <span data-tone={fail > 0 ? 'fail' : undefined}>{fail} failed</span>
      {other > 0 && <span>{other} open</span>}
    </span>
  );
}
