import { create } from 'zustand';
import type { StationAct } from '../../shared/station/api';
import { call } from '../host/host';

export interface Refusal {
  readonly message: string;
  /** Where it was tried; undefined for the station as a whole. */
  readonly evse: number | undefined;
}

interface RefusalStore {
  /** By station: why the last act could not be done. */
  readonly refusals: Readonly<Record<string, Refusal>>;
  set(station: string, refusal: Refusal | undefined): void;
}

/** What the simulated hardware refused; shown beside its buttons until the next act. */
export const useRefusals = create<RefusalStore>()((set) => ({
  refusals: {},
  set: (station, refusal) => set(({ refusals }) => {
    const next = Object.fromEntries(Object.entries(refusals).filter(([id]) => id !== station));
    return { refusals: refusal === undefined ? next : { ...next, [station]: refusal } };
  }),
}));

/** Does at a simulated station what a person would do. */
export async function act(station: string, what: StationAct): Promise<void> {
  const reply = await call('stations.act', { id: station, act: what });
  const message = !reply.ok ? reply.error.message : reply.value.ok ? undefined : reply.value.message ?? 'The station could not do that.';
  useRefusals.getState().set(station, message === undefined ? undefined : { message, evse: 'evse' in what ? what.evse : undefined });
}

/** Cuts or restores the station's power supply for good; unlike a power loss it also ends all of its timers. */
export async function switchPower(station: string, on: boolean): Promise<void> {
  const reply = await call('stations.power', { id: station, on });
  useRefusals.getState().set(station, reply.ok ? undefined : { message: reply.error.message, evse: undefined });
}

export async function chargeOnce(station: string, evse: number): Promise<{ ok: boolean; message: string }> {
  const reply = await call('stations.charge', { id: station, evse });
  return reply.ok ? reply.value : { ok: false, message: reply.error.message };
}
