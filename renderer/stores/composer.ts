import { create } from 'zustand';
import type { Target } from '../../shared/ipc/shapes';
import type { OcppVersion } from '../../shared/ocpp/version';

/** A text that another part of the window hands to the composer. */
export interface ComposerRequest {
  /** Grows with each request, so that the same text can be asked for twice. */
  readonly number: number;
  /** The frame's text; absent for a new one. */
  readonly text: string | undefined;
  /** Where it went the first time, if that end can be spoken to. */
  readonly target: Target | undefined;
  readonly version: OcppVersion | undefined;
}

interface ComposerStore {
  /** The last request, until the composer takes it. */
  readonly request: ComposerRequest | undefined;
  /** Shows the composer, with a text to edit or as it was. */
  edit(request: Omit<ComposerRequest, 'number'>): void;
  taken(number: number): void;
}

let last = 0;

export const useComposer = create<ComposerStore>()((set) => ({
  request: undefined,
  edit: (request) => {
    last += 1;
    set({ request: { ...request, number: last } });
  },
  taken: (number) => set((state) => (state.request?.number === number ? { request: undefined } : state)),
}));
