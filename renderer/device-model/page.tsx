import { Button, Loader, Popover, Switch } from '@mantine/core';
import { IconAlertTriangle, IconSearchOff, IconSend, IconServer, IconSettings } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useState, type ReactNode } from 'react';
import { compare } from '../../shared/inventory/compare';
import { deviationsOf, missingOf } from '../../shared/inventory/deviations';
import { configure } from '../csms/configure';
import { useCsms } from '../stores/csms';
import { useWorld } from '../stores/world';
import { requestWorld } from '../stores/world-loader';
import { EmptyState } from '../ui/empty-state';
import { plural } from '../ui/format';
import { Panel } from '../ui/panel';
import { Detail } from './detail';
import { useInventory, useOther, useReadOnly, useStation, type Inventory } from './inventory';
import { CompareBar, ReportNote } from './notes';
import { ReviewDialog } from './review-dialog';
import { SaveDialog, SnapshotsDialog } from './snapshots-dialog';
import { followSnapshots } from './snapshots';
import { stagedOf, useModel, type Staged } from './store';
import { Read, Toolbar } from './toolbar';
import { Tree } from './tree';
import { foldId, isFiltering, NO_FILTER, treeRows, type TreeRow } from './tree-rows';
import classes from './page.module.css';

/** The device model (2.x) or configuration (1.6) of a station: to look at, to compare, to change. */
export default function DeviceModelPage() {
  const error = useWorld((state) => state.error);
  const loaded = useWorld((state) => state.loaded);
  const station = useStation();
  const inventory = useInventory();
  const snapshot = useModel((state) => state.snapshot);
  useEffect(followSnapshots, []);
  const groups = (): readonly string[] => (inventory ? treeRows({ version: inventory.version, variables: inventory.variables, differences: undefined, filter: NO_FILTER, folded: new Set(), edited: new Set() }).filter((row) => row.open !== undefined).map(foldId) : []);
  return (
    <>
      {error !== undefined ? (
        <Panel><EmptyState tone="error" icon={<IconAlertTriangle size={26} stroke={1.5} />} title="The state cannot be read" actions={<Button onClick={requestWorld}>Try again</Button>}>{error}</EmptyState></Panel>
      ) : !loaded ? <Panel><Loading /></Panel>
        : inventory === undefined ? (
          <Panel toolbar={<Toolbar inventory={undefined} station={station?.id} groups={groups} />}>
            {snapshot !== undefined ? <Loading /> : <NoStation known={station !== undefined} />}
          </Panel>
        ) : <Shown inventory={inventory} toolbar={<Toolbar inventory={inventory} station={station?.id} groups={groups} />} />}
      <SnapshotsDialog />
    </>
  );
}

function Loading() {
  return <div className={classes.loading}><Loader size="xs" role="status" aria-label="Loading" /></div>;
}

function NoStation({ known }: { readonly known: boolean }) {
  return (
    <EmptyState icon={<IconServer size={26} stroke={1.5} />} title={known ? 'The station has not agreed on a version' : 'No station yet'}>
      {known ? 'Its variables are shown once it has connected with a version of OCPP.' : 'The variables of each station that connects are shown here, or the configuration keys when it speaks 1.6. Snapshots can be opened at any time.'}
    </EmptyState>
  );
}

function Shown({ inventory, toolbar }: { readonly inventory: Inventory; readonly toolbar: ReactNode }) {
  const { version, variables, station } = inventory;
  const against = useModel((state) => state.against);
  const other = useOther(against);
  const readOnly = useReadOnly(inventory);
  const filter = useDeferredValue(useModel((state) => state.filter));
  const folded = useModel((state) => state.folded);
  const active = useModel((state) => state.active);
  const staged = useModel((state) => stagedOf(state.staged, inventory.from === 'station' ? station : undefined));
  const compared = other?.variables;
  const differences = useMemo(() => compared && compare(variables, compared), [variables, compared]);
  const edited = useMemo(() => new Set(staged.map(({ key }) => key)), [staged]);
  const rows = useMemo(() => treeRows({ version, variables, differences, filter, folded, edited }), [version, variables, differences, filter, folded, edited]);
  const row = rows.find(({ id }) => id === active);
  return (
    <Panel toolbar={toolbar} footer={<Footer inventory={inventory} staged={staged} readOnly={readOnly} />}>
      <div className={classes.page}>
        {inventory.from === 'station' && <ReportNote report={inventory.report} />}
        {other !== undefined && <CompareBar inventory={inventory} other={other} differences={differences ?? new Map()} readOnly={readOnly} />}
        {variables.length === 0 && differences === undefined ? <NothingTold inventory={inventory} />
          : rows.length === 0 ? <NothingFits same={filter.onlyDifferent && differences?.size === 0} narrowed={isFiltering(filter)} other={other?.title} />
            : <Content inventory={inventory} rows={rows} row={row} other={differences === undefined ? undefined : other?.title} readOnly={readOnly} />}
      </div>
      {inventory.from === 'station' && <ReviewDialog inventory={inventory} readOnly={readOnly} />}
      <SaveDialog inventory={inventory} />
    </Panel>
  );
}

