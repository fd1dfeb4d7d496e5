import type { JsonObject } from '../ocpp/json';
import type { CsmsSettings, SiteLimit } from './api';
import { clearRequest, DEFAULT_ID, defaultRequest, profileIdOf, shareRequest } from './blocks/site-profiles';
import type { Caller } from './context';
import type { CsmsCore } from './core';
import { siteShares, type SiteClaim } from './state/site-shares';
import type { StationRecord } from './state/station-record';
import type { ChargingTransaction } from './state/transaction-table';

/** What comes within this time is answered by one new distribution. */
const GATHER_MS = 100;

/** What a transaction was given. */
interface Given {
  readonly id: number;
  readonly share: number;
  /** The station did not take it, and is not asked again with the same. */
  readonly refused: boolean;
}

/**
 * Central smart charging (K02, K03): keeps what all stations take together below the limit of the site. Whenever somebody
 * begins or stops to charge, everybody gets a new share, those who get less first.
 */
export class SiteBalancer {
  readonly #core: CsmsCore;
  readonly #callerOf: (station: string) => Caller | undefined;
  readonly #given = new Map<string, Given>();
  /** The default that each station has, as text. */
  readonly #defaults = new Map<string, string>();
  #next = 0;
  #waiting = false;
  #busy: Promise<void> | undefined;

  constructor(core: CsmsCore, callerOf: (station: string) => Caller | undefined) {
    this.#core = core;
    this.#callerOf = callerOf;
  }

  /** Something has changed at the site: gives everybody a new share, soon. */
  readonly wake = (): void => {
    const idle = this.#core.settings.siteLimit === undefined && this.#given.size === 0 && this.#defaults.size === 0;
    if (idle || this.#waiting) return;
    this.#waiting = true;
    this.#core.clock.after(GATHER_MS, () => {
      this.#waiting = false;
      this.#busy = (this.#busy ?? Promise.resolve()).then(() => this.#balance());
    });
  };

  async #balance(): Promise<void> {
    const { siteLimit } = this.#core.settings;
    if (!siteLimit) return this.#takeBack();
    const running = this.#running();
    for (const key of this.#given.keys()) if (!running.some((one) => one.key === key)) this.#given.delete(key);
    await this.#setDefaults(siteLimit);
    const shares = siteShares(siteLimit, running.map((one) => this.#claimOf(one, siteLimit)));
    const changes = running.flatMap((one) => {
      const share = shares.get(one.key);
      const before = this.#given.get(one.key);
      return share === undefined || before?.share === share ? [] : [{ ...one, share, before: before?.share ?? Infinity }];
    });
    // First those who get less: at no time is more given away than there is.
    for (const change of changes.filter(({ share, before }) => share < before)) await this.#give(siteLimit, change, change.share);
    for (const change of changes.filter(({ share, before }) => share >= before)) await this.#give(siteLimit, change, change.share);
  }

  /** Everybody who charges, and has a connection or had a share before it was lost. */
  #running(): readonly Running[] {
    const running: Running[] = [];
    for (const station of this.#core.stations()) {
      for (const transaction of station.transactions.open()) {
        const key = `${station.id} ${transaction.id}`;
        // What is told late may be long over (K02): its share is settled when something of it is told at once.
        if (transaction.toldLate === true && !this.#given.has(key)) continue;
        running.push({ key, station, transaction, caller: isReady(station) ? this.#callerOf(station.id) : undefined });
      }
    }
    return running;
  }

  #claimOf({ key, station, transaction, caller }: Running, { start = 0 }: SiteLimit): SiteClaim {
    return {
      key,
      priority: priorityOf(this.#core, transaction),
      resting: stateOf(station, transaction) === 'SuspendedEV',
      ...(caller ? {} : { fixed: this.#given.get(key)?.share ?? start }),
    };
  }

  async #give(limit: SiteLimit, { key, station, transaction, caller }: Running, share: number): Promise<void> {
    if (!caller || transaction.endedAt !== undefined) return;
    const id = this.#given.get(key)?.id ?? standing(station, transaction) ?? profileIdOf(this.#next += 1);
    const taken = await this.#set(caller, shareRequest(caller.version, limit, transaction, id, share));
    if (taken !== 'closed') this.#given.set(key, { id, share, refused: !taken });
  }

  async #setDefaults(limit: SiteLimit): Promise<void> {
    for (const station of this.#core.stations()) {
      const caller = isReady(station) ? this.#callerOf(station.id) : undefined;
      if (!caller) continue;
      const wanted = limit.start === undefined ? undefined : JSON.stringify([limit.unit, limit.start]);
      const has = this.#defaults.get(station.id);
      if (wanted === has) continue;
      if (wanted === undefined) {
        await caller.call('ClearChargingProfile', clearRequest(caller.version, DEFAULT_ID));
        this.#defaults.delete(station.id);
      } else if (await this.#set(caller, defaultRequest(caller.version, limit)) !== 'closed') this.#defaults.set(station.id, wanted);
    }
  }

  /** The site has no limit any more. */
  async #takeBack(): Promise<void> {
    for (const { key, caller } of this.#running()) {
      const given = this.#given.get(key);
      if (given && !given.refused && caller) await caller.call('ClearChargingProfile', clearRequest(caller.version, given.id));
    }
    this.#given.clear();
    for (const station of this.#defaults.keys()) {
      const caller = this.#callerOf(station);
      if (caller) await caller.call('ClearChargingProfile', clearRequest(caller.version, DEFAULT_ID));
    }
    this.#defaults.clear();
  }

  async #set(caller: Caller, request: JsonObject): Promise<boolean | 'closed'> {
    const outcome = await caller.call('SetChargingProfile', request);
    if (outcome.kind === 'closed') return 'closed';
    const status = outcome.kind === 'result' ? outcome.payload['status'] : outcome.kind;
    if (status === 'Accepted') return true;
    caller.note(`The station does not take its share of the site's limit (${typeof status === 'string' ? status : 'no status'}): it may take more than is good.`);
    return false;
  }
}

/** Requests of stations after which somebody may get another share. */
export const SITE_ACTIONS: ReadonlySet<string> = new Set(['BootNotification', 'StartTransaction', 'StatusNotification', 'StopTransaction', 'TransactionEvent']);

/** Whether a change of the settings concerns the site. */
export function concernsSite(change: Partial<CsmsSettings>): boolean {
  return 'siteLimit' in change;
}

interface Running {
  readonly key: string;
  readonly station: StationRecord;
  readonly transaction: ChargingTransaction;
  /** undefined while the station cannot be reached. */
  readonly caller: Caller | undefined;
}

/** K03.FR.06: 0 when nobody has said anything. */
function priorityOf({ tokens }: CsmsCore, { idToken, tokenType }: ChargingTransaction): number {
  return idToken === undefined ? 0 : tokens.find(idToken, tokenType)?.chargingPriority ?? 0;
}

/** The profile that the CSMS has set for the transaction already, at the level of shares: there may be one alone (K01.FR.39). */
function standing({ profiles }: StationRecord, transaction: ChargingTransaction): number | undefined {
  return profiles.all().find((known) => known.transactionId === transaction.id && known.source === 'CSO' && known.stackLevel === 0)?.id;
}

function isReady({ connected, registration }: StationRecord): boolean {
  return connected && registration !== 'Pending' && registration !== 'Rejected';
}

/** In 1.6 the connector says what a transaction does. */
function stateOf(station: StationRecord, { chargingState, evse, connector }: ChargingTransaction): string | undefined {
  return chargingState ?? station.connectors().find((one) => one.evse === evse && one.connector === connector)?.status;
}
