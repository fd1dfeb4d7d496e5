import { create } from 'zustand';
import type { CsmsState, TapShape, Target } from '../../shared/ipc/shapes';
import type { OcppVersion } from '../../shared/ocpp/version';
import { sharing } from '../../shared/state/patch';
import type { StationStatus } from '../../shared/station/api';
import { useCsms } from './csms';
import { useSimulated } from './simulated';
import { useTap } from './tap';

/** An end to which a frame can be sent. */
export interface TargetOption {
  readonly target: Target;
  readonly version: OcppVersion | undefined;
  readonly connected: boolean;
  /** `CSMS → CP001` or `CP001 → CSMS`. */
  readonly label: string;
}

/** Stations of our CSMS (requests go down), simulated stations (requests go up), then both ends of tapped wires. */
export function targetsOf(csms: CsmsState | undefined, simulated: readonly StationStatus[], tap: TapShape | undefined): readonly TargetOption[] {
  const down = (csms?.stations ?? []).map((station): TargetOption => ({
    target: { side: 'csms', station: station.id },
    version: station.version,
    connected: station.connected,
    label: `CSMS → ${station.id}`,
  }));
  const up = simulated.map((station): TargetOption => ({
    target: { side: 'station', station: station.config.id },
    version: station.config.version,
    connected: station.link === 'connected',
    label: `${station.config.id} → CSMS`,
  }));
  const tapped = (tap?.stations ?? []).flatMap(({ id, version, station }): TargetOption[] => (['csms', 'station'] as const).map((side) => ({
    target: { side, station: id, tap: true }, version, connected: station === 'open', label: labelOfTarget({ side, station: id, tap: true }),
  })));
  return [...down, ...up, ...tapped];
}

/** `CSMS → CP001`; on a tapped wire, where the workbench speaks in the name of one side, it says so. */
export function labelOfTarget({ side, station, tap }: Target): string {
  return `${side === 'csms' ? `CSMS → ${station}` : `${station} → CSMS`}${tap === true ? ' (tap)' : ''}`;
}

const now = (): readonly TargetOption[] => targetsOf(useCsms.getState().state, useSimulated.getState().stations, useTap.getState().state);
const useTargetList = create<{ readonly targets: readonly TargetOption[] }>()(() => ({ targets: now() }));

function refresh(): void {
  useTargetList.setState(({ targets }) => ({ targets: sharing(targets, now()) }));
}
useCsms.subscribe(refresh);
useSimulated.subscribe(refresh);
useTap.subscribe(refresh);

/** The very same list until a station comes, goes, connects or hangs up. */
export function useTargets(): readonly TargetOption[] {
  return useTargetList((state) => state.targets);
}
