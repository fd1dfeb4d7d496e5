import { Menu } from '@mantine/core';
import { IconArrowsDiff, IconCamera, IconHistory, IconLiveView, IconServer } from '@tabler/icons-react';
import { useStations } from '../panels/use-world-view';
import { useLog } from '../stores/log';
import { useWorld } from '../stores/world';
import { useJournal } from '../stores/journal';
import { MenuButton } from '../ui/menu-button';
import type { Inventory } from './inventory';
import { compareWithMoment } from './operations';
import { useModel, type Against } from './store';

/** What the inventory can be compared with: other stations, other moments of this one, snapshots. */
export function CompareMenu({ inventory }: { readonly inventory: Inventory }) {
  const { all } = useStations();
  const snapshots = useModel((state) => state.snapshots);
  const against = useModel((state) => state.against);
  const selected = useLog((state) => state.selected);
  const at = useWorld((state) => state.at);
  const entries = useJournal((state) => state.info?.entries ?? 0);
  const others = all.filter(({ id }) => inventory.from === 'snapshot' || id !== inventory.station);
  const saved = snapshots.filter(({ name }) => inventory.from === 'station' || name !== inventory.title);
  const compare = (chosen: Against): void => {
    useModel.getState().set({ against: chosen });
    useModel.getState().narrow({ onlyDifferent: true });
  };
  const moment = async (entry: number): Promise<void> => {
    await compareWithMoment(inventory.station, entry);
    useModel.getState().narrow({ onlyDifferent: true });
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target><MenuButton label="Compare" icon={<IconArrowsDiff size={15} />} data-pressed={against !== undefined || undefined} /></Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {inventory.from === 'station' && (
          <>
            <Menu.Label>With {inventory.station} at another moment</Menu.Label>
            <Menu.Item leftSection={<IconHistory size={14} />} disabled={selected === undefined || selected === at} onClick={() => { if (selected !== undefined) void moment(selected); }}>
              {selected === undefined ? 'After the selected entry (select one in the log)' : `After the selected entry, #${selected}`}
            </Menu.Item>
            {at !== undefined && <Menu.Item leftSection={<IconLiveView size={14} />} onClick={() => void moment(Math.max(0, entries - 1))}>Newest</Menu.Item>}
          </>
        )}
        {others.length > 0 && <Menu.Label>With another station</Menu.Label>}
        {others.map(({ id }) => <Menu.Item key={id} leftSection={<IconServer size={14} />} onClick={() => compare({ kind: 'station', id })}>{id}</Menu.Item>)}
        <Menu.Label>With a snapshot</Menu.Label>
        {saved.map(({ name }) => <Menu.Item key={name} leftSection={<IconCamera size={14} />} onClick={() => compare({ kind: 'snapshot', name })}>{name}</Menu.Item>)}
        {saved.length === 0 && <Menu.Item disabled>None is saved yet</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
