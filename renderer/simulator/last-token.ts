import { create } from 'zustand';
import { remember } from '../stores/memory';

interface LastTokenStore {
  readonly idToken: string;
  /** Of 2.x. */
  readonly type: string;
  set(idToken: string, type: string): void;
}

/** The card that was presented last, offered again. */
export const useLastToken = create<LastTokenStore>()((set) => ({
  idToken: 'T01',
  type: 'ISO14443',
  set: (idToken, type) => {
    set({ idToken, type });
    remember('token', { idToken, type });
  },
}));

export function isLastToken(value: unknown): value is { idToken: string; type: string } {
  return typeof value === 'object' && value !== null && 'idToken' in value && typeof value.idToken === 'string' && 'type' in value && typeof value.type === 'string';
}
