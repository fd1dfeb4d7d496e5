import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteShares, type SiteClaim } from './state/site-shares';

const claim = (key: string, more: Partial<SiteClaim> = {}): SiteClaim => ({ key, priority: 0, resting: false, ...more });

describe('shares of a site (K02, K03)', () => {
  it.each<[string, Parameters<typeof siteShares>, Record<string, number>]>([
    ['all of it for one', [{ unit: 'A', limit: 32 }, [claim('a')]], { a: 32 }],
    ['equal parts, one decimal, rounded down', [{ unit: 'A', limit: 32 }, [claim('a'), claim('b'), claim('c')]], { a: 10.6, b: 10.6, c: 10.6 }],
    ['what is kept for the next to come', [{ unit: 'A', limit: 32, start: 6 }, [claim('a')]], { a: 26 }],
    ['what a station keeps that cannot be reached', [{ unit: 'A', limit: 32 }, [claim('a', { fixed: 16 }), claim('b')]], { b: 16 }],
    ['the least for a car that takes nothing now', [{ unit: 'A', limit: 32 }, [claim('a', { resting: true }), claim('b')]], { a: 6, b: 26 }],
    ['nothing for the last when it is not enough', [{ unit: 'A', limit: 11 }, [claim('a'), claim('b')]], { a: 11, b: 0 }],
    ['the higher priority first (K03.FR.04)', [{ unit: 'W', limit: 2000 }, [claim('a'), claim('b', { priority: 5 })]], { a: 0, b: 2000 }],
    ['no less than is of use', [{ unit: 'A', limit: 20, least: 12 }, [claim('a'), claim('b')]], { a: 20, b: 0 }],
    ['nothing to share', [{ unit: 'A', limit: 5, start: 6 }, [claim('a')]], { a: 0 }],
  ])('%s', (_what, [limit, claims], shares) => {
    expect(Object.fromEntries(siteShares(limit, claims))).toEqual(shares);
  });

  it('are never more together than the site has', () => {
    const any = fc.record({ priority: fc.integer({ min: -9, max: 9 }), resting: fc.boolean(), fixed: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }) });
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 20 }), fc.array(any, { maxLength: 8 }), (limit, start, claims) => {
      const all = claims.map(({ priority, resting, fixed }, index) => claim(String(index), { priority, resting, ...(fixed === undefined ? {} : { fixed }) }));
      const taken = all.reduce((sum, { fixed = 0 }) => sum + fixed, 0);
      const given = [...siteShares({ unit: 'A', limit, start }, all).values()].reduce((sum, share) => sum + share, 0);
      expect(given).toBeLessThanOrEqual(Math.max(0, limit - start - taken) + 1e-6);
    }));
  });
});
