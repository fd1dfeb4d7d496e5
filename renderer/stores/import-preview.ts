import { create } from 'zustand';
import type { CommandInput, HostError, Reply } from '../../shared/ipc/contract';
import type { LogPreview } from '../../shared/ipc/preview-shapes';
import type { JournalInfo, ReadingWishes } from '../../shared/ipc/shapes';
import { call, on } from '../host/host';
import { useRecent } from './recent';
import { useShell } from './shell';

/** Quiet time after a change before the log is read anew, ms. */
const QUIET_MS = 180;

interface ImportStore {
  /** `reread`: the log is shown already, and is read otherwise. */
  readonly opened: 'open' | 'reread' | undefined;
  readonly offer: string;
  readonly name: string;
  /** Of the only file, where the host knows it. */
  readonly path: string | undefined;
  readonly preview: LogPreview | undefined;
  readonly wishes: ReadingWishes;
  /** With what it was opened. */
  readonly before: ReadingWishes;
  readonly busy: boolean;
  /** Being opened. */
  readonly opening: boolean;
  /** Why it cannot be read with these wishes. */
  readonly error: string | undefined;
  /** Looks at files, texts or paths: a journal of the workbench is shown at once, any other log in the preview. Returns what is wrong. */
  look(what: CommandInput<'log.preview'>): Promise<HostError | undefined>;
  /** Looks again at the log that is shown. */
  lookAgain(wishes: ReadingWishes): Promise<HostError | undefined>;
  /** Reads with other wishes; the members that are undefined are taken back. */
  wish(change: { readonly [Name in keyof ReadingWishes]?: ReadingWishes[Name] | undefined }): void;
  /** Opens it as it is read now. */
  open(): Promise<void>;
  close(): void;
}

let quiet: ReturnType<typeof setTimeout> | undefined;
/** Of the newest reading: an older one that comes late counts for nothing. */
let newest = 0;

export const useImport = create<ImportStore>()((set, get) => ({
  opened: undefined, offer: '', name: '', path: undefined, preview: undefined, wishes: {}, before: {}, busy: false, opening: false, error: undefined,

  look: async (what) => {
    const reply = await call('log.preview', what);
    if (!reply.ok) return reply.error;
    const { offer, name, journal, preview } = reply.value;
    const [path] = what.paths?.length === 1 ? what.paths : [];
    if (journal) return untilShown(call('log.open', { offer }), path);
    newest += 1;
    set({ opened: 'open', offer, name, path, preview, wishes: what.wishes ?? {}, before: {}, busy: false, opening: false, error: undefined });
    return undefined;
  },

  lookAgain: async (wishes) => {
    const reply = await call('log.preview', { shown: true, wishes });
    if (!reply.ok) return reply.error;
    const { offer, name, preview } = reply.value;
    newest += 1;
    set({ opened: 'reread', offer, name, path: undefined, preview, wishes, before: wishes, busy: false, opening: false, error: undefined });
    return undefined;
  },

  wish: (change) => {
    const wishes = Object.fromEntries(Object.entries({ ...get().wishes, ...change }).filter(([, value]) => value !== undefined)) as ReadingWishes;
    newest += 1;
    const mine = newest;
    clearTimeout(quiet);
    set({ wishes, busy: true });
    quiet = setTimeout(() => void readAnew(mine), QUIET_MS);
  },

  open: async () => {
    const { opened, offer, wishes, before, path, opening } = get();
    if (opening || opened === undefined) return;
    if (opened === 'reread' && JSON.stringify(wishes) === JSON.stringify(before)) {
      get().close();
      return;
    }
    set({ opening: true });
    const error = await untilShown(opened === 'reread' ? call('log.reread', wishes) : call('log.open', { offer, wishes }), path);
    if (error === undefined) get().close();
    else set({ opening: false, error: error.message });
  },

  close: () => {
    const { opened, offer } = get();
    // The host keeps no files that nobody is going to open.
    if (opened !== undefined) void call('log.letGo', { offer });
    clearTimeout(quiet);
    newest += 1;
    set({ opened: undefined, preview: undefined, busy: false, opening: false, error: undefined });
  },
}));

async function readAnew(mine: number): Promise<void> {
  const { offer, wishes } = useImport.getState();
  const reply = await call('log.preview', { offer, wishes });
  if (mine !== newest) return;
  if (!reply.ok) useImport.setState({ busy: false, error: reply.error.message });
  else useImport.setState({ busy: false, error: undefined, preview: reply.value.preview });
}

/** Resolves as soon as the log is shown: a long one is read on meanwhile. */
async function untilShown(opening: Promise<Reply<JournalInfo>>, path: string | undefined): Promise<HostError | undefined> {
  const shown = new Promise<undefined>((resolve) => {
    const stop = on('journal.replaced', () => {
      stop();
      resolve(undefined);
    });
  });
  const reply = opening.then((answer) => {
    if (answer.ok && path !== undefined) useRecent.getState().add({ kind: 'log', name: answer.value.name, path });
    return answer.ok ? undefined : answer.error;
  });
  const error = await Promise.race([reply, shown]);
  if (error === undefined) useShell.getState().goTo('workbench');
  return error;
}
