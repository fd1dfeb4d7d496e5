import * as v from 'valibot';
import type { CsmsSettings, OverrideRule } from '../csms/api';
import { DEFAULT_CSMS_SETTINGS, settingFaults } from '../csms/settings';
import type { TapSettings } from '../tap/api';
import { DEFAULT_TAP_SETTINGS, tapFaults } from '../tap/settings';
import { NewStation, Override } from '../ipc/shapes';
import { isJsonObject, type JsonObject, type JsonValue } from '../ocpp/json';
import type { Clock } from '../platform/clock';
import type { Memory } from './ports';
import { Throttle } from './throttle';

const KEY = 'setup';
const WRITE_EVERY_MS = 500;

/** What a person has set up: the CSMS's settings and answers, and the simulated stations. */
export interface SetupParts {
  /** Settings that are not as they come. */
  readonly settings: Partial<CsmsSettings>;
  readonly overrides: readonly OverrideRule[];
  /** `on`: switched on. */
  readonly stations: readonly { readonly station: NewStation; readonly on: boolean }[];
  /** The tap's settings that are not as they come, and whether it ran. */
  readonly tap?: { readonly settings: Partial<TapSettings>; readonly on: boolean };
  /** Port at which the CSMS listened. */
  readonly listening?: number;
}

/**
 * Keeps what a person has set up over a restart of the host. A host that was killed goes on as it was; one that ended has
 * everything as it was set, but opens no port and switches no station on by itself.
 */
export class Setup {
  readonly #memory: Memory;
  readonly #look: () => SetupParts;
  readonly #onFailure: (message: string) => void;
  readonly #write: Throttle;
  #written = '';
  #closed = false;

  /** @param look gives everything as it is now */
  constructor(memory: Memory, clock: Clock, look: () => SetupParts, onFailure: (message: string) => void) {
    this.#memory = memory;
    this.#look = look;
    this.#onFailure = onFailure;
    this.#write = new Throttle(clock, () => WRITE_EVERY_MS, () => void this.#keep(this.#look()));
  }

  /** Something may have changed. */
  poke(): void {
    // What ends afterwards, ends with the host.
    if (!this.#closed) this.#write.poke();
  }

  /** Writes what is left to write, with everything switched off: this host ends because it was asked to. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#write.cancel();
    const { listening: _, stations, tap, ...rest } = this.#look();
    await this.#keep({ ...rest, ...(tap ? { tap: { ...tap, on: false } } : {}), stations: stations.map(({ station }) => ({ station, on: false })) });
  }

  async #keep(parts: SetupParts): Promise<void> {
    const text = JSON.stringify(parts);
    if (text === this.#written) return;
    this.#written = text;
    try {
      await this.#memory.set(KEY, JSON.parse(text) as JsonValue);
    } catch (error) {
      this.#onFailure(`The settings cannot be kept for the next start: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }
}

/** The settings that are not as they come. */
export function changedSettings(settings: CsmsSettings): Partial<CsmsSettings> {
  return changed(settings, { ...DEFAULT_CSMS_SETTINGS });
}

/** The same of the tap. */
export function changedTapSettings(settings: TapSettings): Partial<TapSettings> {
  return changed(settings, { ...DEFAULT_TAP_SETTINGS });
}

function changed<Settings extends object>(settings: Settings, usual: Readonly<Record<string, unknown>>): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name]))) as Partial<Settings>;
}

/** What was kept, as far as it can be read: a file that somebody wrote into, or that another version wrote, is no reason not to start. */
export async function keptSetup(memory: Memory): Promise<SetupParts> {
  const kept = await memory.get(KEY).catch(() => undefined);
  const parts: JsonObject = isJsonObject(kept) ? kept : {};
  const settings = isJsonObject(parts['settings']) ? parts['settings'] : {};
  const { listening, tap } = parts;
  const tapped = isJsonObject(tap) && isJsonObject(tap['settings']) ? tap['settings'] : {};
  return {
    settings: Object.fromEntries(Object.entries(settings).filter(([name, value]) => settingFaults({ [name]: value }).length === 0)),
    overrides: listOf(parts['overrides']).flatMap((one) => (v.is(Override, one) ? [one] : [])),
    stations: listOf(parts['stations']).flatMap((one) => {
      const read = v.safeParse(v.object({ station: NewStation, on: v.boolean() }), one);
      return read.success ? [read.output] : [];
    }),
    ...(isJsonObject(tap) ? { tap: { settings: Object.fromEntries(Object.entries(tapped).filter(([name, value]) => tapFaults({ [name]: value }).length === 0)), on: tap['on'] === true } } : {}),
    ...(typeof listening === 'number' && Number.isInteger(listening) ? { listening } : {}),
  };
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}
