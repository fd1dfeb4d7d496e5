import { Button, Menu, Switch } from '@mantine/core';
import { IconAlertTriangle, IconArrowBarToDown, IconArrowsSplit2, IconDownload, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { on } from '../host/host';
import { useConnection } from '../stores/connection';
import { useJournal } from '../stores/journal';
import { useLog } from '../stores/log';
import { useSequence } from '../stores/sequence';
import { EmptyState } from '../ui/empty-state';
import { IconButton } from '../ui/icon-button';
import { MenuButton } from '../ui/menu-button';
import { Panel } from '../ui/panel';
import { sequenceRows } from './rows';
import { filterOf, scopeText } from './scope';
import { SequenceList } from './sequence-list';
import classes from './sequence.module.css';
import { saveMermaid, savePng, saveSvg } from './share';

/** So many stations have a lane from the start; of more, those that say something in sight. */
const LANES = 6;

/** Who says what to whom, as a diagram: of what the log shows, of a selection, or of a transaction. */
export function SequencePanel() {
  const scope = useSequence((state) => state.scope);
  const filter = useLog((state) => state.filter);
  const journal = useJournal((state) => state.info?.id);
  const live = useJournal((state) => state.info?.source === 'live');
  const connected = useConnection((state) => state.link.kind === 'connected');
  useSyncExternalStore(sequenceRows.subscribe, sequenceRows.snapshot);
  const following = useSequence((state) => state.following) && live;
  const shown = scope.kind === 'shown' ? filter : undefined;

  useEffect(() => on('journal.changed', (change) => sequenceRows.grew(change)), []);
  useEffect(() => {
    if (!connected) return;
    let stale = false;
    void filterOf(scope, shown ?? {}).then((next) => { if (!stale) void sequenceRows.show(next); });
    return () => { stale = true; };
  }, [scope, shown, journal, connected]);
  useEffect(() => () => void sequenceRows.close(), []);

  const stations = useLanes();
  const { total, error, loaded } = sequenceRows;
  return (
    <Panel
      toolbar={(
        <>
          <span className={classes.scope} role="status">{scopeText(scope, filter, total)}</span>
          {scope.kind !== 'shown' && <IconButton label="Show what the log shows" icon={<IconX size={14} />} onClick={() => useSequence.getState().show({ kind: 'shown' })} />}
          {scope.kind === 'transaction' && <Switch size="xs" label="with what happened around it" checked={scope.around} onChange={(event) => useSequence.getState().show({ ...scope, around: event.currentTarget.checked })} />}
          <span className={classes.spring} />
          {live && <IconButton label="Follow what arrives" icon={<IconArrowBarToDown size={15} />} pressed={following} onClick={() => useSequence.getState().setFollowing(!following)} />}
          <ShareMenu disabled={total === 0} stations={stations} />
        </>
      )}
    >
      {error !== undefined && <EmptyState tone="error" icon={<IconAlertTriangle size={26} stroke={1.5} />} title="The entries cannot be read" actions={<Button onClick={() => useSequence.getState().show({ ...scope })}>Try again</Button>}>{error}</EmptyState>}
      {error === undefined && loaded && total === 0 && <EmptyState icon={<IconArrowsSplit2 size={26} stroke={1.5} />} title="Nothing to draw yet">Each message that the log shows is drawn here, from who says it to who hears it. A filter, a selection or a transaction makes it a picture of what matters.</EmptyState>}
      {error === undefined && total > 0 && <SequenceList stations={stations} />}
    </Panel>
  );
}

/** The stations that have a lane, in the order of the journal. */
function useLanes(): readonly string[] {
  const scope = useSequence((state) => state.scope);
  const named = useLog((state) => state.filter.stations);
  const known = useJournal((state) => state.info?.stations);
  const seen = useSyncExternalStore(sequenceRows.subscribe, () => sequenceRows.stations);
  return useMemo(() => {
    const all = (known ?? []).map(({ id }) => id);
    if (scope.kind === 'transaction') return [scope.station];
    if (scope.kind === 'shown' && named?.length) return all.filter((id) => named.includes(id));
    return all.length <= LANES ? all : all.filter((id) => seen.has(id));
  }, [scope, named, known, seen]);
}

function ShareMenu({ disabled, stations }: { readonly disabled: boolean; readonly stations: readonly string[] }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target><MenuButton label="Share the diagram" icon={<IconDownload size={15} />} disabled={disabled} /></Menu.Target>
      <Menu.Dropdown aria-label="Share the diagram">
        <Menu.Item onClick={() => void saveSvg(stations)}>Save as SVG</Menu.Item>
        <Menu.Item onClick={() => void savePng(stations)}>Save as PNG</Menu.Item>
        <Menu.Item onClick={() => void saveMermaid()}>Save as Mermaid</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
