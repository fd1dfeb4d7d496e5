import { create } from 'zustand';

interface DraftsStore {
  /** Texts that are not saved, by the scenario's name. */
  readonly texts: Readonly<Record<string, string>>;
  write(name: string, text: string): void;
  drop(name: string): void;
}

/** What was written in the editor and not saved yet; it stays while other things are looked at. */
export const useDrafts = create<DraftsStore>()((set) => ({
  texts: {},
  write: (name, text) => set(({ texts }) => ({ texts: { ...texts, [name]: text } })),
  drop: (name) => set(({ texts }) => {
    const { [name]: _, ...others } = texts;
    return { texts: others };
  }),
}));
