import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { StationState, WorldState } from '../../shared/state/model';
import { useDetail } from '../stores/detail';
import { useFocus } from '../stores/focus';
import { useJournal } from '../stores/journal';
import { useWorld } from '../stores/world';
import { useNow } from '../ui/use-now';

/** All stations, and those that the panels are narrowed to. */
export function useStations(): { all: readonly StationState[]; shown: readonly StationState[] } {
  const stations = useWorld((state) => state.world.stations);
  const station = useFocus((state) => state.station);
  return useMemo(() => {
    const all = Object.values(stations);
    const chosen = all.filter((one) => one.id === station);
    return { all, shown: chosen.length > 0 ? chosen : all };
  }, [stations, station]);
}

/** The identities of all stations; the very same list until one comes or goes. */
export function useStationIds(): readonly string[] {
  return useWorld(useShallow((state) => Object.keys(state.world.stations)));
}

/** The station that comes first in what the panels are narrowed to. */
export function firstShown(stations: WorldState['stations'], station: string | undefined): StationState | undefined {
  const chosen = station !== undefined && Object.hasOwn(stations, station) ? stations[station] : undefined;
  if (chosen) return chosen;
  for (const id in stations) return stations[id];
  return undefined;
}

/** The moment that the panels show, ms since 1970: now, that of the selected entry, or the end of a log. */
export function useMoment(): number {
  const at = useWorld((state) => state.at);
  const row = useDetail((state) => state.detail?.row);
  const ended = useJournal((state) => state.info?.source === 'file');
  const stations = useWorld((state) => (ended ? state.world.stations : undefined));
  const now = useNow();
  if (at !== undefined && row?.index === at) return row.wall;
  return stations ? lastMoment(Object.values(stations), now) : now;
}

/** The end of a log that goes on no more: when anything was last heard of any station. */
function lastMoment(stations: readonly StationState[], now: number): number {
  const moments = stations.flatMap(({ lastMessageAt, disconnectedAt, connectedAt }) => lastMessageAt ?? disconnectedAt ?? connectedAt ?? []);
  return moments.length === 0 ? now : Math.max(...moments);
}
