import * as v from 'valibot';
import { create } from 'zustand';
import type { Filter, JournalInfo } from '../../shared/ipc/shapes';
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
  /** Names the journal, as `journalKey` gives it. */
  readonly journal: string | undefined;
  /** Stations without a lane. */
  readonly hidden: readonly string[];
  /** Stations and `CSMS_LANE` from the left; empty as long as nothing was moved. */
  readonly order: readonly string[];
}

const Lanes = v.array(v.object({ journal: v.string(), hidden: v.array(v.string()), order: v.array(v.string()) }));

/** Whether a remembered value is choices of lanes, of several journals. */
export const isLaneChoices = (value: unknown): value is v.InferOutput<typeof Lanes> => v.is(Lanes, value);

/** Of so many journals the choice of lanes is remembered. */
const MOST_JOURNALS = 30;

/** What names a journal from one run to the next: its file, or that it is what goes on now. */
export function journalKey({ source, path, name }: Pick<JournalInfo, 'source' | 'path' | 'name'>): string {
  return source === 'live' ? 'live' : (path ?? name);
}

interface SequenceStore extends Remembered {
  readonly scope: SequenceScope;
  /** Of a live log: the diagram stays at its end. */
  readonly following: boolean;
  readonly lanes: LaneChoice;
  /** What was chosen for the journals before, the newest first. */
  readonly chosen: readonly LaneChoice[];
  /** The choice of lanes is open. */
  readonly choosing: boolean;
  setFollowing(following: boolean): void;
  show(scope: SequenceScope): void;
  setSilence(silence: Silence): void;
  setWithin(within: Window): void;
  /** A choice for the journal that is shown. */
  choose(lanes: Partial<Pick<LaneChoice, 'hidden' | 'order'>>): void;
  /** Takes up what was chosen for a journal. */
  takeUp(journal: string): void;
  /** What was remembered, the newest first. */
  restore(chosen: readonly LaneChoice[]): void;
  setChoosing(choosing: boolean): void;
}

const ALL: LaneChoice = { journal: undefined, hidden: [], order: [] };

export const useSequence = create<SequenceStore>()((set, get) => ({
  scope: { kind: 'shown' },
  following: true,
  silence: 5_000,
  within: 120_000,
  lanes: ALL,
  chosen: [],
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
  choose: (change) => {
    const lanes = { ...get().lanes, ...change };
    const others = get().chosen.filter(({ journal }) => journal !== lanes.journal);
    const chosen = lanes.journal === undefined ? others : [lanes, ...others].slice(0, MOST_JOURNALS);
    set({ lanes, chosen });
    remember('sequence.lanes', chosen);
  },
  restore: (chosen) => {
    set({ chosen });
    const { journal } = get().lanes;
    if (journal !== undefined) get().takeUp(journal);
  },
  takeUp: (journal) => set(({ chosen }) => ({ lanes: chosen.find((one) => one.journal === journal) ?? { ...ALL, journal } })),
  setChoosing: (choosing) => set({ choosing }),
}));

function keep({ silence, within }: Remembered): void {
  remember('sequence', { silence, within });
}
