import { create } from 'zustand';
import type { Filter } from '../../shared/ipc/shapes';

/** What the sequence diagram shows. */
export type SequenceScope =
  /** What the log's filter lets through, whatever it is. */
  | { readonly kind: 'shown' }
  | { readonly kind: 'all' }
  | { readonly kind: 'selection'; readonly filter: Filter; readonly count: number }
  /** `around`: with all else that its station said between its first and its last entry. */
  | { readonly kind: 'transaction'; readonly id: string; readonly station: string; readonly around: boolean };

interface SequenceStore {
  readonly scope: SequenceScope;
  /** Of a live log: the diagram stays at its end. */
  readonly following: boolean;
  setFollowing(following: boolean): void;
  show(scope: SequenceScope): void;
}

export const useSequence = create<SequenceStore>()((set) => ({
  scope: { kind: 'shown' },
  following: true,
  setFollowing: (following) => set({ following }),
  show: (scope) => set({ scope, following: scope.kind === 'shown' || scope.kind === 'all' }),
}));
