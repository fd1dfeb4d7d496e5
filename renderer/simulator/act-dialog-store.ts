import { create } from 'zustand';
import { act } from './act';
import { actOf, type ActPlace } from './act-form';
import type { OfferedAct } from './act-table';

interface Asked extends OfferedAct {
  readonly place: ActPlace;
}

interface ActDialogStore {
  /** What is being asked for. */
  readonly asked: Asked | undefined;
  ask(asked: Asked | undefined): void;
}

export const useActDialog = create<ActDialogStore>()((set) => ({ asked: undefined, ask: (asked) => set({ asked }) }));

/** Does it at once, or asks first for what it needs. */
export async function begin(offered: OfferedAct, place: ActPlace): Promise<void> {
  if (offered.form.inputs === undefined) await act(place.station.config.id, actOf(offered.kind, offered.form, place, {}));
  else useActDialog.getState().ask({ ...offered, place });
}

/** Where it is, in words: nothing for the station as a whole. */
export function placeWords({ station, evse, connector }: ActPlace): string {
  if (evse === undefined) return '';
  if (station.config.version === '1.6') return ` at connector ${evse.id}`;
  return connector === undefined || evse.connectors.length === 1 ? ` at EVSE ${evse.id}` : ` at EVSE ${evse.id}, connector ${connector.id}`;
}
