import { Button, Menu } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconPlug, IconPlugX, IconUrgent } from '@tabler/icons-react';
import type { ConnectorStatus, EvseStatus, StationStatus } from '../../shared/station/api';
import { duration, energy, power } from '../ui/format';
import { StateChip } from '../ui/state-chip';
import { useNow } from '../ui/use-now';
import { act } from './act';
import { placeWords } from './act-dialog-store';
import { EvseDrawing } from './evse-drawing';
import { MoreMenu } from './more-menu';
import { RefusalNote } from './refusal-note';
import classes from './simulator.module.css';
import { TokenPopover } from './token-popover';

/** errorCode of 1.6's StatusNotification; 2.x reports the same faults as events. */
const FAULTS = ['GroundFailure', 'OverCurrentFailure', 'OverVoltage', 'UnderVoltage', 'HighTemperature', 'ConnectorLockFailure', 'PowerMeterFailure', 'ReaderFailure', 'InternalError', 'WeakSignal'];

interface Props {
  readonly station: StationStatus;
  readonly evse: EvseStatus;
}

export function EvseCard({ station, evse }: Props) {
  const { id, version } = station.config;
  const { transaction } = evse;
  const suspended = transaction?.chargingState === 'SuspendedEV';
  const name = version === '1.6' ? 'Connector' : 'EVSE';
  return (
    <article className={classes.evse} aria-label={`${name} ${evse.id}`}>
      <header>
        <h3>{name} {evse.id}</h3>
        {!evse.available && <StateChip state="Unavailable" label="inoperative" />}
        {transaction !== undefined && <StateChip state={transaction.chargingState} />}
        <span className={classes.spring} />
        <MoreMenu place={{ station, evse }} />
      </header>
      <div className={classes.scene}>
        <EvseDrawing name={`${name} ${evse.id}`} evse={evse} powered={station.powered && station.running} doorOpen={station.doorOpen} />
        <Figures evse={evse} />
      </div>
      <ul className={classes.connectors}>
        {evse.connectors.map((connector) => <ConnectorLine key={connector.id} station={station} evse={evse} connector={connector} />)}
      </ul>
      <div className={classes.buttons}>
        <TokenPopover station={id} version={version} evse={evse.id} />
        {transaction === undefined
          ? <Button leftSection={<IconPlayerPlay size={14} />} onClick={() => void act(id, { kind: 'press-start', evse: evse.id })}>Start</Button>
          : <Button leftSection={<IconPlayerStop size={14} />} onClick={() => void act(id, { kind: 'press-stop', evse: evse.id })}>Stop</Button>}
        {suspended
          ? <Button leftSection={<IconPlayerPlay size={14} />} onClick={() => void act(id, { kind: 'ev-resume', evse: evse.id })}>EV resumes</Button>
          : <Button leftSection={<IconPlayerPause size={14} />} disabled={transaction === undefined} onClick={() => void act(id, { kind: 'ev-suspend', evse: evse.id })}>EV suspends</Button>}
        <Button leftSection={<IconUrgent size={14} />} className={classes.danger} onClick={() => void act(id, { kind: 'emergency-stop', evse: evse.id })}>Emergency stop</Button>
      </div>
      <RefusalNote station={id} evse={evse.id} />
    </article>
  );
}

function ConnectorLine({ station: status, evse, connector }: { readonly station: StationStatus; readonly evse: EvseStatus; readonly connector: ConnectorStatus }) {
  const station = status.config.id;
  const at = { evse: evse.id, connector: connector.id };
  const numbered = evse.connectors.length > 1;
  const place = placeWords({ station: status, evse, connector });
  return (
    <li className={classes.connector}>
      <span className={classes.connectorState}>
        {numbered && <span className={classes.dim}>{connector.id}</span>}
        <StateChip plain state={connector.status} />
        <span className={classes.dim}>{connector.type}</span>
        {connector.locked && <span className={classes.dim}>locked</span>}
        {connector.soc !== undefined && <span>{Math.round(connector.soc)} %</span>}
        {connector.fault !== undefined && <span className={classes.fault}>{connector.fault}</span>}
      </span>
      {connector.plugged
        ? <Button size="compact-xs" leftSection={<IconPlugX size={13} />} aria-label={`Unplug${place}`} onClick={() => void act(station, { kind: 'unplug', ...at })}>Unplug</Button>
        : <Button size="compact-xs" leftSection={<IconPlug size={13} />} aria-label={`Plug in${place}`} onClick={() => void act(station, { kind: 'plug-in', ...at })}>Plug in</Button>}
      {connector.fault !== undefined
        ? <Button size="compact-xs" onClick={() => void act(station, { kind: 'clear-fault', ...at })}>Clear fault</Button>
        : (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconAlertTriangle size={13} />} rightSection={<IconChevronDown size={11} />} aria-label={`Fault${place}`}>Fault</Button>
            </Menu.Target>
            <Menu.Dropdown>
              {FAULTS.map((code) => <Menu.Item key={code} onClick={() => void act(station, { kind: 'fault', ...at, code })}>{code}</Menu.Item>)}
            </Menu.Dropdown>
          </Menu>
        )}
    </li>
  );
}

function Figures({ evse }: { readonly evse: EvseStatus }) {
  const now = useNow();
  const { transaction, limit } = evse;
  return (
    <dl className={classes.figures}>
      <div><dt>Power</dt><dd>{power(evse.power)}</dd></div>
      <div><dt>Current</dt><dd>{evse.current.toFixed(1)} A</dd></div>
      <div><dt>Voltage</dt><dd>{evse.voltage.toFixed(0)} V</dd></div>
      {limit !== undefined && <div><dt>Limit</dt><dd>{limit.unit === 'W' ? power(limit.value) : `${limit.value} A`}</dd></div>}
      <div><dt>Register</dt><dd>{energy(evse.register)}</dd></div>
      {transaction !== undefined && (
        <>
          <div><dt>Charged</dt><dd>{energy(transaction.energy)}</dd></div>
          <div><dt>For</dt><dd>{duration(now - transaction.startedAt)}</dd></div>
          {transaction.idToken !== undefined && <div><dt>Card</dt><dd>{transaction.idToken}</dd></div>}
        </>
      )}
    </dl>
  );
}
