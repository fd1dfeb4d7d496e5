import { searchUseCases } from '../../shared/use-cases/catalogue';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import type { OwnScenario, Setting, UseCaseRun } from '../../shared/ipc/use-case-shapes';
import type { Subject, VerdictFilter } from '../stores/use-cases';
import { LISTED_BLOCKS, stateIn, verdictOf, type ListedBlock, type ListedUseCase } from './catalogue';

/** A row of the list. Blocks and the own scenarios' heading can be folded. */
export type ListRow =
  | { readonly kind: 'block'; readonly id: string; readonly block: ListedBlock; readonly shown: readonly ListedUseCase[]; readonly open: boolean }
  | { readonly kind: 'use-case'; readonly id: string; readonly listed: ListedUseCase }
  | { readonly kind: 'own-heading'; readonly id: string; readonly count: number; readonly open: boolean }
  | { readonly kind: 'own'; readonly id: string; readonly own: OwnScenario };

export interface ListWish {
  readonly search: string;
  readonly version: OcppVersion | 'all';
  readonly verdict: VerdictFilter;
  readonly setting: Setting;
  readonly runs: ReadonlyMap<string, UseCaseRun>;
  readonly own: readonly OwnScenario[];
  readonly folded: ReadonlySet<string>;
}

export const OWN_FOLD = 'own';

/** The rows in their order: a search opens what is folded. */
export function listRows(wish: ListWish): ListRow[] {
  const { search, own, folded } = wish;
  const searched = search.trim() !== '';
  const found = new Set(searchUseCases(search));
  const rows: ListRow[] = [];
  for (const block of LISTED_BLOCKS) {
    const shown = block.useCases.filter((listed) => found.has(listed.useCase) && fits(listed, wish));
    if (shown.length === 0) continue;
    const open = searched || !folded.has(block.id);
    rows.push({ kind: 'block', id: `block-${block.id}`, block, shown, open });
    if (open) for (const listed of shown) rows.push({ kind: 'use-case', id: `use-case-${listed.useCase.id}`, listed });
  }
  const words = search.toLowerCase();
  const mine = own.filter(({ name, title = '', versions }) => `${name} ${title}`.toLowerCase().includes(words) && (wish.version === 'all' || versions.includes(wish.version)));
  if (mine.length > 0) {
    const open = searched || !folded.has(OWN_FOLD);
    rows.push({ kind: 'own-heading', id: 'own', count: mine.length, open });
    if (open) for (const one of mine) rows.push({ kind: 'own', id: `own-${one.name}`, own: one });
  }
  return rows;
}

function fits(listed: ListedUseCase, { version, verdict, setting, runs }: ListWish): boolean {
  const versions = version === 'all' ? OCPP_VERSIONS : [version];
  if (version !== 'all' && stateIn(listed, version) === 'absent') return false;
  if (verdict === 'all') return true;
  const verdicts = versions.map((one) => verdictOf(listed, one, setting, runs));
  if (verdict === 'never') return verdicts.every((one) => one === undefined);
  if (verdict === 'open') return verdicts.some((one) => one === 'not-seen' || one === 'cancelled' || one === 'not-applicable');
  return verdicts.includes(verdict);
}

/** What a row shows when it is chosen; undefined for headings. */
export function subjectOf(row: ListRow): Subject | undefined {
  if (row.kind === 'use-case') return { kind: 'use-case', id: row.listed.useCase.id };
  return row.kind === 'own' ? { kind: 'own', name: row.own.name } : undefined;
}

export function sameSubject(a: Subject | undefined, b: Subject | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.kind === 'own' ? b.kind === 'own' && a.name === b.name : b.kind === 'use-case' && a.id === b.id;
}
