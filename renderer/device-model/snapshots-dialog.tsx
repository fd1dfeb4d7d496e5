import { Button, Modal, TextInput } from '@mantine/core';
import { IconArrowsDiff, IconCamera, IconDownload, IconEye, IconFileExport, IconFileImport, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { SnapshotSummary } from '../../shared/inventory/snapshot';
import { pickFile } from '../actions/files';
import { FormError } from '../start/card';
import { EmptyState } from '../ui/empty-state';
import { count, fullTime } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { VersionBadge } from '../ui/version-badge';
import type { Inventory } from './inventory';
import { exportSnapshot, importSnapshot, removeSnapshot, saveSnapshot, suggestedName } from './snapshots';
import { useModel } from './store';
import classes from './dialogs.module.css';

export function SaveDialog({ inventory }: { readonly inventory: Inventory }) {
  const opened = useModel((state) => state.dialog === 'save');
  const close = (): void => useModel.getState().set({ dialog: undefined });
  return (
    <Modal opened={opened} onClose={close} title="Save a snapshot" size={420} closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <SaveForm inventory={inventory} onDone={close} />}
    </Modal>
  );
}

function SaveForm({ inventory, onDone }: { readonly inventory: Inventory; readonly onDone: () => void }) {
  const [name, setName] = useState(() => suggestedName(inventory.station, inventory.at));
  const [error, setError] = useState<string>();
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const failed = await saveSnapshot(name, inventory);
    setError(failed?.message);
    if (failed === undefined) onDone();
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <TextInput data-autofocus label={`Name of the snapshot: ${count(inventory.variables.length)} values of ${inventory.title}`} value={name} onChange={(event) => setName(event.currentTarget.value)} onFocus={(event) => event.currentTarget.select()} />
      <FormError message={error} />
      <div className={classes.buttons}><span className={classes.spring} /><Button onClick={onDone}>Cancel</Button><Button type="submit" variant="filled" disabled={name.trim() === ''}>Save</Button></div>
    </form>
  );
}

export function SnapshotsDialog() {
  const opened = useModel((state) => state.dialog === 'snapshots');
  const close = (): void => useModel.getState().set({ dialog: undefined });
  return (
    <Modal opened={opened} onClose={close} title="Snapshots" size={720} closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <SnapshotList onDone={close} />}
    </Modal>
  );
}

function SnapshotList({ onDone }: { readonly onDone: () => void }) {
  const snapshots = useModel((state) => state.snapshots);
  const [error, setError] = useState<string>();
  const [leaving, setLeaving] = useState<string>();
  const pick = async (): Promise<void> => {
    const file = await pickFile('.json,.csv');
    if (file !== undefined) setError(await importSnapshot(file));
  };
  return (
    <>
      {snapshots.length === 0 ? (
        <EmptyState icon={<IconCamera size={26} stroke={1.5} />} title="No snapshot is saved yet">A snapshot keeps what a station tells of itself at one moment. Later ones, and other stations, can be compared with it.</EmptyState>
      ) : (
        <div className={classes.scroll} role="region" aria-label="Saved snapshots" tabIndex={0}>
          <table className={classes.table}>
            <thead><tr><th scope="col">Name</th><th scope="col">Station</th><th scope="col">Moment</th><th scope="col">Values</th><th scope="col"><span className="visually-hidden">Actions</span></th></tr></thead>
            <tbody>
              {snapshots.map((one) => (
                <tr key={one.name}>
                  <th scope="row">{one.name}</th>
                  <td>{one.station} <VersionBadge version={one.version} /></td>
                  <td title={fullTime(one.at)}>{fullTime(one.at).slice(0, 19)}</td>
                  <td>{count(one.count)}</td>
                  <td>{leaving === one.name
                    ? <span className={classes.actions}><Button color="red" variant="filled" onClick={() => { setLeaving(undefined); void removeSnapshot(one.name); }}>Delete</Button><Button onClick={() => setLeaving(undefined)}>Keep</Button></span>
                    : <Actions one={one} onDone={onDone} onRemove={() => setLeaving(one.name)} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <FormError message={error} />
      <div className={classes.buttons}><Button leftSection={<IconFileImport size={13} />} onClick={() => void pick()}>Import…</Button><span className={classes.spring} /><Button onClick={onDone}>Close</Button></div>
    </>
  );
}

function Actions({ one: { name }, onDone, onRemove }: { readonly one: SnapshotSummary; readonly onDone: () => void; readonly onRemove: () => void }) {
  const { set, narrow } = useModel.getState();
  const compare = (): void => {
    set({ against: { kind: 'snapshot', name } });
    narrow({ onlyDifferent: true });
    onDone();
  };
  return (
    <span className={classes.actions}>
      <IconButton label={`Show ${name}`} icon={<IconEye size={15} />} onClick={() => { set({ snapshot: name }); onDone(); }} />
      <IconButton label={`Compare with ${name}`} icon={<IconArrowsDiff size={15} />} onClick={compare} />
      <IconButton label={`Export ${name} as JSON`} icon={<IconFileExport size={15} />} onClick={() => void exportSnapshot(name, 'json')} />
      <IconButton label={`Export ${name} as CSV`} icon={<IconDownload size={15} />} onClick={() => void exportSnapshot(name, 'csv')} />
      <IconButton label={`Delete ${name}`} danger icon={<IconTrash size={15} />} onClick={onRemove} />
    </span>
  );
}
