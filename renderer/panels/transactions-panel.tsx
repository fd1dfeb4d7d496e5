import { Loader, SegmentedControl } from '@mantine/core';
import { IconArrowsSplit2, IconBolt, IconFilter } from '@tabler/icons-react';
import { lazy, memo, Suspense, useMemo, useState } from 'react';
import type { StationState, TransactionState } from '../../shared/state/model';
import { showSequence } from '../actions/sequence-actions';
import { useFocus } from '../stores/focus';
import { useLog } from '../stores/log';
import { useSamples } from '../stores/samples';
import table from '../ui/data-table.module.css';
import { EmptyState } from '../ui/empty-state';
import { duration, energy, fullTime, power, shortTime } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { LongTable } from '../ui/long-table';
import { StateChip } from '../ui/state-chip';
import { CostView, useCost } from './cost-view';
import { StatePanel } from './state-panel';
import classes from './transactions-panel.module.css';
import { useMoment, useStations } from './use-world-view';

const MeterChart = lazy(() => import('./meter-chart'));

interface Item {
  readonly station: StationState;
  readonly transaction: TransactionState;
}

export function TransactionsPanel() {
  const { shown } = useStations();
  const chosen = useFocus((state) => state.transaction);
  const items = useMemo(() => inOrder(shown), [shown]);
  const current = items.find((item) => item.transaction.id === chosen) ?? items[0];
  return (
    <StatePanel
      empty={items.length === 0 ? <EmptyState icon={<IconBolt size={26} stroke={1.5} />} title="No transaction yet">A transaction begins with {'TransactionEvent Started (2.x) or StartTransaction (1.6)'} and shows its energy, power and state of charge here.</EmptyState> : undefined}
    >
      <div className={classes.split}>
        <TransactionTable items={items} current={current} />
        {current !== undefined && <Detail item={current} />}
      </div>
    </StatePanel>
  );
}

const choose = ({ transaction }: Item): void => useFocus.getState().setTransaction(transaction.id);

function TransactionTable({ items, current }: { readonly items: readonly Item[]; readonly current: Item | undefined }) {
  const { shown } = useStations();
  const moment = useMoment();
  const several = shown.length > 1;
  return (
    <LongTable
      label="Table of transactions"
      items={items}
      chosen={current === undefined ? -1 : items.indexOf(current)}
      onChoose={choose}
      head={(
        <tr>
          <th scope="col" style={{ width: 128 }}>State</th>
          <th scope="col" className={table.slim} style={{ width: 86 }}>Transaction</th>
          {several && <th scope="col" className={classes.station}>Station</th>}
          <th scope="col" className={classes.wide} style={{ width: 52 }}>EVSE</th>
          <th scope="col" className={classes.token}>idToken</th>
          <th scope="col" data-align="right" style={{ width: 80 }}>Energy</th>
          <th scope="col" data-align="right" className={table.slim} style={{ width: 66 }}>Power</th>
          <th scope="col" data-align="right" className={classes.wide} style={{ width: 56 }}>SoC</th>
          <th scope="col" data-align="right" className={classes.wide} style={{ width: 92 }}>Duration</th>
        </tr>
      )}
      row={(item, at) => <Row key={`${item.station.id} ${item.transaction.id}`} station={item.station} transaction={item.transaction} at={at} moment={item.transaction.endedAt ?? moment} several={several} selected={item === current} onChoose={choose} />}
    />
  );
}

interface RowProps extends Item {
  readonly at: number;
  /** The end of the transaction, or the moment that the panel shows, ms since 1970. */
  readonly moment: number;
  readonly several: boolean;
  readonly selected: boolean;
  readonly onChoose: (item: Item) => void;
}

