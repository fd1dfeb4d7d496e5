import { Select } from '@mantine/core';
import { memo, useMemo } from 'react';
import { useFocus } from '../stores/focus';
import classes from './station-picker.module.css';
import { useStationIds } from './use-world-view';

const ALL = '';

interface Props {
  /** Of a panel that shows one station at a time: that station. */
  readonly only: string | undefined;
}

/** Narrows the state panels to one station; absent while there is only one. */
export const StationPicker = memo(function StationPicker({ only }: Props) {
  const all = useStationIds();
  const station = useFocus((state) => state.station);
  const setStation = useFocus((state) => state.setStation);
  const single = only !== undefined;
  const data = useMemo(() => [...(single ? [] : [{ value: ALL, label: 'All stations' }]), ...all.map((id) => ({ value: id, label: id }))], [all, single]);
  if (all.length < 2) return null;
  const chosen = only ?? all.find((id) => id === station);
  return (
    <Select
      aria-label="Station shown"
      className={classes.picker}
      title={chosen ?? 'All stations'}
      searchable={all.length > 8}
      allowDeselect={only === undefined}
      data={data}
      value={chosen ?? ALL}
      onChange={(value) => setStation(value === ALL || value === null ? undefined : value)}
    />
  );
});
