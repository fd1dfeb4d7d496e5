import type { NewStation } from '../ipc/shapes';
import type { Recorder } from '../journal/recorder';
import type { FrameCheck } from '../ocpp/frame-check';
import type { OcppVersion } from '../ocpp/version';
import type { VendorHandler } from '../ocpp/vendor-handlers';
import type { ActResult, StationAct, StationConfig, StationStatus } from '../station/api';
import { defaultStationConfig } from '../station/default-config';
import { SimulatedStation } from '../station/station';
import { MirroredRecorder } from '../journal/mirrored-recorder';
import type { WorkbenchPorts } from './ports';

interface Listening {
  readonly host: string;
  readonly port: number;
}

/** Milliseconds that a request of a simulated station waits for its answer. */
const CALL_TIMEOUT_MS = 30_000;

/** The simulated stations of this workbench, by identity. */
export class Simulator {
  readonly #ports: WorkbenchPorts;
  readonly #recorder: Recorder;
  readonly #checkOf: (version: OcppVersion) => FrameCheck | undefined;
  readonly #own: () => readonly (Listening | undefined)[];
  readonly #changed: () => void;
  readonly #stations = new Map<string, { readonly config: NewStation; readonly station: SimulatedStation; readonly forget: () => void }>();
  /** Since they were taken last. */
  readonly #touched = new Set<string>();
  readonly #removed = new Set<string>();

  /**
   * @param own where this workbench's own CSMS and its tap listen: what a station says there is recorded by them
   * @param changed called after the status of any station changed
   */
  constructor(
    ports: WorkbenchPorts,
    recorder: Recorder,
    checkOf: (version: OcppVersion) => FrameCheck | undefined,
    own: () => readonly (Listening | undefined)[],
    changed: () => void,
  ) {
    this.#ports = ports;
    this.#recorder = recorder;
    this.#checkOf = checkOf;
    this.#own = own;
    this.#changed = changed;
  }

  get count(): number {
    return this.#stations.size;
  }

  get(id: string): SimulatedStation | undefined {
    return this.#stations.get(id)?.station;
  }

  /** The stations as they were put up, and whether they are switched on. */
  all(): { readonly config: NewStation; readonly on: boolean }[] {
    return Array.from(this.#stations.values(), ({ config, station }) => ({ config, on: station.running }));
  }

  statuses(): StationStatus[] {
    return Array.from(this.#stations.values(), ({ station }) => station.status());
  }

  /** The stations that changed since this was last asked, and those that were removed. One that was removed and put up again is in both. */
  takeChanges(): { readonly removed: string[]; readonly stations: StationStatus[] } {
    const changes = { removed: [...this.#removed], stations: [...this.#touched].flatMap((id) => this.get(id)?.status() ?? []) };
    this.#removed.clear();
    this.#touched.clear();
    return changes;
  }

  /** Adds a station, and switches it on unless it is to be left off. A sentence when the identity is taken. */
  add(wanted: NewStation, on = true): SimulatedStation | string {
    if (this.#stations.has(wanted.id)) return `There is a simulated station ${wanted.id} already; remove it first, or take another identity.`;
    const { id, url, version, ...rest } = wanted;
    const config: StationConfig = { ...defaultStationConfig({ id, url, version }), ...defined(rest) };
    const { clock, random, certificates, files, fileServer } = this.#ports;
    const recorder = new MirroredRecorder(this.#recorder, config.id, () => this.isOwn(this.get(config.id)?.status().network.url ?? config.url));
    const station = new SimulatedStation({
      config,
      client: this.#ports.client,
      ports: { clock, random, recorder, checkOf: this.#checkOf, strictness: () => 'observe', timeoutMs: () => CALL_TIMEOUT_MS, ...(certificates ? { certificates } : {}), ...(files ? { files } : {}), ...(fileServer ? { fileServer } : {}) },
    });
    this.#stations.set(config.id, { config: wanted, station, forget: station.onChange(() => this.#touch(config.id)) });
    if (on) station.start();
    this.#touch(config.id);
    return station;
  }

  /** False when there is none. */
  async remove(id: string): Promise<boolean> {
    const known = this.#stations.get(id);
    if (!known) return false;
    this.#stations.delete(id);
    this.#touched.delete(id);
    this.#removed.add(id);
    known.forget();
    await known.station.stop();
    this.#changed();
    return true;
  }

  /** Does to a station what a person does; the station notes it. Undefined when there is none. */
  act(id: string, act: StationAct): { readonly ok: boolean; readonly message?: string } | undefined {
    const station = this.get(id);
    if (!station) return undefined;
    return station.act(act);
  }

  /** Sets a station up for vendors' own messages; kept for its next start. Undefined when there is none. */
  setVendorHandlers(id: string, vendorHandlers: VendorHandler[]): ActResult | undefined {
    const known = this.#stations.get(id);
    const result = known?.station.setVendorHandlers(vendorHandlers);
    if (known && result?.ok) this.#stations.set(id, { ...known, config: { ...known.config, vendorHandlers } });
    return result;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#stations.keys()].map((id) => this.remove(id)));
  }

  #touch(id: string): void {
    this.#touched.add(id);
    this.#changed();
  }

  /** Whether a URL leads to this workbench's own CSMS or tap. */
  isOwn(url: string): boolean {
    return this.#own().some((place) => this.leadsTo(url, place));
  }

  /** Whether a URL leads to where this machine listens. */
  leadsTo(url: string, own: Listening | undefined): boolean {
    const [, host, port] = /^wss?:\/\/(\[[^\]]+\]|[^/:?#]+)(?::(\d+))?/.exec(url) ?? [];
    if (!own || host === undefined || Number(port ?? 80) !== own.port) return false;
    const bare = host.replace(/^\[|\]$/g, '');
    return bare === 'localhost' || bare === own.host || this.#ports.addresses().some(({ address }) => address === bare);
  }
}

/** Without the members that are there but undefined, which would hide a default. */
function defined<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as { [Key in keyof Value]: Exclude<Value[Key], undefined> };
}
