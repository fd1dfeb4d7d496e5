import type { StationConfig } from '../api';
import type { StationCore } from './core';

/** One way to a CSMS (NetworkConnectionProfileType), as far as this station uses it. */
export interface NetworkProfile {
  /** Without the station's identity. */
  readonly url: string;
  readonly securityProfile: StationConfig['securityProfile'];
  /** Seconds that a request waits for its answer; the host's own time when absent. */
  readonly messageTimeout?: number;
  /** In place of the station's own (2.1). */
  readonly identity?: string;
  readonly password?: string;
}

/** Numbers of the places in which a profile can be stored. */
export const NETWORK_SLOTS = [0, 1, 2] as const;

/**
 * The ways to the CSMSs and which of them is taken: after a boot the first of NetworkConfigurationPriority, the next one
 * when NetworkProfileConnectionAttempts have failed, and when all have failed the one that worked last, before the list
 * begins anew (B10.FR.03, .04, .07 and .08).
 */
export class Network {
  /** The slot in use, or about to be tried. */
  slot = 0;
  /** The slot over which the station was accepted. */
  registeredSlot: number | undefined;
  readonly #core: StationCore;
  /** Never changed but replaced, so that it can be the live one as well. */
  #stored: ReadonlyMap<number, NetworkProfile>;
  /** As they were at the last boot: a change takes effect at the next one (B09, remarks). */
  #live: ReadonlyMap<number, NetworkProfile>;
  #plan: readonly number[] = [0];
  #at = 0;
  #failures = 0;
  #lastGood = 0;
  #securityProfile: StationConfig['securityProfile'];

  constructor(core: StationCore) {
    const { url, securityProfile } = core.config;
    this.#core = core;
    this.#stored = new Map([[0, { url, securityProfile }]]);
    this.#live = this.#stored;
    this.#securityProfile = securityProfile;
  }

  /** The profile that connections are made with. */
  get profile(): NetworkProfile {
    const { url, securityProfile } = this.#core.config;
    return this.#live.get(this.slot) ?? { url, securityProfile };
  }

  get identity(): string {
    return this.profile.identity ?? this.#core.config.id;
  }

  get password(): string {
    return this.profile.password ?? this.#core.settings.text('BasicAuthPassword');
  }

  /** The security profile of the last connection that worked, below which the station does not go. */
  get securityProfile(): StationConfig['securityProfile'] {
    return this.#securityProfile;
  }

  /** The slot of the last connection that worked. */
  get provenSlot(): number {
    return this.#lastGood;
  }

  /** What is stored in a slot, whether it is in use or not. */
  stored(slot: number): NetworkProfile | undefined {
    return this.#stored.get(slot);
  }

  store(slot: number, profile: NetworkProfile): void {
    this.#stored = new Map([...this.#stored, [slot, profile]]);
  }

  /** The CSMS has set another password for the station: it goes before the one that the profile in use brought with it (B09.FR.27). */
  forgetPassword(): void {
    this.#live = new Map([...this.#live, [this.slot, withoutPassword(this.profile)]]);
    this.store(this.slot, withoutPassword(this.#stored.get(this.slot) ?? this.profile));
  }

  /** The station boots: what was stored takes effect, and the first of the list is tried first. */
  boot(): void {
    this.#live = this.#stored;
    this.#begin(this.#priority());
  }

  /** A connection is open. */
  succeeded(): void {
    this.#lastGood = this.slot;
    this.#begin([this.slot, ...this.#priority().filter((slot) => slot !== this.slot)]);
    const { securityProfile } = this.profile;
    if (securityProfile <= this.#securityProfile) return;
    this.#securityProfile = securityProfile;
    this.#dropBelow(securityProfile);
  }

  /** An attempt to connect has failed; true when the next one takes another slot. */
  failed(): boolean {
    this.#failures += 1;
    if (this.#failures < this.#core.settings.number('NetworkProfileConnectionAttempts')) return false;
    const before = this.slot;
    this.#failures = 0;
    if (this.#at + 1 < this.#plan.length) this.slot = this.#plan[++this.#at] ?? this.slot;
    else this.#begin([this.#lastGood, ...this.#priority()]);
    if (this.slot === before) return false;
    this.#core.note(`Slot ${before} could not be connected; slot ${this.slot} (${this.profile.url}) is tried now.`);
    return true;
  }

  #begin(plan: readonly number[]): void {
    this.#plan = plan.length > 0 ? plan : [this.#lastGood];
    this.#at = 0;
    this.#failures = 0;
    this.slot = this.#plan[0] ?? this.#lastGood;
  }

  #priority(): number[] {
    return this.#core.settings.list('NetworkConfigurationPriority').map(Number).filter((slot) => this.#live.has(slot));
  }

  /** A05: what is less secure than a connection that has worked is not used any more. */
  #dropBelow(securityProfile: number): void {
    this.#stored = new Map([...this.#stored].filter(([, profile]) => profile.securityProfile >= securityProfile));
    this.#live = new Map([...this.#live].filter(([, profile]) => profile.securityProfile >= securityProfile));
    const kept = this.#core.settings.list('NetworkConfigurationPriority').filter((slot) => this.#stored.has(Number(slot)));
    this.#core.settings.replace('NetworkConfigurationPriority', kept.join(','));
    this.#plan = this.#plan.filter((slot) => this.#live.has(slot));
  }
}

function withoutPassword({ password: _password, ...rest }: NetworkProfile): NetworkProfile {
  return rest;
}
