import { Select } from '@mantine/core';
import { useFocus } from '../stores/focus';
import { useStations } from './use-world-view';

const ALL = '';

/** Narrows the state panels to one station; absent while there is only one. */
export function StationPicker() {
  const { all } = useStations();
  const station = useFocus((state) => state.station);
  const setStation = useFocus((state) => state.setStation);
  if (all.length < 2) return null;
  return (
    <Select
      aria-label="Station shown"
      w={150}
      searchable={all.length > 8}
      data={[{ value: ALL, label: 'All stations' }, ...all.map(({ id }) => ({ value: id, label: id }))]}
      value={station !== undefined && all.some(({ id }) => id === station) ? station : ALL}
      onChange={(value) => setStation(value === ALL || value === null ? undefined : value)}
    />
  );
}
