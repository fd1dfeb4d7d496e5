import { create } from 'zustand';
import type { CsmsState, Target } from '../../shared/ipc/shapes';
import type { OcppVersion } from '../../shared/ocpp/version';
import { sharing } from '../../shared/state/patch';
import type { StationStatus } from '../../shared/station/api';
import { useCsms } from './csms';
import { useSimulated } from './simulated';

/** An end to which a frame can be sent. */
export interface TargetOption {
  readonly target: Target;
  readonly version: OcppVersion | undefined;
  readonly connected: boolean;
  /** `CSMS → CP001` or `CP001 → CSMS`. */
  readonly label: string;
}

/** Stations of our CSMS (requests go down), then simulated stations (requests go up). */
export function targetsOf(csms: CsmsState | undefined, simulated: readonly StationStatus[]): readonly TargetOption[] {
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
  return [...down, ...up];
}

const now = (): readonly TargetOption[] => targetsOf(useCsms.getState().state, useSimulated.getState().stations);
const useTargetList = create<{ readonly targets: readonly TargetOption[] }>()(() => ({ targets: now() }));

function refresh(): void {
  useTargetList.setState(({ targets }) => ({ targets: sharing(targets, now()) }));
}
useCsms.subscribe(refresh);
useSimulated.subscribe(refresh);

/** The very same list until a station comes, goes, connects or hangs up. */
export function useTargets(): readonly TargetOption[] {
  return useTargetList((state) => state.targets);
}
