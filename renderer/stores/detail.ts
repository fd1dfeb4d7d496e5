import { create } from 'zustand';
import type { EntryDetail } from '../../shared/ipc/shapes';
import { call } from '../host/host';
import { useLog } from './log';
import { remember } from './memory';
import { notifyError } from './notices';

export type DetailLayout = 'auto' | 'tabs' | 'side';

export function isDetailLayout(value: unknown): value is DetailLayout {
  return value === 'auto' || value === 'tabs' || value === 'side';
}

interface DetailStore {
  /** The selected entry's content; of the entry before while the next is loading. */
  readonly detail: EntryDetail | undefined;
  readonly loading: boolean;
  readonly error: string | undefined;
  readonly layout: DetailLayout;
  setLayout(layout: DetailLayout): void;
}

export const useDetail = create<DetailStore>()((set) => ({
  detail: undefined,
  loading: false,
  error: undefined,
  layout: 'auto',
  setLayout: (layout) => {
    set({ layout });
    remember('detail.layout', layout);
  },
}));

/** Shows an entry that came with other things. */
export function showDetail(detail: EntryDetail): void {
  useDetail.setState({ detail, loading: false, error: undefined });
}

/** The selected entry, for what is done with it: of the store once it is there, else from the host. Undefined when nothing is selected, or after telling why it cannot be had. */
export async function selectedDetail(): Promise<EntryDetail | undefined> {
  const { selected } = useLog.getState();
  const { detail } = useDetail.getState();
  if (selected === undefined) return undefined;
  if (detail?.row.index === selected) return detail;
  const reply = await call('journal.entry', { index: selected });
  if (reply.ok) return reply.value;
  notifyError(reply.error);
  return undefined;
}

/** Fetches the selected entry. A selection that changes meanwhile makes the answer moot. */
export async function loadDetail(): Promise<void> {
  const index = useLog.getState().selected;
  if (index === undefined) {
    useDetail.setState({ detail: undefined, loading: false, error: undefined });
    return;
  }
  useDetail.setState({ loading: true });
  const reply = await call('journal.entry', { index });
  if (useLog.getState().selected !== index) return;
  if (reply.ok) {
    useDetail.setState({ detail: reply.value, loading: false, error: undefined });
    if (useLog.getState().pair !== reply.value.row.pair) useLog.getState().setPair(reply.value.row.pair);
  } else if (reply.error.code !== 'disconnected') {
    useDetail.setState({ loading: false, error: reply.error.message });
  }
}
