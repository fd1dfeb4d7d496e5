import { useMemo, useSyncExternalStore } from 'react';
import { useJournal } from '../stores/journal';
import { useLog } from '../stores/log';
import { useSequence, type LaneChoice, type SequenceScope } from '../stores/sequence';
import { sequenceRows } from './rows';

/** Stands for the CSMS among the stations of an order. */
export const CSMS_LANE = '\u0000';
/** So many stations have a lane from the start; of more, those that say something in sight. */
const LANES = 6;

/** Lanes of the diagram from the left: its stations, and how many of them stand left of the CSMS. */
export interface ShownLanes {
  readonly stations: readonly string[];
  readonly csms: number;
}

/** All stations and the CSMS in the order that was chosen; what came since stands before the CSMS if that is last, else at the end. */
export function ordered(known: readonly string[], order: readonly string[]): readonly string[] {
  const present = new Set([...known, CSMS_LANE]);
  const placed = new Set(order);
  const had = order.filter((id) => present.has(id));
  const fresh = known.filter((id) => !placed.has(id));
  if (!placed.has(CSMS_LANE)) return [...had, ...fresh, CSMS_LANE];
  return had.at(-1) === CSMS_LANE ? [...had.slice(0, -1), ...fresh, CSMS_LANE] : [...had, ...fresh];
}

/** A lane one place further left (-1) or right (1). */
export function moved(lanes: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const at = lanes.indexOf(id);
  const to = at + by;
  const other = lanes[to];
  return at < 0 || other === undefined ? lanes : lanes.with(to, id).with(at, other);
}

/** Those that are not hidden; all when every one is. */
export function visible(stations: readonly string[], hidden: readonly string[]): readonly string[] {
  const out = new Set(hidden);
  const left = stations.filter((id) => !out.has(id));
  return left.length === 0 ? stations : left;
}

interface World {
  readonly scope: SequenceScope;
  readonly known: readonly string[];
  /** Stations that the log's filter names. */
  readonly named: readonly string[] | undefined;
  readonly seen: ReadonlySet<string>;
  readonly choice: LaneChoice;
}

/** The lanes that are drawn. */
export function lanesIn({ scope, known, named, seen, choice }: World): ShownLanes {
  const stations = scope.kind === 'transaction' || (scope.kind === 'entry' && scope.station !== '') ? [scope.station] : visible(candidates(scope, known, named, seen), choice.hidden);
  const among = new Set(stations);
  const lanes = ordered(known, choice.order).filter((id) => id === CSMS_LANE || among.has(id));
  // A station that the journal does not name, of a transaction say, has its lane all the same.
  const all = [...stations.filter((id) => !lanes.includes(id)), ...lanes];
  return { stations: all.filter((id) => id !== CSMS_LANE), csms: all.indexOf(CSMS_LANE) };
}

function candidates(scope: SequenceScope, known: readonly string[], named: readonly string[] | undefined, seen: ReadonlySet<string>): readonly string[] {
  if (scope.kind === 'shown' && named?.length) return known.filter((id) => named.includes(id));
  return known.length <= LANES ? known : known.filter((id) => seen.has(id));
}

const idsOf = (stations: readonly { readonly id: string }[] | undefined): readonly string[] => (stations ?? []).map(({ id }) => id);

/** The lanes that are drawn, for a component. */
export function useLanes(): ShownLanes {
  const scope = useSequence((state) => state.scope);
  const choice = useSequence((state) => state.lanes);
  const named = useLog((state) => state.filter.stations);
  const stations = useJournal((state) => state.info?.stations);
  const seen = useSyncExternalStore(sequenceRows.subscribe, () => sequenceRows.stations);
  return useMemo(() => lanesIn({ scope, known: idsOf(stations), named, seen, choice }), [scope, stations, named, seen, choice]);
}

/** The lanes that are drawn, now. */
export function lanesNow(): ShownLanes {
  const { scope, lanes } = useSequence.getState();
  return lanesIn({ scope, known: idsOf(useJournal.getState().info?.stations), named: useLog.getState().filter.stations, seen: sequenceRows.stations, choice: lanes });
}
