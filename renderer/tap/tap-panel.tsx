import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import { useTap } from '../stores/tap';
import { EmptyState } from '../ui/empty-state';
import form from '../ui/form-panel.module.css';
import { Panel } from '../ui/panel';
import { PartPicker, type PanelPart } from '../ui/part-picker';
import { StateChip } from '../ui/state-chip';
import { HeldList } from './held-list';
import { Interference } from './interference';
import { stopTap } from './operations';
import { TapForm } from './tap-form';
import { TapStations } from './tap-stations';
import classes from './tap.module.css';

const PARTS = ['Connection', 'Stations', 'Interference', 'Held'] as const;
type Part = (typeof PARTS)[number];

/** The tap between stations and their CSMS: where it listens, who is on it, and what it does to the wire. */
export function TapPanel() {
  const state = useTap((store) => store.state);
  const [chosen, setChosen] = useState<Part>();
  const [error, setError] = useState<string>();
  if (state === undefined) return <Panel><EmptyState icon={<IconArrowsExchange size={26} stroke={1.5} />} title="The host has not told of its tap yet" /></Panel>;
  const { running, settings, stations, held } = state;
  const part = chosen ?? (running === undefined ? 'Connection' : 'Stations');
  const interferes = settings.delayMs.station > 0 || settings.delayMs.csms > 0 || settings.drops.length > 0 || settings.holds.length > 0;
  const open = stations.filter(({ station }) => station === 'open').length;
  const parts = PARTS.map((value) => partOf(value, open, interferes, held.length));
  return (
    <Panel
      toolbar={(
        <>
          <PartPicker label="Part of the tap" parts={parts} value={part} onChange={setChosen} />
          <span className={form.spring} />
          <span className={classes.port} data-on={running !== undefined || undefined}><StateChip state={running === undefined ? 'off' : 'connected'} label={running === undefined ? 'off' : `port ${running.port}`} /></span>
          {running !== undefined && <Button onClick={() => void stopTap().then(setError)}>Stop</Button>}
        </>
      )}
    >
      <div className={form.content} role="region" aria-label={`Tap: ${part}`} tabIndex={0}>
        {error !== undefined && <p className={classes.error} role="alert">{error}</p>}
        {part === 'Connection' && <TapForm state={state} onStarted={() => setChosen('Stations')} />}
        {part === 'Stations' && <TapStations state={state} onSetUp={() => setChosen('Connection')} />}
        {part === 'Interference' && <Interference settings={settings} />}
        {part === 'Held' && <HeldList held={held} holding={settings.holds.length > 0} onRules={() => setChosen('Interference')} />}
      </div>
    </Panel>
  );
}

function partOf(part: Part, open: number, interferes: boolean, held: number): PanelPart<Part> {
  switch (part) {
    case 'Connection': return { value: part, label: part };
    case 'Stations': return { value: part, label: open > 0 ? `${part} (${open})` : part };
    case 'Interference': return { value: part, label: interferes ? `${part} (on)` : part };
    case 'Held': return held > 0 ? { value: part, label: `${part} (${held})`, waits: true } : { value: part, label: part };
  }
}
