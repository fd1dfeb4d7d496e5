import { COMMA_LISTS, KEYS_16 } from './standard-16-keys';

/** The feature profile of OCPP 1.6 that a key belongs to, or the extension that brought it. */
export type KeyProfile = 'Core' | 'Local Auth List Management' | 'Firmware Management' | 'Reservation' | 'Smart Charging' | 'Security extension' | 'ISO 15118 extension';

/** What the standard says of a configuration key of OCPP 1.6 (chapter 9, and the whitepapers on security and on ISO 15118). */
export interface StandardKey {
  readonly name: string;
  readonly profile: KeyProfile;
  /** As 2.x calls types; a comma separated list is a MemberList. */
  readonly type: 'boolean' | 'integer' | 'string' | 'MemberList';
  /** `R` read only, `RW` both, `W` write only, `R/RW` the station's choice. */
  readonly access: 'R' | 'RW' | 'W' | 'R/RW';
  /** Every station that has the profile has to have it. */
  readonly required: boolean;
  readonly unit?: string;
  readonly min?: number;
  /** Members that a list may hold. */
  readonly values?: readonly string[];
  readonly help: string;
}

const BY_NAME: ReadonlyMap<string, StandardKey> = new Map(KEYS_16.map(([name, profile, type, access, required, help, unit]) => {
  const values = COMMA_LISTS[name];
  return [name.toLowerCase(), {
    name, profile, type, access, required, help,
    ...(unit === undefined ? {} : { unit }), ...(values ? { values } : {}), ...(type === 'integer' ? { min: 0 } : {}),
  }];
}));

/** The standard's key of this name, upper and lower case alike (CiString). */
export function standardKey(name: string): StandardKey | undefined {
  return BY_NAME.get(name.toLowerCase());
}

export function standardKeys(): readonly StandardKey[] {
  return [...BY_NAME.values()];
}
