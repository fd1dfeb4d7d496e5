import { freshMemory, type Monitor, type MonitorMemory, type MonitorType } from './monitor';

export type MonitoringBase = 'All' | 'FactoryDefault' | 'HardWiredOnly';

/** Ids of monitors that a CSMS sets begin here; the factory's come before. */
const FIRST_CUSTOM_ID = 1000;
/** Most monitors that a station keeps. */
export const MOST_MONITORS = 200;
/** Events whose causes are looked for. */
const RECENT = 20;

/** An event that others may follow from. */
export interface RecentEvent {
  readonly id: number;
  /** `component/variable` in lower case. */
  readonly of: string;
  readonly evse: number | undefined;
  readonly connector: number | undefined;
  readonly at: number;
}

/** The monitors of one station and what they remember, kept over reboots (N07.FR.13). */
export class MonitorBook {
  base: MonitoringBase = 'FactoryDefault';
  /** Slighter events than this are not told (N05). */
  level = 9;
  readonly #factory: readonly Monitor[];
  readonly #monitors = new Map<number, Monitor>();
  readonly #memories = new Map<number, MonitorMemory>();
  #recent: readonly RecentEvent[] = [];
  #nextId = FIRST_CUSTOM_ID;

  /** @param factory what the maker has put in, hard-wired and preconfigured */
  constructor(factory: readonly Monitor[]) {
    this.#factory = factory;
    for (const monitor of factory) this.put(monitor);
  }

  get all(): readonly Monitor[] {
    return [...this.#monitors.values()];
  }

  get size(): number {
    return this.#monitors.size;
  }

  get(id: number): Monitor | undefined {
    return this.#monitors.get(id);
  }

  /** A monitor of the same type and severity on the same variable (N04.FR.10). */
  twin(key: string, type: MonitorType, severity: number, notId: number | undefined): Monitor | undefined {
    return this.all.find((one) => one.key === key && one.type === type && one.severity === severity && one.id !== notId);
  }

  takeId(): number {
    return this.#nextId++;
  }

  /** Adds a monitor, or replaces the one of its id, which keeps whether its threshold was exceeded (N07.FR.11). */
  put(monitor: Monitor): void {
    const before = this.#monitors.get(monitor.id);
    const memory = freshMemory(monitor.watched);
    const exceeded = before?.type === monitor.type && this.memoryOf(before).exceeded;
    this.#monitors.set(monitor.id, monitor);
    this.#memories.set(monitor.id, { ...memory, exceeded });
  }

  delete(id: number): boolean {
    this.#memories.delete(id);
    return this.#monitors.delete(id);
  }

  memoryOf({ id, watched }: Monitor): MonitorMemory {
    return this.#memories.get(id) ?? freshMemory(watched);
  }

  remember({ id }: Monitor, memory: MonitorMemory): void {
    this.#memories.set(id, memory);
  }

  /**
   * Activates a set of the maker's (N03.FR.03 to .05).
   *
   * @returns the monitors that are gone
   */
  setBase(base: MonitoringBase): readonly Monitor[] {
    const before = this.all;
    this.base = base;
    const stays = ({ kind }: Monitor): boolean => kind === 'HardWiredMonitor' || base === 'All' || (base === 'FactoryDefault' && kind === 'PreconfiguredMonitor');
    for (const monitor of before) if (!stays(monitor)) this.delete(monitor.id);
    if (base !== 'HardWiredOnly') for (const monitor of this.#factory) if (!this.#monitors.has(monitor.id)) this.put(monitor);
    return before.filter((monitor) => this.#monitors.get(monitor.id) !== monitor);
  }

  noteEvent(event: RecentEvent): void {
    this.#recent = [...this.#recent, event].slice(-RECENT);
  }

  /** The newest event of the same moment that `matches`. */
  recentAt(at: number, matches: (event: RecentEvent) => boolean): RecentEvent | undefined {
    return this.#recent.findLast((event) => event.at === at && matches(event));
  }
}
