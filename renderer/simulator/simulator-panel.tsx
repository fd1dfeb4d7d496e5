import { Button, Select } from '@mantine/core';
import { IconDoor, IconPlugConnected, IconPlus, IconPower, IconRobot, IconRouteOff, IconTrash } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { StationStatus } from '../../shared/station/api';
import { call } from '../host/host';
import { runAction } from '../actions/registry';
import { notifyError } from '../stores/notices';
import { shownStation, useSimulated } from '../stores/simulated';
import { EmptyState } from '../ui/empty-state';
import { plural } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { Panel } from '../ui/panel';
import { StateChip } from '../ui/state-chip';
import { useNow } from '../ui/use-now';
import { VersionBadge } from '../ui/version-badge';
import { act, chargeOnce, switchPower, useRefusals } from './act';
import { ActDialog } from './act-dialog';
import { changeConnection } from './change-connection';
import { EvseCard } from './evse-card';
import { MoreMenu } from './more-menu';
import { RefusalNote } from './refusal-note';
import classes from './simulator.module.css';
import { StationDisplay } from './station-display';
import { VendorMessages } from './vendor-messages';

export function SimulatorPanel() {
  const station = useSimulated(shownStation);
  if (station === undefined) {
    return (
      <Panel>
        <EmptyState
          icon={<IconRobot size={26} stroke={1.5} />}
          title="No station is simulated"
          actions={<><Button variant="filled" onClick={() => runAction('session.watch')}>Watch a charging session</Button><Button onClick={() => runAction('simulator.new')}>Simulate a station</Button></>}
        >
          A simulated station boots, charges and misbehaves at your command, against this workbench’s CSMS or any other.
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel toolbar={<Toolbar station={station} />}>
      <div className={classes.content} role="region" aria-label={`Controls of ${station.config.id}`} tabIndex={0}>
        <Link station={station} />
        <Hardware station={station} />
        <RefusalNote station={station.config.id} evse={undefined} />
        <StationDisplay station={station} />
        <div className={classes.evses}>{station.evses.map((evse) => <EvseCard key={evse.id} station={station} evse={evse} />)}</div>
        <ActDialog />
        <VendorMessages station={station} />
      </div>
    </Panel>
  );
}

function Toolbar({ station }: { readonly station: StationStatus }) {
  const { id, version } = station.config;
  const remove = async (): Promise<void> => {
    const reply = await call('stations.remove', { id });
    if (!reply.ok) notifyError(reply.error);
  };
  return (
    <>
      <StationChoice id={id} />
      <VersionBadge version={version} />
      <StateChip state={station.running ? station.link : 'off'} />
      <span className={classes.spring} />
      <ChargeOnce station={station} />
      <IconButton label="Simulate another station" icon={<IconPlus size={15} />} onClick={() => runAction('simulator.new')} />
      <IconButton label={station.running ? `Switch ${id} off` : `Switch ${id} on`} icon={<IconPower size={15} />} pressed={station.running} onClick={() => void switchPower(id, !station.running)} />
      <IconButton label={`Remove ${id}`} icon={<IconTrash size={15} />} onClick={() => void remove()} />
    </>
  );
}

const StationChoice = memo(function StationChoice({ id }: { readonly id: string }) {
  const ids = useSimulated(useShallow((state) => state.stations.map(({ config }) => config.id)));
  if (ids.length < 2) return <h2 className={classes.title} title={id}>{id}</h2>;
  return <Select aria-label="Simulated station" title={id} className={classes.pick} searchable={ids.length > 8} data={ids} value={id} onChange={(value) => { if (value !== null) useSimulated.getState().choose(value); }} />;
});

function ChargeOnce({ station }: { readonly station: StationStatus }) {
  const [busy, setBusy] = useState(false);
  const { id } = station.config;
  const charge = async (): Promise<void> => {
    setBusy(true);
    const result = await chargeOnce(id, station.evses.find((evse) => evse.transaction === undefined)?.id ?? 1);
    setBusy(false);
    useRefusals.getState().set(id, result.ok ? undefined : { message: result.message, evse: undefined });
  };
  return <Button variant="filled" loading={busy} disabled={!station.running} onClick={() => void charge()}>Charge once</Button>;
}

/** Why it is not connected, and when it tries again. */
function Link({ station }: { readonly station: StationStatus }) {
  const now = useNow();
  const { lastError, retryAt, queued, registration, link } = station;
  const retry = retryAt !== undefined && retryAt > now ? ` Next attempt in ${Math.ceil((retryAt - now) / 1000)} s.` : '';
  return (
    <>
      <dl className={classes.facts}>
        <div><dt>CSMS</dt><dd className={`selectable ${classes.url ?? ''}`} title={station.config.url}>{station.config.url}</dd></div>
        <div><dt>Registration</dt><dd>{registration === undefined ? 'not booted' : <StateChip plain state={registration} />}</dd></div>
        {queued > 0 && <div><dt>Kept while offline</dt><dd>{plural(queued, 'message')}</dd></div>}
      </dl>
      {station.running && link !== 'connected' && lastError !== undefined && (
        <div className={classes.failure}>
          <p><strong>Not connected.</strong> {lastError}{retry}</p>
          {registration === undefined && <Button onClick={() => void changeConnection(station.config, lastError)}>Change how it connects</Button>}
        </div>
      )}
    </>
  );
}

function Hardware({ station }: { readonly station: StationStatus }) {
  const { id } = station.config;
  const offline = station.link === 'offline';
  return (
    <div className={classes.buttons} role="group" aria-label="Station hardware">
      <Button leftSection={<IconPower size={14} />} aria-pressed={!station.powered} data-on={!station.powered || undefined} onClick={() => void act(id, { kind: station.powered ? 'power-loss' : 'power-restore' })}>{station.powered ? 'Power loss' : 'Power returns'}</Button>
      <Button leftSection={offline ? <IconPlugConnected size={14} /> : <IconRouteOff size={14} />} data-on={offline || undefined} onClick={() => void act(id, { kind: offline ? 'connection-restore' : 'connection-loss' })}>{offline ? 'Connection returns' : 'Connection loss'}</Button>
      <Button leftSection={<IconDoor size={14} />} data-on={station.doorOpen || undefined} onClick={() => void act(id, { kind: station.doorOpen ? 'close-door' : 'open-door' })}>{station.doorOpen ? 'Close door' : 'Open door'}</Button>
      <MoreMenu place={{ station }} />
    </div>
  );
}
