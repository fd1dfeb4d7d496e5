import type { TreeRow } from './tree-rows';

export interface KeyTarget {
  /** Row to go to. */
  readonly move?: TreeRow;
  /** Row to fold or open. */
  readonly fold?: { readonly row: TreeRow; readonly folded: boolean };
}

/** Where a key of a tree leads (WAI-ARIA treegrid); undefined for keys that lead nowhere. */
export function keyTarget(key: string, rows: readonly TreeRow[], at: number, page: number): KeyTarget | undefined {
  const row = rows[at];
  const to = (index: number): KeyTarget => { const move = rows[Math.min(rows.length - 1, Math.max(0, index))]; return move ? { move } : {}; };
  switch (key) {
    case 'ArrowDown': return to(at + 1);
    case 'ArrowUp': return to(at < 0 ? rows.length - 1 : at - 1);
    case 'Home': return to(0);
    case 'End': return to(rows.length - 1);
    case 'PageDown': return to(at + page);
    case 'PageUp': return to(at - page);
    case 'ArrowRight': return row?.open === false ? { fold: { row, folded: false } } : row?.open === true ? to(at + 1) : {};
    case 'ArrowLeft': {
      if (row?.open === true) return { fold: { row, folded: true } };
      const parent = row && rows.slice(0, at).findLast(({ level }) => level < row.level);
      return parent ? { move: parent } : {};
    }
    default: return undefined;
  }
}
