import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowBarToDown, IconArrowsSplit2, IconX } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { on } from '../host/host';
import { useConnection } from '../stores/connection';
import { useJournal } from '../stores/journal';
import { useLog } from '../stores/log';
import { journalKey, useSequence } from '../stores/sequence';
import { EmptyState } from '../ui/empty-state';
import { plural } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { Panel } from '../ui/panel';
import { AroundMenu } from './around-menu';
import { useLanes } from './lane-choice';
import { LanePicker } from './lane-picker';
import { sequenceRows } from './rows';
import { filterOf, scopeText, withLanes } from './scope';
import { SequenceList } from './sequence-list';
import classes from './sequence.module.css';
import { ShareMenu } from './share-menu';
import { SilenceMenu } from './silence-menu';

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
  const hidden = useSequence((state) => state.lanes.hidden);
  // Only with hidden lanes does it matter which stations there are.
  const others = useJournal((state) => (hidden.length === 0 ? '' : (state.info?.stations ?? []).map(({ id }) => id).join('\u0000')));

  useEffect(() => on('journal.changed', (change) => sequenceRows.grew(change)), []);
  useEffect(() => {
    if (!connected) return;
    let stale = false;
    void filterOf(scope, shown ?? {}).then((next) => { if (!stale) void sequenceRows.show(withLanes(next, scope, others.split('\u0000'), hidden)); });
    return () => { stale = true; };
  }, [scope, shown, journal, connected, hidden, others]);
  // A choice of lanes is of one journal's stations.
  const key = useJournal((state) => state.info && journalKey(state.info));
  useEffect(() => { if (key !== undefined) useSequence.getState().takeUp(key); }, [key]);
  useEffect(() => () => void sequenceRows.close(), []);

  const lanes = useLanes();
  const { total, error, loaded } = sequenceRows;
  return (
    <Panel
      toolbar={(
        <>
          <span className={classes.scope} role="status">{scopeText(scope, filter, total)}{hidden.length > 0 && ` · ${plural(hidden.length, 'lane')} hidden`}</span>
          {scope.kind !== 'shown' && <IconButton label="Show what the log shows" icon={<IconX size={14} />} onClick={() => useSequence.getState().show({ kind: 'shown' })} />}
          {(scope.kind === 'transaction' || scope.kind === 'entry') && <AroundMenu scope={scope} />}
          <span className={classes.spring} />
          {live && <IconButton label="Follow what arrives" icon={<IconArrowBarToDown size={15} />} pressed={following} onClick={() => useSequence.getState().setFollowing(!following)} />}
          <SilenceMenu />
          <LanePicker disabled={(useJournal.getState().info?.stations.length ?? 0) === 0} />
          <ShareMenu disabled={total === 0} />
        </>
      )}
    >
      {error !== undefined && <EmptyState tone="error" icon={<IconAlertTriangle size={26} stroke={1.5} />} title="The entries cannot be read" actions={<Button onClick={() => useSequence.getState().show({ ...scope })}>Try again</Button>}>{error}</EmptyState>}
      {error === undefined && loaded && total === 0 && <EmptyState icon={<IconArrowsSplit2 size={26} stroke={1.5} />} title="Nothing to draw yet">Each message that the log shows is drawn here, from who says it to who hears it. A filter, a selection or a transaction makes it a picture of what matters.</EmptyState>}
      {error === undefined && total > 0 && <SequenceList lanes={lanes} />}
    </Panel>
  );
}
