import { isDateTime } from '../../ocpp/validate/date-time';
import type { CsmsSettings, TokenRecord, TokenStatus } from '../api';

/** What the CSMS thinks of an idToken, in the words of 2.x; 1.6 has fewer. */
export interface TokenVerdict {
  readonly status: TokenStatus;
  /** Absent when the token is not in the book. */
  readonly record?: TokenRecord;
}

/** Where a token was presented, and what came with it; what is undefined is not known. */
export interface Presented {
  readonly station?: string;
  readonly evse?: number | undefined;
  /** Types of all connectors of the station. */
  readonly connectorTypes?: readonly string[];
  readonly additionalInfo?: readonly { readonly additionalIdToken: string | undefined; readonly type: string | undefined }[];
  /** It is in another transaction already; only said where a transaction begins. */
  readonly inUse?: boolean;
  /** The CSMS has made it up itself, for this station. */
  readonly ours?: boolean;
}

/**
 * The idTokens that the CSMS knows. Tokens are compared without regard to capitals (idToken and idTag are
 * case-insensitive in every version).
 */
export class TokenBook {
  #records = new Map<string, TokenRecord[]>();
  #unknown: CsmsSettings['unknownTokens'] = 'Invalid';
  /** Money spent since the record was loaded. */
  #spent = new Map<TokenRecord, number>();

  /** Takes over what is set; effective for the next question. */
  load(settings: Pick<CsmsSettings, 'tokens' | 'unknownTokens'>): void {
    this.#unknown = settings.unknownTokens;
    this.#records = new Map();
    const spent = this.#spent;
    this.#spent = new Map();
    for (const record of settings.tokens) {
      const key = tokenKey(record.idToken);
      const same = this.#records.get(key);
      if (same) same.push(record);
      else this.#records.set(key, [record]);
      const before = spent.get(record);
      if (before !== undefined) this.#spent.set(record, before);
    }
  }

  all(): readonly TokenRecord[] {
    return [...this.#records.values()].flat();
  }

  /** The record of a token; a record without a type stands for every type. */
  find(idToken: string, type?: string): TokenRecord | undefined {
    const candidates = this.#records.get(tokenKey(idToken));
    if (type === undefined) return candidates?.[0];
    return candidates?.find((record) => record.type === type) ?? candidates?.find((record) => record.type === undefined);
  }

  /** @param now wall time, ms since 1970 */
  judge(idToken: string | undefined, type: string | undefined, now: number, presented: Presented = {}): TokenVerdict {
    // NoAuthorization stands for a start without any token (2.x Part 2, C02); it has no text.
    if (type === 'NoAuthorization') return { status: 'Accepted' };
    if (idToken === undefined || idToken === '') return { status: 'Invalid' };
    const record = this.find(idToken, type);
    if (!record) return { status: presented.ours ? 'Accepted' : this.#unknown };
    return { status: record.status === 'Accepted' ? this.#judge(record, now, presented) : record.status, record };
  }

  /** Takes what a transaction cost from the token's credit. */
  spend(idToken: string, type: string | undefined, cost: number): void {
    const record = this.find(idToken, type);
    if (record?.credit !== undefined) this.#spent.set(record, (this.#spent.get(record) ?? 0) + cost);
  }

  /** Money that is left of a prepaid credit; undefined for a token without one. */
  creditLeft(record: TokenRecord): number | undefined {
    return record.credit === undefined ? undefined : record.credit - (this.#spent.get(record) ?? 0);
  }

  #judge(record: TokenRecord, now: number, { station, evse, connectorTypes, additionalInfo, inUse }: Presented): TokenStatus {
    if (isOver(record.expiry, now)) return 'Expired';
    if (record.additionalInfo && additionalInfo && !record.additionalInfo.every((wanted) =>
      additionalInfo.some((given) => given.type === wanted.type && given.additionalIdToken === wanted.additionalIdToken))) return 'Invalid';
    if (station !== undefined && record.stations?.includes(station) === false) return 'NotAtThisLocation';
    if (record.evses && (record.evses.length === 0 || (evse !== undefined && !record.evses.includes(evse)))) return 'NotAtThisLocation';
    if (connectorTypes && connectorTypes.length > 0 && record.connectorTypes && !connectorTypes.some((type) => record.connectorTypes?.includes(type))) return 'NotAllowedTypeEVSE';
    if (record.hours && !isWithin(record.hours, now)) return 'NotAtThisTime';
    if ((this.creditLeft(record) ?? Infinity) <= 0) return 'NoCredit';
    return inUse && record.concurrent !== true ? 'ConcurrentTx' : 'Accepted';
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

/** HH:MM sorts as it counts. */
function isWithin({ from, until }: NonNullable<TokenRecord['hours']>, now: number): boolean {
  const time = new Date(now).toISOString().slice(11, 16);
  return from <= until ? time >= from && time < until : time >= from || time < until;
}
