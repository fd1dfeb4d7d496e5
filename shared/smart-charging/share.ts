/** Somebody who wants part of a limited supply. All numbers in one unit. */
export interface Claim {
  /** What it can take at most. */
  readonly most: number;
  /** Less than this is of no use to it: it gets that much or nothing. */
  readonly least: number;
  /** Who comes first when it is not enough for all: the highest, then the first of the claims. 0 when absent. */
  readonly priority?: number;
}

/**
 * Shares a supply: equal parts, what one cannot take goes to the others, and where it is not enough for the least of
 * everybody the last in line get nothing (K03.FR.04, K04.FR.05). The parts never sum up to more than `total`.
 */
export function shareOut(total: number, claims: readonly Claim[]): number[] {
  const line = claims.map((claim, index) => ({ claim, index })).sort((a, b) => (b.claim.priority ?? 0) - (a.claim.priority ?? 0) || a.index - b.index);
  const served: { readonly claim: Claim; readonly index: number }[] = [];
  let needed = 0;
  for (const one of line) {
    const { least, most } = one.claim;
    if (most <= 0 || most < least || needed + least > total) continue;
    served.push(one);
    needed += least;
  }
  const parts = claims.map(() => 0);
  const level = levelOf(total, served.map(({ claim }) => claim));
  for (const { claim, index } of served) parts[index] = at(level, claim);
  return parts;
}

/** What everybody gets who is not held by what he needs or can take: the sum of all is the total then, or all have their most. */
function levelOf(total: number, claims: readonly Claim[]): number {
  const marks = claims.flatMap(({ least, most }) => [least, most]).filter(Number.isFinite).sort((a, b) => a - b);
  let below = 0;
  for (const mark of marks) {
    if (sumAt(mark, claims) > total) break;
    below = mark;
  }
  const rising = claims.filter(({ least, most }) => least <= below && below < most).length;
  return rising === 0 ? below : below + Math.max(0, total - sumAt(below, claims)) / rising;
}

function sumAt(level: number, claims: readonly Claim[]): number {
  return claims.reduce((sum, claim) => sum + at(level, claim), 0);
}

function at(level: number, { least, most }: Claim): number {
  return Math.min(most, Math.max(least, level));
}
