import { create } from 'zustand';
import type { HostError } from '../../shared/ipc/contract';

export interface Notice {
  readonly id: number;
  readonly tone: 'ok' | 'error' | 'info';
  readonly message: string;
}

interface NoticesStore {
  readonly notices: readonly Notice[];
  /** @returns the notice's id */
  add(tone: Notice['tone'], message: string): number;
  dismiss(id: number): void;
}

const STAY_MS = { ok: 3_000, info: 5_000, error: 9_000 } as const;
let last = 0;

/** Short notices that pass. What must stay readable is beside the thing it is about, or in the problems list. */
export const useNotices = create<NoticesStore>()((set, get) => ({
  notices: [],
  add: (tone, message) => {
    last += 1;
    const id = last;
    set(({ notices }) => ({ notices: [...notices.slice(-3), { id, tone, message }] }));
    setTimeout(() => get().dismiss(id), STAY_MS[tone]);
    return id;
  },
  dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
}));

export const notify = (tone: Notice['tone'], message: string): void => void useNotices.getState().add(tone, message);

/** Tells of a command that the host refused. */
export const notifyError = (error: HostError): void => notify('error', error.message);

/** The same of something that a person may have cancelled, which is no error. */
export const notifyFailure = (error: HostError): void => notify(error.code === 'cancelled' ? 'info' : 'error', error.message);
