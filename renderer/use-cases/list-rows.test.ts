import { expect, it } from 'vitest';
import type { UseCaseRun } from '../../shared/ipc/use-case-shapes';
import { keyOf } from '../stores/run-key';
import { listRows, type ListWish } from './list-rows';

const wish = (change: Partial<ListWish> = {}): ListWish => ({ search: '', version: 'all', verdict: 'all', setting: 'both', runs: new Map(), own: [], folded: new Set(), ...change });
const ids = (rows: ReturnType<typeof listRows>): string[] => rows.map(({ id }) => id);

const run = (name: string, version: '1.6' | '2.0.1', verdict: UseCaseRun['verdict']): [string, UseCaseRun] => {
  const played = { scenario: { own: false, name }, version, setting: 'both' } as const;
  return [keyOf(played), { ...played, title: name, useCase: 'G02', verdict, at: 0, checks: { 'pass': 1, 'fail': 0, 'not-applicable': 0, 'not-seen': 0 } }];
};

it('a folded block keeps its use cases, unless they are searched for', () => {
  const folded = new Set(['G']);
  expect(ids(listRows(wish({ folded })))).toContain('block-G');
  expect(ids(listRows(wish({ folded })))).not.toContain('use-case-G02');
  expect(ids(listRows(wish({ folded, search: 'G02' })))).toEqual(['block-G', 'use-case-G02']);
});

it('a verdict is looked for in the setting that is chosen, and in the version that is asked for', () => {
  const runs = new Map([run('G02', '2.0.1', 'fail'), run('G02-16', '1.6', 'pass')]);
  expect(ids(listRows(wish({ runs, verdict: 'fail' })))).toEqual(['block-G', 'use-case-G02']);
  expect(listRows(wish({ runs, verdict: 'fail', version: '1.6' }))).toEqual([]);
  expect(ids(listRows(wish({ runs, verdict: 'pass', version: '1.6' })))).toEqual(['block-G', 'use-case-G02']);
  expect(listRows(wish({ runs, verdict: 'fail', setting: 'csms' }))).toEqual([]);
});

it('what does not exist in a version is left out when that version is asked for', () => {
  expect(ids(listRows(wish()))).toContain('use-case-B08');
  expect(ids(listRows(wish({ version: '1.6' })))).not.toContain('use-case-B08');
});

it('own scenarios stand at the end, found by name and title', () => {
  const own = [{ name: 'mine', title: 'Watchdog', text: '', format: 'json' as const, versions: ['2.0.1' as const] }];
  expect(ids(listRows(wish({ own }))).slice(-2)).toEqual(['own', 'own-mine']);
  expect(ids(listRows(wish({ own, search: 'watchdog' })))).toContain('own-mine');
  expect(ids(listRows(wish({ own, version: '1.6' })))).not.toContain('own-mine');
});
