import { useMemo } from 'react';
import type { StationState } from '../../shared/state/model';
import { useDetail } from '../stores/detail';
import { useFocus } from '../stores/focus';
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

/** The moment that the panels show, ms since 1970: now, or that of the selected entry. */
export function useMoment(): number {
  const at = useWorld((state) => state.at);
  const row = useDetail((state) => state.detail?.row);
  const now = useNow();
  return at !== undefined && row?.index === at ? row.wall : now;
}
