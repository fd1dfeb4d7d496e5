import { create } from 'zustand';

/** At which entry a note is being written, and where on the screen. */
export interface EditedNote {
  readonly index: number;
  readonly note: string;
  readonly x: number;
  readonly y: number;
  /** What has the focus afterwards. */
  readonly back: Element | null;
}

interface NoteEditorStore {
  readonly edited: EditedNote | undefined;
  open(edited: EditedNote): void;
  close(): void;
}

export const useNoteEditor = create<NoteEditorStore>()((set) => ({
  edited: undefined,
  open: (edited) => set({ edited }),
  close: () => set({ edited: undefined }),
}));
