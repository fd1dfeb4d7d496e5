import { shareOut, type Claim } from '../../smart-charging/share';
import type { SiteLimit } from '../api';

/** Somebody who charges at the site. */
export interface SiteClaim {
  /** Which transaction of which station it is. */
  readonly key: string;
  /** chargingPriority, -9 to 9. */
  readonly priority: number;
  /** The car takes nothing now: it is full, or pauses. */
  readonly resting: boolean;
  /** What it was given and keeps, since its station cannot be reached now; undefined while it can. */
  readonly fixed?: number;
}

/** Below it no car charges: A per phase, or W on one phase. */
const LEAST = { A: 6, W: 1380 };

/**
 * What everybody gets of the site's limit (K02.FR.01, K03.FR.02): what is kept for the next to come and what cannot be taken
 * back now are gone beforehand, the rest is shared. Rounded down to one decimal; 0 for whom nothing is left.
 */
export function siteShares({ unit, limit, start = 0, least = LEAST[unit] }: SiteLimit, claims: readonly SiteClaim[]): Map<string, number> {
  const free = claims.filter(({ fixed }) => fixed === undefined);
  const taken = claims.reduce((sum, { fixed = 0 }) => sum + fixed, 0);
  const wanted = free.map(({ priority, resting }): Claim => ({ most: resting ? least : limit, least, priority }));
  const shares = shareOut(Math.max(0, limit - start - taken), wanted);
  return new Map(free.map(({ key }, index) => [key, Math.floor((shares[index] ?? 0) * 10 + 1e-6) / 10]));
}
