import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/**
 * Who may talk to the headless host. A page of elsewhere must reach it neither by a name that was made to point here
 * (DNS rebinding: the Host header gives it away) nor from its own origin; and nobody without the token.
 */
export class Access {
  readonly #token: Buffer;
  readonly #names: ReadonlySet<string>;

  /**
   * @param token secret of this run
   * @param names host names, beside addresses and localhost, under which this host is known
   */
  constructor(token: string, names: readonly string[]) {
    this.#token = digest(token);
    this.#names = new Set(['localhost', ...names.map((name) => name.toLowerCase())]);
  }

  /** An address names this machine and no other; a name must be one of ours. */
  hostAllowed(host: string | undefined): boolean {
    const name = hostName(host);
    return name !== undefined && (isIP(name) !== 0 || this.#names.has(name));
  }

  /** A browser always says where a page comes from; programs that are no browsers say nothing. */
  originAllowed({ origin, host }: Pick<IncomingHttpHeaders, 'origin' | 'host'>): boolean {
    return origin === undefined || origin === `http://${host ?? ''}`;
  }

  /** A link says no origin; browsers tell on whose page it stands, unless the line is an open one. */
  siteAllowed({ 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
    return site === undefined || site === 'same-origin' || site === 'none';
  }

  tokenFits(token: string | null | undefined): boolean {
    return typeof token === 'string' && timingSafeEqual(digest(token), this.#token);
  }
}

/** Texts of any length, compared in a time that tells nothing. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Host of a Host header, without its port and brackets. */
function hostName(header: string | undefined): string | undefined {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\]|([^:]+))(?::\d+)?$/.exec(header ?? '') ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}

/** Value of a cookie in a Cookie header. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}
