import { useMemo } from 'react';
import type { StationState } from '../../shared/state/model';
import { useDetail } from '../stores/detail';
import { useFocus } from '../stores/focus';
import { useJournal } from '../stores/journal';
import { useWorld } from '../stores/world';
import { useNow } from '../ui/use-now';

/** All stations, and those that the panels are narrowed to. */
export function useStations(): { all: readonly StationState[]; shown: readonly StationState[] } {
  const world = useWorld((state) => state.world);
  const station = useFocus((state) => state.station);
  return useMemo(() => {
    const all = Object.values(world.stations);
    const chosen = all.filter((one) => one.id === station);
    return { all, shown: chosen.length > 0 ? chosen : all };
  }, [world, station]);
}

/** The moment that the panels show, ms since 1970: now, that of the selected entry, or the end of a log. */
export function useMoment(): number {
  const at = useWorld((state) => state.at);
  const row = useDetail((state) => state.detail?.row);
  const stations = useWorld((state) => state.world.stations);
  const ended = useJournal((state) => state.info?.source === 'file');
  const now = useNow();
  if (at !== undefined && row?.index === at) return row.wall;
  return ended ? lastMoment(Object.values(stations), now) : now;
}

/** The end of a log that goes on no more: when anything was last heard of any station. */
function lastMoment(stations: readonly StationState[], now: number): number {
  const moments = stations.flatMap(({ lastMessageAt, disconnectedAt, connectedAt }) => lastMessageAt ?? disconnectedAt ?? connectedAt ?? []);
  return moments.length === 0 ? now : Math.max(...moments);
}
