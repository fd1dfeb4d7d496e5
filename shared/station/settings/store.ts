import { membersOf, type SettingDefinition } from './definition';
import { SETTINGS, type SettingName } from './definitions';

/** Values that differ from the definitions' defaults from the first day on. */
export type SettingDefaults = Partial<Record<SettingName, string>>;

/**
 * The settings of one station: what was changed, over the defaults that all stations share. Kept over reboots, as in a
 * station's flash memory.
 */
export class SettingStore {
  readonly #defaults: SettingDefaults;
  #changed: Map<SettingName, string> | undefined;
  #atBoot: Map<SettingName, string> | undefined;

  constructor(defaults: SettingDefaults) {
    this.#defaults = defaults;
  }

  text(name: SettingName): string {
    return this.#changed?.get(name) ?? this.#defaults[name] ?? SETTINGS[name].default;
  }

  flag(name: SettingName): boolean {
    return this.text(name) === 'true';
  }

  number(name: SettingName): number {
    return Number(this.text(name));
  }

  list(name: SettingName): string[] {
    return membersOf(this.text(name));
  }

  /** Takes a value that was found good. Returns whether it waits for the next boot. */
  set(name: SettingName, value: string): { readonly atBoot: boolean } {
    const definition: SettingDefinition = SETTINGS[name];
    if (definition.reboot) {
      (this.#atBoot ??= new Map()).set(name, value);
      return { atBoot: true };
    }
    (this.#changed ??= new Map()).set(name, value);
    return { atBoot: false };
  }

  /** Sets a value at once that the station changes itself, whether it waits for a boot otherwise or not. */
  replace(name: SettingName, value: string): void {
    (this.#changed ??= new Map()).set(name, value);
    this.#atBoot?.delete(name);
  }

  /** The station boots: what waited for it takes effect. */
  boot(): void {
    if (!this.#atBoot) return;
    for (const [name, value] of this.#atBoot) (this.#changed ??= new Map()).set(name, value);
    this.#atBoot = undefined;
  }
}
