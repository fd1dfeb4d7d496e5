import { create } from 'zustand';
import type { EventValue } from '../../shared/ipc/contract';
import { sharing } from '../../shared/state/patch';
import type { StationStatus } from '../../shared/station/api';

interface SimulatedStore {
  /** In the order in which they were put up. What did not change is the very same as before. */
  readonly stations: readonly StationStatus[];
  /** Identity of the one that the control panel shows. */
  readonly chosen: string | undefined;
  set(stations: readonly StationStatus[]): void;
  /** Puts some in the place of what was known of them, after others have gone. */
  change(change: EventValue<'stations.changed'>): void;
  choose(id: string): void;
}

/** The simulated stations of this workbench. */
export const useSimulated = create<SimulatedStore>()((set) => ({
  stations: [],
  chosen: undefined,
  set: (stations) => set((before) => ({ stations: sharing(before.stations, stations) })),
  change: (change) => set((before) => ({ stations: changed(before.stations, change) })),
  choose: (chosen) => set({ chosen }),
}));

function changed(before: readonly StationStatus[], { removed, stations }: EventValue<'stations.changed'>): readonly StationStatus[] {
  const known = new Map(before.map((station) => [station.config.id, station]));
  for (const id of removed) known.delete(id);
  for (const station of stations) known.set(station.config.id, sharing(known.get(station.config.id) ?? station, station));
  return sharing(before, [...known.values()]);
}

/** The station that the control panel shows: the chosen one, else the first. */
export function shownStation(state: Pick<SimulatedStore, 'stations' | 'chosen'>): StationStatus | undefined {
  return state.stations.find((station) => station.config.id === state.chosen) ?? state.stations[0];
}
