import { Button } from '@mantine/core';
import { IconAlertTriangle, IconHourglass } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWorld } from '../stores/world';
import { requestWorld } from '../stores/world-loader';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { MomentSwitch } from './moment-switch';
import { StationPicker } from './station-picker';
import classes from './state-panel.module.css';

interface Props {
  readonly tools?: ReactNode;
  /** Of a panel that shows one station at a time: that station. */
  readonly station?: string | undefined;
  /** Shown instead of the content. */
  readonly empty: ReactNode | undefined;
  readonly children: ReactNode;
}

/** The frame of every panel that shows folded state. */
export function StatePanel({ tools, station, empty, children }: Props) {
  const error = useWorld((state) => state.error);
  const loaded = useWorld((state) => state.loaded);
  const pending = useWorld((state) => state.pending);
  const content = error !== undefined
    ? <EmptyState tone="error" icon={<IconAlertTriangle size={26} stroke={1.5} />} title="The state cannot be read" actions={<Button onClick={requestWorld}>Try again</Button>}>{error}</EmptyState>
    : pending !== undefined ? <Pending share={pending} /> : loaded ? empty ?? children : null;
  return (
    <Panel toolbar={<><StationPicker only={station} />{tools}<span className={classes.spring} /><MomentSwitch /></>}>
      {content}
    </Panel>
  );
}

/** The state at the end of a log is made of all that is said before. */
function Pending({ share }: { readonly share: number }) {
  return (
    <EmptyState icon={<IconHourglass size={26} stroke={1.5} />} title="Working out the state" actions={<span className={classes.progress}><progress value={share} aria-label="Worked out" /> {Math.floor(share * 100)} %</span>}>
      The state at the end comes of all entries before it. That of any single entry is there sooner: select one.
    </EmptyState>
  );
}