const Row = memo(function Row({ station, transaction, at, moment, several, selected, onChoose }: RowProps) {
  return (
    <tr aria-rowindex={at + 2} aria-selected={selected} data-clickable onClick={() => onChoose({ station, transaction })}>
      <td title={stateOf(transaction)}><StateChip plain state={stateOf(transaction)} /></td>
      <td title={transaction.id} className={table.slim}>{shortId(transaction.id)}</td>
      {several && <td data-tone="dim" className={classes.station} title={station.id}>{station.id}</td>}
      <td className={classes.wide}>{transaction.evse}{transaction.connector !== undefined && station.version !== '1.6' && <span className={classes.connector}>/{transaction.connector}</span>}</td>
      <td title={[transaction.idToken, transaction.tokenType].filter((text) => text !== undefined).join(' · ')} className={classes.token}>{transaction.idToken}</td>
      <td data-align="right">{transaction.energy === undefined ? '' : energy(transaction.energy)}</td>
      <td data-align="right" className={table.slim}>{transaction.power === undefined || transaction.endedAt !== undefined ? '' : power(transaction.power)}</td>
      <td data-align="right" className={classes.wide}>{transaction.soc === undefined ? '' : `${Math.round(transaction.soc)} %`}</td>
      <td data-align="right" data-tone="dim" className={classes.wide}>{duration(moment - transaction.startedAt)}</td>
    </tr>
  );
});

function Detail({ item: { station, transaction } }: { readonly item: Item }) {
  const cost = useCost(station.id, transaction);
  const [part, setPart] = useState('Meter');
  const facts = [
    `${shortTime(transaction.startedAt)}${transaction.endedAt === undefined ? '' : ` to ${shortTime(transaction.endedAt)}`}`,
    transaction.authorization,
    transaction.stoppedReason,
    transaction.lastSeqNo === undefined ? undefined : `seqNo ${transaction.lastSeqNo}`,
    transaction.totalCost === undefined ? undefined : `cost ${transaction.totalCost.toFixed(2)}`,
  ].filter((fact) => fact !== undefined);
  const missing = transaction.missingSeqNos.length === 0 ? '' : ` · seqNo ${transaction.missingSeqNos.join(', ')} never came`;
  return (
    <section className={classes.detail} aria-label={`Transaction ${transaction.id}`}>
      <header>
        <h3 className="selectable" title={transaction.id}>{transaction.id}</h3>
        {cost !== undefined && <SegmentedControl aria-label="Part of the transaction" size="xs" data={['Meter', 'Cost']} value={part} onChange={setPart} />}
        <IconButton label="Sequence diagram of this transaction" icon={<IconArrowsSplit2 size={14} />} onClick={() => showSequence({ kind: 'transaction', id: transaction.id, station: station.id })} />
        <IconButton label="Show only this transaction in the log" icon={<IconFilter size={14} />} onClick={() => useLog.getState().refine({ transaction: transaction.id })} />
      </header>
      <p className={classes.facts} title={`${fullTime(transaction.startedAt)} · ${facts.join(' · ')}${missing}`}>
        {facts.join(' · ')}
        {missing !== '' && <span className={classes.missing}>{missing}</span>}
      </p>
      <div className={classes.chart}>
        {cost !== undefined && part === 'Cost' ? <CostView report={cost} /> : <Meter station={station.id} transaction={transaction} />}
      </div>
    </section>
  );
}

function Meter({ station, transaction }: { readonly station: string; readonly transaction: TransactionState }) {
  const wanted = useMemo(() => [transaction], [transaction]);
  const samples = useSamples(station, wanted)(transaction);
  const loading = <div className={classes.none}><Loader size="xs" role="status" aria-label="Loading the chart" /></div>;
  if (samples === undefined) return loading;
  if (samples.length < 2) return <p className={classes.none}>No meter values to draw{transaction.endedAt === undefined ? ' yet' : ''}.</p>;
  return <Suspense fallback={loading}><MeterChart samples={samples} /></Suspense>;
}

/** Those that go on before those that are over, each newest first. */
function inOrder(stations: readonly StationState[]): readonly Item[] {
  return stations.flatMap((station) => station.transactions.map((transaction): Item => ({ station, transaction })))
    .sort((a, b) => Number(a.transaction.endedAt !== undefined) - Number(b.transaction.endedAt !== undefined) || b.transaction.startedAt - a.transaction.startedAt);
}

function stateOf(transaction: TransactionState): string {
  return transaction.endedAt === undefined ? transaction.chargingState ?? 'Idle' : 'Ended';
}

/** The first block of a long id is enough to tell transactions apart. */
function shortId(id: string): string {
  return id.length > 13 ? `${id.slice(0, 8)}…` : id;
}
