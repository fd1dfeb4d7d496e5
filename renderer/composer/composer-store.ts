import { create } from 'zustand';
import type { Target } from '../../shared/ipc/shapes';
import { useComposer as useComposerRequests } from '../stores/composer';
import { recall, remember } from '../stores/memory';
import { usePanels } from '../stores/panels';
import { useShell } from '../stores/shell';
import { isEndChoice, type EndChoice } from './end';
import { compact, pretty } from './frame-print';
import { isHistory, withSent, type HistoryEntry } from './history';
import type { Sent } from './sent';

export type Layout = 'pretty' | 'compact';

/** What is being written; kept by the host, so that a reload or a restart loses nothing. */
interface Draft {
  readonly text: string;
  /** The text is no frame and shall not be judged. */
  readonly raw: boolean;
  /** Undefined follows what is connected. */
  readonly choice: EndChoice | undefined;
  readonly layout: Layout;
}

interface ComposerState extends Draft {
  /** Grows when the text was set by something else than typing: the editor takes it over then. */
  readonly revision: number;
  readonly history: readonly HistoryEntry[];
  /** The last thing sent, and what became of it. */
  readonly sent: Sent | undefined;
  /** The editor writes. */
  typed(text: string): void;
  /** Puts another text into the editor; can be undone there. */
  put(text: string): void;
  setRaw(raw: boolean): void;
  choose(choice: EndChoice | undefined): void;
  setLayout(layout: Layout): void;
  remembered(entry: Omit<HistoryEntry, 'times'>): void;
  clearHistory(): void;
  setSent(sent: Sent | undefined): void;
}

const DRAFT_KEY = 'composer.draft';
const HISTORY_KEY = 'composer.history';

export const useComposerState = create<ComposerState>()((set, get) => {
  const change = (part: Partial<ComposerState>): void => {
    set(part);
    const { text, raw, choice, layout } = get();
    remember(DRAFT_KEY, { text, raw, layout, ...(choice ? { choice } : {}) });
  };
  return {
    text: '',
    raw: false,
    choice: undefined,
    layout: 'pretty',
    revision: 0,
    history: [],
    sent: undefined,
    typed: (text) => { if (text !== get().text) change({ text }); },
    put: (text) => change({ text, revision: get().revision + 1 }),
    setRaw: (raw) => change({ raw }),
    choose: (choice) => change({ choice }),
    setLayout: (layout) => {
      const { text } = get();
      change({ layout, text: layout === 'pretty' ? pretty(text) : compact(text), revision: get().revision + 1 });
    },
    remembered: (entry) => {
      const history = withSent(get().history, entry);
      set({ history });
      remember(HISTORY_KEY, history);
    },
    clearHistory: () => {
      set({ history: [] });
      remember(HISTORY_KEY, []);
    },
    setSent: (sent) => set({ sent }),
  };
});

/** A frame's text in the layout that the person works with. */
export function laidOut(text: string): string {
  return useComposerState.getState().layout === 'pretty' ? pretty(text) : compact(text);
}

/** Shows a text in the composer, to be edited and sent again; from the log, the palette, a menu. */
export function loadFrame(text: string, target?: Target): void {
  useComposerRequests.getState().edit({ text, target, version: undefined });
  useShell.getState().goTo('workbench');
  usePanels.getState().show('composer', true);
}

let restored: Promise<void> | undefined;

/** Brings back draft and history, once; what was written meanwhile wins over the draft. */
export function restoreComposer(): Promise<void> {
  restored ??= restore();
  return restored;
}

async function restore(): Promise<void> {
  const [draft, history] = await Promise.all([recall(DRAFT_KEY, isDraft), recall(HISTORY_KEY, isHistory)]);
  const { revision, text, history: sentMeanwhile } = useComposerState.getState();
  if (draft && revision === 0 && text === '') {
    useComposerState.setState({ text: draft.text, raw: draft.raw, choice: draft.choice, layout: draft.layout, revision: 1 });
  }
  if (history && sentMeanwhile.length === 0) useComposerState.setState({ history });
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { text, raw, choice, layout } = value as Partial<Record<keyof Draft, unknown>>;
  return typeof text === 'string' && typeof raw === 'boolean' && (layout === 'pretty' || layout === 'compact') && (choice === undefined || isEndChoice(choice));
}
