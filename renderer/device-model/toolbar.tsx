import { Button, Checkbox, Menu, Popover, Select, TextInput } from '@mantine/core';
import { IconCamera, IconDots, IconDownload, IconFileExport, IconFileImport, IconFilter, IconFolders, IconLayoutNavbarCollapse, IconLayoutNavbarExpand, IconRefresh, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { pickFile } from '../actions/files';
import { configure } from '../csms/configure';
import { MomentSwitch } from '../panels/moment-switch';
import { useStations } from '../panels/use-world-view';
import { useCsms } from '../stores/csms';
import { useFocus } from '../stores/focus';
import { notify } from '../stores/notices';
import { MenuButton } from '../ui/menu-button';
import { CompareMenu } from './compare-menu';
import type { Inventory } from './inventory';
import { readAll } from './operations';
import { exportInventory, importSnapshot } from './snapshots';
import { useModel } from './store';
import classes from './page.module.css';

interface Props {
  readonly inventory: Inventory | undefined;
  readonly station: string | undefined;
  /** Ids under which every group is folded. */
  readonly groups: () => readonly string[];
}

export function Toolbar({ inventory, station, groups }: Props) {
  const search = useModel((state) => state.filter.search);
  const keys = inventory?.version === '1.6';
  return (
    <>
      <SourcePicker station={station} />
      {inventory !== undefined && (
        <>
          <TextInput
            id="model-search" className={classes.search} aria-label={keys ? 'Find keys' : 'Find variables'} placeholder="Find" leftSection={<IconSearch size={13} />} value={search}
            onChange={(event) => useModel.getState().narrow({ search: event.currentTarget.value })}
            onKeyDown={(event) => { if (event.key === 'Escape') useModel.getState().narrow({ search: '' }); }}
          />
          <FilterMenu inventory={inventory} />
          <CompareMenu inventory={inventory} />
        </>
      )}
      <Read inventory={inventory} station={station} />
      <MoreMenu inventory={inventory} groups={groups} />
      <span className={classes.spring} />
      {inventory?.from !== 'snapshot' && <MomentSwitch />}
    </>
  );
}

/** Stations first, then what was saved. */
function SourcePicker({ station }: { readonly station: string | undefined }) {
  const { all } = useStations();
  const snapshots = useModel((state) => state.snapshots);
  const snapshot = useModel((state) => state.snapshot);
  const data = useMemo(() => [
    { group: 'Stations', items: all.map(({ id }) => ({ value: `s:${id}`, label: id })) },
    { group: 'Snapshots', items: snapshots.map(({ name }) => ({ value: `n:${name}`, label: name })) },
  ].filter(({ items }) => items.length > 0), [all, snapshots]);
  if (data.length === 0) return null;
  return (
    <Select
      aria-label="Station or snapshot shown" className={classes.source} searchable={all.length + snapshots.length > 8} data={data} comboboxProps={{ width: 260, position: 'bottom-start' }}
      value={snapshot !== undefined ? `n:${snapshot}` : station === undefined ? null : `s:${station}`}
      onChange={(value) => {
        if (value === null) return;
        useModel.getState().set({ snapshot: value.startsWith('n:') ? value.slice(2) : undefined, editing: undefined });
        if (value.startsWith('s:')) useFocus.getState().setStation(value.slice(2));
      }}
    />
  );
}

function FilterMenu({ inventory }: { readonly inventory: Inventory }) {
  const filter = useModel((state) => state.filter);
  const narrow = useModel((state) => state.narrow);
  const [open, setOpen] = useState(false);
  const active = filter.onlyWritable || filter.onlyDeviating || filter.onlyEdited || filter.components.length > 0;
  const components = useMemo(() => [...new Set(inventory.variables.map(({ component }) => component))].filter((name) => name !== '').toSorted(), [inventory.variables]);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus width={240}>
      <Popover.Target>
        <MenuButton label="Filter" icon={<IconFilter size={15} />} data-pressed={active || undefined} aria-expanded={open} onClick={() => setOpen(!open)} />
      </Popover.Target>
      <Popover.Dropdown aria-label="Filter" className={classes.filter}>
        <Checkbox label="Only what can be written" checked={filter.onlyWritable} onChange={(event) => narrow({ onlyWritable: event.currentTarget.checked })} />
        <Checkbox label="Only what deviates from the standard" checked={filter.onlyDeviating} onChange={(event) => narrow({ onlyDeviating: event.currentTarget.checked })} />
        <Checkbox label="Only what is to be set" checked={filter.onlyEdited} onChange={(event) => narrow({ onlyEdited: event.currentTarget.checked })} />
        {components.length > 0 && (
          <Select
            label="Component" searchable comboboxProps={{ withinPortal: false }} data={[{ value: '', label: 'All components' }, ...components.map((name) => ({ value: name, label: name }))]}
            value={filter.components[0] ?? ''} onChange={(name) => narrow({ components: name === null || name === '' ? [] : [name] })}
          />
        )}
        <div className={classes.filterButtons}>
          <Button disabled={!active} onClick={() => narrow({ onlyWritable: false, onlyDeviating: false, onlyEdited: false, components: [] })}>Show all</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The button that asks the station for everything. */
export function Read({ inventory, station, prominent = false }: { readonly inventory: Inventory | undefined; readonly station: string | undefined; readonly prominent?: boolean }) {
  const [busy, setBusy] = useState(false);
  const version = useCsms((state) => state.state?.stations.find((one) => one.id === station && one.connected)?.version);
  if (inventory?.from === 'snapshot' || station === undefined) return null;
  const read = async (): Promise<void> => {
    if (version === undefined) return;
    setBusy(true);
    await readAll(station, version);
    setBusy(false);
  };
  return (
    <Button
      leftSection={<IconRefresh size={13} />} variant={prominent ? 'filled' : 'default'} loading={busy} disabled={version === undefined}
      title={version === undefined ? `${station} is not connected to the CSMS of this workbench.` : `Asks ${station} for everything (${version === '1.6' ? 'GetConfiguration' : 'GetBaseReport'})`} onClick={() => void read()}
    >
      {prominent ? 'Read it now' : 'Read'}
    </Button>
  );
}

function MoreMenu({ inventory, groups }: Pick<Props, 'inventory' | 'groups'>) {
  const settings = useCsms((state) => state.state?.settings);
  const pick = async (): Promise<void> => {
    const file = await pickFile('.json,.csv');
    if (file === undefined) return;
    const failed = await importSnapshot(file);
    if (failed !== undefined) notify('error', failed);
  };
  const { set } = useModel.getState();
  return (
    <Menu position="bottom-start">
      <Menu.Target><MenuButton label="More" icon={<IconDots size={15} />} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCamera size={14} />} disabled={inventory === undefined || inventory.variables.length === 0} onClick={() => set({ dialog: 'save' })}>Save a snapshot…</Menu.Item>
        <Menu.Item leftSection={<IconFolders size={14} />} onClick={() => set({ dialog: 'snapshots' })}>Snapshots…</Menu.Item>
        <Menu.Item leftSection={<IconFileImport size={14} />} onClick={() => void pick()}>Import a snapshot…</Menu.Item>
        {inventory !== undefined && inventory.variables.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconFileExport size={14} />} onClick={() => exportInventory(inventory, 'json')}>Export as JSON</Menu.Item>
            <Menu.Item leftSection={<IconDownload size={14} />} onClick={() => exportInventory(inventory, 'csv')}>Export as CSV</Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconLayoutNavbarCollapse size={14} />} onClick={() => set({ folded: new Set(groups()) })}>Fold everything</Menu.Item>
            <Menu.Item leftSection={<IconLayoutNavbarExpand size={14} />} onClick={() => set({ folded: new Set() })}>Open everything</Menu.Item>
          </>
        )}
        {settings !== undefined && (
          <>
            <Menu.Divider />
            <Menu.CheckboxItem checked={settings.readOnConnect} onChange={(checked) => void configure({ readOnConnect: checked })}>Read whenever a station connects</Menu.CheckboxItem>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
