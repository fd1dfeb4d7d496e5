import { create } from 'zustand';

/** Files on their way to the host. */
export interface HandingOver {
  /** Of the file or the folder. */
  readonly name: string;
  /** Bytes that the host has, of all. */
  readonly done: number;
  readonly size: number;
  /** When it began, ms since the page did. */
  readonly began: number;
  readonly stop: AbortController;
  /** All of it is there, and the host looks at it. */
  readonly looking: boolean;
}

interface HandOverStore {
  readonly now: HandingOver | undefined;
  begin(handing: HandingOver): void;
  /** Bytes that the host has by now. */
  reached(stop: AbortController, done: number): void;
  look(stop: AbortController): void;
  /** It is over, unless another one took its place. */
  end(stop: AbortController): void;
}

/** What is handed over: one log at a time, the newest. */
export const useHandOver = create<HandOverStore>()((set) => ({
  now: undefined,
  begin: (now) => set((before) => {
    before.now?.stop.abort();
    return { now };
  }),
  reached: (stop, done) => set(({ now }) => (now?.stop === stop ? { now: { ...now, done } } : {})),
  look: (stop) => set(({ now }) => (now?.stop === stop ? { now: { ...now, looking: true } } : {})),
  end: (stop) => set(({ now }) => (now?.stop === stop ? { now: undefined } : {})),
}));
