import type { TextRange } from './text-range';

/** What the rest of the composer can ask of the editor. */
export interface EditorHandle {
  focus(): void;
  hasFocus(): boolean;
  /** Selects a stretch of the text and brings it into sight. */
  reveal(range: TextRange): void;
  /** Changes a stretch of the text; can be undone. */
  replace(range: TextRange, text: string): void;
  /** Opens the suggestions where the cursor stands. */
  suggest(): void;
}
