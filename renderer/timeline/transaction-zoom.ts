import type { TransactionBar } from '../../shared/ipc/timeline-shapes';
import { useFocus } from '../stores/focus';
import { zoomTo } from './looking';
import { useTimeline } from './timeline-store';

/** The transaction that the panels look at, else one that runs at the playhead; of those in the picture. */
export function transactionAtHead(): TransactionBar | undefined {
  const { picture, head, overview } = useTimeline.getState();
  const place = head?.place ?? overview?.span?.to;
  if (picture === undefined || place === undefined) return undefined;
  const { transaction } = useFocus.getState();
  const bars = picture.stations.flatMap(({ connectors }) => connectors.flatMap(({ transactions }) => transactions));
  return bars.find(({ id }) => id === transaction) ?? bars.findLast(({ from, to, open }) => from <= place && (open || to >= place));
}

export function zoomToTransaction(): void {
  const bar = transactionAtHead();
  if (bar !== undefined) zoomTo(bar.from, bar.to);
}
