import { isDateTime } from '../../ocpp/validate/date-time';
import type { CsmsSettings, TokenRecord } from '../api';

/** What the CSMS thinks of an idToken, in the words of 2.x; 1.6 has fewer. */
export interface TokenVerdict {
  readonly status: 'Accepted' | 'Blocked' | 'ConcurrentTx' | 'Expired' | 'Invalid' | 'Unknown';
  /** Absent when the token is not in the book. */
  readonly record?: TokenRecord;
}

/**
 * The idTokens that the CSMS knows. Tokens are compared without regard to capitals (idToken and idTag are
 * case-insensitive in every version).
 */
export class TokenBook {
  #records = new Map<string, TokenRecord[]>();
  #unknown: CsmsSettings['unknownTokens'] = 'Invalid';

  /** Takes over what is set; effective for the next question. */
  load(settings: Pick<CsmsSettings, 'tokens' | 'unknownTokens'>): void {
    this.#unknown = settings.unknownTokens;
    this.#records = new Map();
    for (const record of settings.tokens) {
      const key = tokenKey(record.idToken);
      const same = this.#records.get(key);
      if (same) same.push(record);
      else this.#records.set(key, [record]);
    }
  }

  /** The record of a token; a record without a type stands for every type. */
  find(idToken: string, type?: string): TokenRecord | undefined {
    const candidates = this.#records.get(tokenKey(idToken));
    if (type === undefined) return candidates?.[0];
    return candidates?.find((record) => record.type === type) ?? candidates?.find((record) => record.type === undefined);
  }

  /**
   * @param now wall time, ms since 1970
   * @param inUse whether the token is in another transaction already; only asked where a transaction begins
   */
  judge(idToken: string | undefined, type: string | undefined, now: number, inUse = false): TokenVerdict {
    // NoAuthorization stands for a start without any token (2.x Part 2, C02); it has no text.
    if (type === 'NoAuthorization') return { status: 'Accepted' };
    if (idToken === undefined || idToken === '') return { status: 'Invalid' };
    const record = this.find(idToken, type);
    if (!record) return { status: this.#unknown };
    if (record.status !== 'Accepted') return { status: record.status, record };
    if (isOver(record.expiry, now)) return { status: 'Expired', record };
    if (inUse && record.concurrent !== true) return { status: 'ConcurrentTx', record };
    return { status: 'Accepted', record };
  }
}

/** The same for tokens that are the same. */
export function tokenKey(idToken: string): string {
  return idToken.toLowerCase();
}

/** The record's expiry, when it is a time that may go on the wire. */
export function expiryOf(record: TokenRecord | undefined): string | undefined {
  return record?.expiry !== undefined && isDateTime(record.expiry) ? record.expiry : undefined;
}

function isOver(expiry: string | undefined, now: number): boolean {
  if (expiry === undefined) return false;
  const end = Date.parse(expiry);
  return !Number.isNaN(end) && end <= now;
}