interface ContentProps {
  readonly inventory: Inventory;
  readonly rows: readonly TreeRow[];
  readonly row: TreeRow | undefined;
  readonly other: string | undefined;
  readonly readOnly: string | undefined;
}

function Content({ inventory, rows, row, other, readOnly }: ContentProps) {
  return (
    <div className={classes.content}>
      <Tree inventory={inventory} rows={rows} other={other} readOnly={readOnly !== undefined} />
      <Detail inventory={inventory} row={row} readOnly={readOnly} />
    </div>
  );
}

function NothingTold({ inventory }: { readonly inventory: Inventory }) {
  const { station, version } = inventory;
  const settings = useCsms((state) => state.state?.settings);
  const what = version === '1.6' ? 'configuration' : 'device model';
  return (
    <EmptyState
      icon={<IconSettings size={26} stroke={1.5} />} title={inventory.from === 'snapshot' ? `${inventory.title} holds nothing` : `${station} has told nothing of its ${what} yet`}
      actions={inventory.from === 'snapshot' ? undefined : (
        <>
          <Read inventory={inventory} station={station} prominent />
          {settings !== undefined && <Switch size="xs" label="Read whenever a station connects" checked={settings.readOnConnect} onChange={(event) => void configure({ readOnConnect: event.currentTarget.checked })} />}
        </>
      )}
    >
      {version === '1.6' ? 'Everything that GetConfiguration and ChangeConfiguration tell is kept here.' : 'Everything that reports, GetVariables, SetVariables and events tell is kept here.'}
    </EmptyState>
  );
}

function NothingFits({ same, narrowed, other }: { readonly same: boolean; readonly narrowed: boolean; readonly other: string | undefined }) {
  return (
    <EmptyState
      icon={<IconSearchOff size={26} stroke={1.5} />} title={same ? `No difference to ${other ?? 'the other'}` : 'Nothing is like that'}
      actions={narrowed && <Button onClick={() => useModel.setState({ filter: NO_FILTER })}>Show all</Button>}
    >
      {same ? 'All values and traits that both sides tell are the same.' : 'Names, places, attributes, values and units are searched, within the filters that are set.'}
    </EmptyState>
  );
}

/** What is there, what the standard has against it, and what is to be set. */
function Footer({ inventory, staged, readOnly }: { readonly inventory: Inventory; readonly staged: readonly Staged[]; readonly readOnly: string | undefined }) {
  const { version, variables } = inventory;
  const deviating = useMemo(() => variables.filter((variable) => deviationsOf(variable, version).length > 0).length, [variables, version]);
  const missing = useMemo(() => (variables.length === 0 ? [] : missingOf(variables, version)), [variables, version]);
  const { narrow, replaceStaged, set } = useModel.getState();
  return (
    <>
      <span>{plural(variables.length, version === '1.6' ? 'key' : 'value')}</span>
      {deviating > 0 && <button type="button" className={classes.link} onClick={() => narrow({ onlyDeviating: true })}>{deviating} deviate from the standard</button>}
      {missing.length > 0 && <Missing names={missing} />}
      <span className={classes.spring} />
      {staged.length > 0 ? (
        <>
          <span className={classes.staged}>{plural(staged.length, 'change')} to be set</span>
          <button type="button" className={classes.link} onClick={() => replaceStaged(inventory.station, [])}>Discard</button>
          <button type="button" className={classes.send} onClick={() => set({ dialog: 'review' })}><IconSend size={12} aria-hidden />Review and send</button>
        </>
      ) : readOnly !== undefined && <span className={classes.cut} title={readOnly}>{readOnly}</span>}
    </>
  );
}

function Missing({ names }: { readonly names: readonly string[] }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="top-start" width={280} returnFocus>
      <Popover.Target><button type="button" className={classes.link} aria-expanded={open} onClick={() => setOpen(!open)}>{names.length} required not told</button></Popover.Target>
      <Popover.Dropdown aria-label="Required and not told">
        <p className={classes.explain}>The standard asks for these; the station has not told of them.</p>
        <ul className={classes.names} tabIndex={0} aria-label="Names">{names.map((name) => <li key={name}>{name}</li>)}</ul>
      </Popover.Dropdown>
    </Popover>
  );
}
