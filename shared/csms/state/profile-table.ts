import type { JsonObject } from '../../ocpp/json';

/** A charging profile that a station has, as far as the CSMS knows. */
export interface KnownProfile {
  readonly id: number;
  /** 0 is the station as a whole; in 1.6 the connector. */
  readonly evse: number;
  readonly purpose: string;
  readonly kind: string;
  readonly stackLevel: number;
  readonly transactionId?: string;
  /** CSO when the CSMS set it; as reported otherwise. */
  readonly source: string;
  /** When the CSMS learnt of it, ms since 1970. */
  readonly since?: number;
  readonly profile: JsonObject;
  /** The newest word on a dynamic profile (2.1). */
  readonly update?: JsonObject;
}

/** Which profiles a clearing means; an absent member means all. */
export interface ProfileCriteria {
  readonly id?: number;
  readonly evse?: number;
  readonly purpose?: string;
  readonly stackLevel?: number;
}

export class ProfileTable {
  #profiles: KnownProfile[] = [];

  /** Takes over a profile in the place of the one of the same id (K01.FR.05). */
  set(profile: KnownProfile): void {
    this.#profiles = this.#profiles.filter((known) => known.id !== profile.id);
    this.#profiles.push(profile);
  }

  /** In 1.6 it also takes the place of the one of the same purpose, stack level and connector (§3.13.2). */
  replace(profile: KnownProfile): void {
    this.#profiles = this.#profiles.filter((known) => !samePlace(known, profile));
    this.set(profile);
  }

  get(id: number): KnownProfile | undefined {
    return this.#profiles.find((known) => known.id === id);
  }

  update(id: number, update: JsonObject): void {
    this.#profiles = this.#profiles.map((known) => (known.id === id ? { ...known, update } : known));
  }

  clear(criteria: ProfileCriteria): void {
    this.#profiles = this.#profiles.filter((known) => !fits(known, criteria));
  }

  /** Profiles of a transaction end with it. */
  endTransaction(transactionId: string): void {
    this.#profiles = this.#profiles.filter((known) => known.transactionId !== transactionId);
  }

  all(): readonly KnownProfile[] {
    return this.#profiles;
  }
}

function samePlace(one: KnownProfile, other: KnownProfile): boolean {
  return one.evse === other.evse && one.purpose === other.purpose && one.stackLevel === other.stackLevel && one.transactionId === other.transactionId;
}

function fits(known: KnownProfile, { id, evse, purpose, stackLevel }: ProfileCriteria): boolean {
  return (id === undefined || known.id === id) && (evse === undefined || known.evse === evse)
    && (purpose === undefined || known.purpose === purpose) && (stackLevel === undefined || known.stackLevel === stackLevel)
    // What others have set is not cleared by criteria (K10.FR.04).
    && (id !== undefined || known.purpose !== 'ChargingStationExternalConstraints');
}
