import { Select } from '@mantine/core';
import { useFocus } from '../stores/focus';
import classes from './station-picker.module.css';
import { useStations } from './use-world-view';

const ALL = '';

interface Props {
  /** Of a panel that shows one station at a time: that station. */
  readonly only: string | undefined;
}

/** Narrows the state panels to one station; absent while there is only one. */
export function StationPicker({ only }: Props) {
  const { all } = useStations();
  const station = useFocus((state) => state.station);
  const setStation = useFocus((state) => state.setStation);
  if (all.length < 2) return null;
  const chosen = only ?? all.find(({ id }) => id === station)?.id;
  return (
    <Select
      aria-label="Station shown"
      className={classes.picker}
      title={chosen ?? 'All stations'}
      searchable={all.length > 8}
      allowDeselect={only === undefined}
      data={[...(only === undefined ? [{ value: ALL, label: 'All stations' }] : []), ...all.map(({ id }) => ({ value: id, label: id }))]}
      value={chosen ?? ALL}
      onChange={(value) => setStation(value === ALL || value === null ? undefined : value)}
    />
  );
}
