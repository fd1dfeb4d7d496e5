import { create } from 'zustand';
import { remember } from './memory';

/** Something that was done from the start page and can be done again. */
export type Recent =
  | { readonly kind: 'host'; readonly port: number; readonly path: string }
  | { readonly kind: 'station'; readonly id: string; readonly url: string; readonly version: '1.6' | '2.0.1' | '2.1' }
  | { readonly kind: 'log'; readonly name: string; readonly path: string };

const KEPT = 8;

interface RecentStore {
  /** Newest first. */
  readonly recent: readonly Recent[];
  add(entry: Recent): void;
  remove(entry: Recent): void;
  set(recent: readonly Recent[]): void;
}

export const keyOf = (entry: Recent): string => JSON.stringify(entry);

/** Never holds passwords. */
export const useRecent = create<RecentStore>()((set, get) => ({
  recent: [],
  add: (entry) => {
    const recent = [entry, ...get().recent.filter((other) => keyOf(other) !== keyOf(entry))].slice(0, KEPT);
    set({ recent });
    remember('recent', recent);
  },
  remove: (entry) => {
    const recent = get().recent.filter((other) => keyOf(other) !== keyOf(entry));
    set({ recent });
    remember('recent', recent);
  },
  set: (recent) => set({ recent }),
}));

export function isRecentList(value: unknown): value is readonly Recent[] {
  return Array.isArray(value) && value.every((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'kind' in entry && (
      (entry.kind === 'host' && 'port' in entry && typeof entry.port === 'number' && 'path' in entry && typeof entry.path === 'string')
      || (entry.kind === 'station' && 'id' in entry && typeof entry.id === 'string' && 'url' in entry && typeof entry.url === 'string' && 'version' in entry)
      || (entry.kind === 'log' && 'name' in entry && typeof entry.name === 'string' && 'path' in entry && typeof entry.path === 'string')
    ));
}
