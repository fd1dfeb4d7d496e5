import type { PreviewRow } from '../../shared/ipc/preview-shapes';

/** Which rows of a preview are shown. */
export type Shown = 'all' | 'messages' | 'unread';

export const SHOWN: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'all', label: 'All lines' }, { value: 'messages', label: 'Messages' }, { value: 'unread', label: 'Not read' },
];

export function showsRow({ kind }: PreviewRow, shown: Shown): boolean {
  if (shown === 'all') return true;
  return (shown === 'messages') === (kind === 'message' || kind === 'event');
}

/** How the direction of a row was found, in a word. */
export const DIRECTION_FROM = { log: 'named', action: 'by action', pairing: 'by request', assumed: 'assumed' } as const;

/** The same in a sentence. */
export const DIRECTION_WHY = {
  log: 'The log names the direction.', action: 'The direction follows from the action: only one side may send it.',
  pairing: 'The direction follows from the other half of the pair.', assumed: 'The direction is assumed: neither the log nor the message tells.',
} as const;
