import { create } from 'zustand';
import type { StationStatus } from '../../shared/station/api';

interface SimulatedStore {
  readonly stations: readonly StationStatus[];
  /** Identity of the one that the control panel shows. */
  readonly chosen: string | undefined;
  set(stations: readonly StationStatus[]): void;
  choose(id: string): void;
}

/** The simulated stations of this workbench. */
export const useSimulated = create<SimulatedStore>()((set) => ({
  stations: [],
  chosen: undefined,
  set: (stations) => set({ stations }),
  choose: (chosen) => set({ chosen }),
}));

/** The station that the control panel shows: the chosen one, else the first. */
export function shownStation(state: Pick<SimulatedStore, 'stations' | 'chosen'>): StationStatus | undefined {
  return state.stations.find((station) => station.config.id === state.chosen) ?? state.stations[0];
}
