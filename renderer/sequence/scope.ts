import type { Filter } from '../../shared/ipc/shapes';
import { call } from '../host/host';
import { isFiltered } from '../stores/log';
import type { SequenceScope, Silence } from '../stores/sequence';
import { count, plural } from '../ui/format';
import { visible } from './lane-choice';

/** The filter that a scope comes to. */
export async function filterOf(scope: SequenceScope, shown: Filter): Promise<Filter> {
  switch (scope.kind) {
    case 'all': return {};
    case 'shown': return shown;
    case 'selection': return scope.filter;
    case 'transaction': return scope.around === undefined ? { transaction: scope.id, stations: [scope.station] } : around(scope, scope.around);
    case 'entry': return { ...(scope.station === '' ? {} : { stations: [scope.station] }), from: scope.wall - scope.within, to: scope.wall + scope.within };
  }
}

/** A filter without the hidden lanes. `known`: the journal's stations. What belongs to no station is hidden along. */
export function withLanes(filter: Filter, scope: SequenceScope, known: readonly string[], hidden: readonly string[]): Filter {
  if (hidden.length === 0 || scope.kind === 'transaction' || scope.kind === 'entry') return filter;
  const stations = filter.stations?.length ? filter.stations : known;
  const left = visible(stations, hidden);
  return left.length === stations.length ? filter : { ...filter, stations: [...left] };
}

const FINDER = 'sequence-finder';

/** Everything of the station from so many ms before the first entry of the transaction to as many after its last. */
async function around({ id, station }: { readonly id: string; readonly station: string }, ms: number): Promise<Filter> {
  const filter: Filter = { transaction: id, stations: [station] };
  const opened = await call('view.open', { view: FINDER, filter });
  if (!opened.ok || opened.value.total === 0) return filter;
  const [first, last] = await Promise.all([0, opened.value.total - 1].map((from) => call('view.rows', { view: FINDER, from, count: 1 })));
  await call('view.close', { view: FINDER });
  const [from, to] = [first, last].map((reply) => (reply?.ok ? reply.value.rows[0] : undefined));
  if (from === undefined || to === undefined) return filter;
  return ms === 0 ? { stations: [station], entries: [[from.index, to.index]] } : { stations: [station], from: from.wall - ms, to: to.wall + ms };
}

/** What is shown, in words. */
export function scopeText(scope: SequenceScope, shown: Filter, total: number): string {
  const entries = plural(total, 'entry', 'entries');
  switch (scope.kind) {
    case 'all': return `All of the log · ${entries}`;
    case 'shown': return `${isFiltered(shown) ? 'What the filter shows' : 'All of the log'} · ${entries}`;
    case 'selection': return `Selection · ${count(scope.count)} selected`;
    case 'transaction': return `Transaction ${shortId(scope.id)}${scope.around === undefined ? '' : ' and around'} · ${entries}`;
    case 'entry': return `Around entry #${scope.index}${scope.station === '' ? '' : ` of ${scope.station}`} · ${entries}`;
  }
}

function shortId(id: string): string {
  return id.length > 13 ? `${id.slice(0, 8)}…` : id;
}

/** A length of silence in words: `longer than 30 s`. */
export function silenceText(ms: Silence): string {
  if (ms === 0) return 'never';
  return `longer than ${ms < 60_000 ? `${ms / 1000} s` : `${ms / 60_000} min`}`;
}
