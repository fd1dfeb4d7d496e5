import type { Filter } from '../../shared/ipc/shapes';
import { call } from '../host/host';
import { isFiltered } from '../stores/log';
import type { SequenceScope } from '../stores/sequence';
import { count, plural } from '../ui/format';

/** The filter that a scope comes to. */
export async function filterOf(scope: SequenceScope, shown: Filter): Promise<Filter> {
  switch (scope.kind) {
    case 'all': return {};
    case 'shown': return shown;
    case 'selection': return scope.filter;
    case 'transaction': return scope.around ? around(scope) : { transaction: scope.id, stations: [scope.station] };
  }
}

const FINDER = 'sequence-finder';

/** Everything of the station from the first entry of the transaction to its last. */
async function around({ id, station }: { readonly id: string; readonly station: string }): Promise<Filter> {
  const filter: Filter = { transaction: id, stations: [station] };
  const opened = await call('view.open', { view: FINDER, filter });
  if (!opened.ok || opened.value.total === 0) return filter;
  const [first, last] = await Promise.all([0, opened.value.total - 1].map((from) => call('view.rows', { view: FINDER, from, count: 1 })));
  await call('view.close', { view: FINDER });
  const [from, to] = [first, last].map((reply) => (reply?.ok ? reply.value.rows[0]?.index : undefined));
  return from === undefined || to === undefined ? filter : { stations: [station], entries: [[from, to]] };
}

/** What is shown, in words. */
export function scopeText(scope: SequenceScope, shown: Filter, total: number): string {
  const entries = plural(total, 'entry', 'entries');
  switch (scope.kind) {
    case 'all': return `All of the log · ${entries}`;
    case 'shown': return `${isFiltered(shown) ? 'What the filter shows' : 'All of the log'} · ${entries}`;
    case 'selection': return `Selection · ${count(scope.count)} selected`;
    case 'transaction': return `Transaction ${shortId(scope.id)}${scope.around ? ' and around' : ''} · ${entries}`;
  }
}

function shortId(id: string): string {
  return id.length > 13 ? `${id.slice(0, 8)}…` : id;
}
