import { IconPlug } from '@tabler/icons-react';
import { memo } from 'react';
import type { ConnectorState, EvseState, StationState, TransactionState } from '../../shared/state/model';
import { EmptyState } from '../ui/empty-state';
import { duration, energy, fullTime, power } from '../ui/format';
import { StateChip } from '../ui/state-chip';
import { toneOf } from '../ui/state-tone';
import { VersionBadge } from '../ui/version-badge';
import classes from './connectors-panel.module.css';
import { StatePanel } from './state-panel';
import { useMoment, useStations } from './use-world-view';

export function ConnectorsPanel() {
  const { shown } = useStations();
  const withEvses = shown.filter((station) => station.evses.length > 0);
  return (
    <StatePanel
      empty={withEvses.length === 0 ? <EmptyState icon={<IconPlug size={26} stroke={1.5} />} title="No connector has reported its status yet">A station reports each connector with StatusNotification, usually right after it has booted.</EmptyState> : undefined}
    >
      <div className={classes.stations} role="region" aria-label="Connectors by station" tabIndex={0}>
        {withEvses.map((station) => <StationGroup key={station.id} station={station} />)}
      </div>
    </StatePanel>
  );
}

const StationGroup = memo(function StationGroup({ station }: { readonly station: StationState }) {
  return (
    <section aria-label={station.id}>
      <h3 className={classes.station}>
        <span className={classes.identity} title={station.id}>{station.id}</span> <VersionBadge version={station.version} /> {!station.connected && <StateChip plain state="offline" />}
      </h3>
      <div className={classes.evses}>
        {station.evses.map((evse) => <EvseCard key={evse.id} station={station} evse={evse} />)}
      </div>
    </section>
  );
});

function EvseCard({ station, evse }: { readonly station: StationState; readonly evse: EvseState }) {
  const name = station.version === '1.6' ? 'Connector' : 'EVSE';
  const transaction = station.transactions.find((one) => one.evse === evse.id && one.endedAt === undefined);
  const first = evse.connectors[0];
  return (
    <article className={classes.evse} aria-label={`${name} ${evse.id}`} style={{ '--tone': `var(--state-${toneOf(transaction?.chargingState ?? first?.status ?? '')})` }}>
      <header>
        <span>{name} {evse.id}</span>
        {transaction?.chargingState !== undefined && <StateChip state={transaction.chargingState} />}
      </header>
      <ul>
        {evse.connectors.map((connector) => <ConnectorLine key={connector.id} connector={connector} numbered={station.version !== '1.6'} />)}
      </ul>
      {transaction !== undefined && <TransactionLine transaction={transaction} />}
    </article>
  );
}

function ConnectorLine({ connector, numbered }: { readonly connector: ConnectorState; readonly numbered: boolean }) {
  const faulty = connector.errorCode !== undefined && connector.errorCode !== 'NoError';
  return (
    <li>
      <span className={classes.line}>
        {numbered && <span className={classes.number}>{connector.id}</span>}
        <StateChip plain state={connector.status} />
        <Since since={connector.since} />
      </span>
      {faulty && <span className={classes.fault}>{connector.errorCode}{connector.info !== undefined && ` · ${connector.info}`}</span>}
      {connector.operative === false && <span className={classes.note}>set inoperative</span>}
    </li>
  );
}

/** Apart, so that a second that goes by draws nothing else. */
function Since({ since }: { readonly since: number }) {
  const moment = useMoment();
  return <span className={classes.since} title={`since ${fullTime(since)}`}>{duration(moment - since)}</span>;
}

function TransactionLine({ transaction }: { readonly transaction: TransactionState }) {
  const figures = [
    transaction.energy === undefined ? undefined : energy(transaction.energy),
    transaction.power === undefined ? undefined : power(transaction.power),
    transaction.soc === undefined ? undefined : `${Math.round(transaction.soc)} %`,
  ].filter((figure) => figure !== undefined);
  return (
    <footer className={classes.transaction}>
      <span className={classes.token} title={transaction.idToken}>{transaction.idToken ?? 'no idToken'}</span>
      <span className={classes.figures}>{figures.join(' · ')}</span>
    </footer>
  );
}
