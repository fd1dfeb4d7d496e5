import * as v from 'valibot';
import { create } from 'zustand';
import type { Filter } from '../../shared/ipc/shapes';
import { remember } from './memory';

/** What the sequence diagram shows. */
export type SequenceScope =
  /** What the log's filter lets through, whatever it is. */
  | { readonly kind: 'shown' }
  | { readonly kind: 'all' }
  | { readonly kind: 'selection'; readonly filter: Filter; readonly count: number }
  /** `around`: with all else that its station said from so many ms before its first entry to as many after its last; absent: the transaction alone. */
  | { readonly kind: 'transaction'; readonly id: string; readonly station: string; readonly around?: number }
  /** What the station of an entry said from `within` ms before it to as many after it. `wall`: ms since 1970. */
  | { readonly kind: 'entry'; readonly index: number; readonly station: string; readonly wall: number; readonly within: number };

/** Lengths of silence, ms, from which one can be told; 0 tells none. */
export const SILENCES = [0, 5_000, 30_000, 60_000, 300_000] as const;
/** Stretches of time before and after an entry, ms. */
export const WINDOWS = [30_000, 120_000, 600_000, 3_600_000] as const;

const Remembered = v.object({ silence: v.picklist(SILENCES), within: v.picklist(WINDOWS) });
type Remembered = v.InferOutput<typeof Remembered>;
export type Silence = Remembered['silence'];
export type Window = Remembered['within'];

/** Whether a remembered value is what `remember` was given here. */
export const isSequenceChoice = (value: unknown): value is Remembered => v.is(Remembered, value);

/** Which lanes are drawn, and in which order; of one journal. */
export interface LaneChoice {
  readonly journal: string | undefined;
  /** Stations without a lane. */
  readonly hidden: readonly string[];
  /** Stations and `CSMS_LANE` from the left; empty as long as nothing was moved. */
  readonly order: readonly string[];
}

interface SequenceStore extends Remembered {
  readonly scope: SequenceScope;
  /** Of a live log: the diagram stays at its end. */
  readonly following: boolean;
  readonly lanes: LaneChoice;
  /** The choice of lanes is open. */
  readonly choosing: boolean;
  setFollowing(following: boolean): void;
  show(scope: SequenceScope): void;
  setSilence(silence: Silence): void;
  setWithin(within: Window): void;
  choose(lanes: Partial<LaneChoice>): void;
  setChoosing(choosing: boolean): void;
}

const ALL: LaneChoice = { journal: undefined, hidden: [], order: [] };

export const useSequence = create<SequenceStore>()((set, get) => ({
  scope: { kind: 'shown' },
  following: true,
  silence: 5_000,
  within: 120_000,
  lanes: ALL,
  choosing: false,
  setFollowing: (following) => set({ following }),
  show: (scope) => set({ scope, following: scope.kind === 'shown' || scope.kind === 'all' }),
  setSilence: (silence) => {
    set({ silence });
    keep(get());
  },
  setWithin: (within) => {
    set({ within });
    keep(get());
  },
  choose: (change) => set(({ lanes }) => ({ lanes: change.journal !== undefined && change.journal !== lanes.journal ? { ...ALL, ...change } : { ...lanes, ...change } })),
  setChoosing: (choosing) => set({ choosing }),
}));

function keep({ silence, within }: Remembered): void {
  remember('sequence', { silence, within });
}
