import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import { useTap } from '../stores/tap';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { StateChip } from '../ui/state-chip';
import { Interference } from './interference';
import { stopTap } from './operations';
import { TapForm } from './tap-form';
import { TapStations } from './tap-stations';
import classes from './tap.module.css';

const PARTS = ['Connection', 'Stations', 'Interference'] as const;
type Part = (typeof PARTS)[number];

/** The tap between stations and their CSMS: where it listens, who is on it, and what it does to the wire. */
export function TapPanel() {
  const state = useTap((store) => store.state);
  const [chosen, setChosen] = useState<Part>();
  const [error, setError] = useState<string>();
  if (state === undefined) return <Panel><EmptyState icon={<IconArrowsExchange size={26} stroke={1.5} />} title="The host has not told of its tap yet" /></Panel>;
  const { running, settings, stations } = state;
  const part = chosen ?? (running === undefined ? 'Connection' : 'Stations');
  const interferes = settings.delayMs.station > 0 || settings.delayMs.csms > 0 || settings.drops.length > 0;
  const open = stations.filter(({ station }) => station === 'open').length;
  const data = PARTS.map((value) => ({ value, label: value === 'Stations' && open > 0 ? `Stations (${open})` : value === 'Interference' && interferes ? 'Interference (on)' : value }));
  return (
    <Panel
      toolbar={(
        <>
          <SegmentedControl aria-label="Part of the tap" data={data} value={part} onChange={(value) => setChosen(PARTS.find((one) => one === value))} />
          <span className={classes.spring} />
          <StateChip state={running === undefined ? 'off' : 'connected'} label={running === undefined ? 'off' : `port ${running.port}`} />
          {running !== undefined && <Button onClick={() => void stopTap().then(setError)}>Stop</Button>}
        </>
      )}
    >
      <div className={classes.content} role="region" aria-label={`Tap: ${part}`} tabIndex={0}>
        {error !== undefined && <p className={classes.error} role="alert">{error}</p>}
        {part === 'Connection' && <TapForm state={state} onStarted={() => setChosen('Stations')} />}
        {part === 'Stations' && <TapStations state={state} onSetUp={() => setChosen('Connection')} />}
        {part === 'Interference' && <Interference settings={settings} />}
      </div>
    </Panel>
  );
}
