import type { FoundAt, FindingGroup } from '../../ipc/finding-shapes';
import type { Finding } from '../../insight/finding';

/** Of one kind so many are kept to be listed; all are counted. */
const KEPT = 5000;

interface Group {
  readonly head: Omit<FindingGroup, 'count' | 'stations'>;
  count: number;
  readonly stations: Set<string>;
  readonly kept: FoundAt[];
}

/** Findings of one kind together: of the same rule, on the same member of messages of the same action. */
export class FindingGroups {
  readonly #groups = new Map<string, Group>();
  errors = 0;
  warnings = 0;
  /** In messages of the workbench's own, which count for neither. */
  own = 0;
  /** What the log does not hold, which counts for neither. */
  gaps = 0;

  /** @param at where it was found: the entry, its time and its station */
  add({ rule, severity, action, path, message, expected, reference, own, gap }: Finding, at: Omit<FoundAt, 'message'>): void {
    if (own) this.own += 1;
    else if (gap) this.gaps += 1;
    else if (severity === 'error') this.errors += 1;
    else this.warnings += 1;
    const id = [own ?? (gap ? 'gap' : severity), rule, action ?? '', path.replace(/\/\d+(?=\/)/g, '/*')].join(' ');
    let group = this.#groups.get(id);
    if (!group) {
      group = {
        head: { id, rule, severity, message, expected, first: at.entry, ...(action === undefined ? {} : { action }), ...(reference === undefined ? {} : { reference }), ...(own ? { own } : {}), ...(gap ? { gap } : {}) },
        count: 0, stations: new Set(), kept: [],
      };
      this.#groups.set(id, group);
    }
    group.count += 1;
    if (at.station !== '') group.stations.add(at.station);
    if (group.kept.length < KEPT) group.kept.push({ ...at, message });
  }

  /** Errors first, then what is most frequent; what the log does not hold, and then what the workbench did itself, comes last. */
  get all(): FindingGroup[] {
    return Array.from(this.#groups.values(), ({ head, count, stations }) => ({ ...head, count, stations: stations.size }))
      .sort((a, b) => lastOf(a) - lastOf(b) || Number(b.severity === 'error') - Number(a.severity === 'error') || b.count - a.count || a.first - b.first);
  }

  /** Those of a group that are kept, in the log's order; undefined for a group that is not here. */
  of(id: string): readonly FoundAt[] | undefined {
    return this.#groups.get(id)?.kept;
  }
}

/** Where a group stands: what the log does not hold, and what the workbench did itself, comes last. */
export function lastOf({ own, gap }: FindingGroup): number {
  return own ? 2 : gap ? 1 : 0;
}
