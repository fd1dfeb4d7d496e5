/** What a monitor watches for (MonitorEnumType of 2.1, which has two more than 2.0.1). */
export type MonitorType = 'UpperThreshold' | 'LowerThreshold' | 'Delta' | 'Periodic' | 'PeriodicClockAligned' | 'TargetDelta' | 'TargetDeltaRelative';
/** Who has set it (EventNotificationEnumType). */
export type MonitorKind = 'HardWiredMonitor' | 'PreconfiguredMonitor' | 'CustomMonitor';

/** When the values of a stream are sent (PeriodicEventStreamParamsType): seconds, and number of values. */
export interface StreamParams {
  readonly interval?: number;
  readonly values?: number;
}

/** How the monitored variable is read. */
export interface Watched {
  /** Actual; '' of what nobody may read. */
  actual(): string;
  /** Target; '' where there is none. */
  target(): string;
  /** Its type is decimal or integer. */
  readonly numeric: boolean;
  /** EVSE of the component. */
  readonly evseId?: number;
}

export interface Monitor {
  readonly id: number;
  readonly kind: MonitorKind;
  readonly type: MonitorType;
  readonly value: number;
  /** 0 is danger, 9 is debug. */
  readonly severity: number;
  /** Watches only while a transaction runs. */
  readonly transaction: boolean;
  /** Component and variable by their names in lower case. */
  readonly key: string;
  readonly watched: Watched;
  readonly stream?: StreamParams;
}

/** What a monitor remembers of what it saw. */
export interface MonitorMemory {
  /** The value is beyond the threshold, and that was told. */
  readonly exceeded: boolean;
  /** The value at the setting of the monitor or at its last event. */
  readonly reference: string;
}

/** What a look at a variable comes to. */
export interface Notice {
  readonly trigger: 'Alerting' | 'Delta';
  /** Back within the threshold. */
  readonly cleared?: true;
}

/** Monitors that report at intervals, and so look at nothing. */
export function isPeriodic({ type }: Pick<Monitor, 'type'>): boolean {
  return type === 'Periodic' || type === 'PeriodicClockAligned';
}

export function freshMemory(watched: Pick<Watched, 'actual'>): MonitorMemory {
  return { exceeded: false, reference: watched.actual() };
}

/**
 * One look of a monitor at its variable: what is to be told, if anything, and what it remembers from now on (N07.FR.02, .16
 * to .19; 2.1: .22 and .23). Alerts come beyond the threshold, not on it.
 */
export function lookOnce({ type, value, watched }: Pick<Monitor, 'type' | 'value' | 'watched'>, memory: MonitorMemory): { readonly memory: MonitorMemory; readonly notice?: Notice } {
  const actual = watched.actual();
  if (type === 'Delta') {
    if (!hasChanged(memory.reference, actual, watched.numeric, value)) return { memory };
    return { memory: { ...memory, reference: actual }, notice: { trigger: 'Delta' } };
  }
  const exceeded = isBeyond(type, value, actual, watched.target());
  if (exceeded === undefined || exceeded === memory.exceeded) return { memory };
  return { memory: { exceeded, reference: actual }, notice: { trigger: 'Alerting', ...(exceeded ? {} : { cleared: true }) } };
}

/** What is no number has changed when it is another text, whatever the monitor's value (N07.FR.19). */
function hasChanged(before: string, now: string, numeric: boolean, by: number): boolean {
  const change = numeric ? Math.abs(Number(now) - Number(before)) : NaN;
  return Number.isNaN(change) ? now !== before : change > by;
}

/** undefined when it cannot be told, since a value is no number or there is no target. */
function isBeyond(type: MonitorType, value: number, actual: string, target: string): boolean | undefined {
  const now = actual === '' ? NaN : Number(actual);
  if (Number.isNaN(now)) return undefined;
  switch (type) {
    case 'UpperThreshold': return now > value;
    case 'LowerThreshold': return now < value;
    case 'TargetDelta': return target === '' ? undefined : Math.abs(now - Number(target)) > value;
    case 'TargetDeltaRelative': return target === '' ? undefined : Math.abs(now - Number(target)) > Math.abs(value * Number(target));
    case 'Delta':
    case 'Periodic':
    case 'PeriodicClockAligned': return undefined;
  }
}
