import type { SetMonitoringDataType, SetMonitoringResultType } from '../../../../schemas/generated/v21.types';
import type { StationCore } from '../../core/core';
import { MOST_MONITORS, type MonitoringBase } from '../../monitoring/book';
import type { Monitor, StreamParams } from '../../monitoring/monitor';
import { echoOf, findVariable, type Variable } from '../device-model/model';
import { bookOf } from './factory';
import { isMonitoring } from './look';
import { disarm } from './periodic';
import { areParams, closeStreamOf, openStream } from './streams';
import { keyOf, monitorOf, supports } from './watch';

type Result = Pick<SetMonitoringResultType, 'id' | 'status' | 'statusInfo'>;

/** One item of SetVariableMonitoring (N04). */
export function setMonitor(core: StationCore, data: SetMonitoringDataType): SetMonitoringResultType {
  const { component, variable, type, severity } = data;
  return { ...judge(core, data), type, severity, ...echoOf(component, variable) };
}

function judge(core: StationCore, data: SetMonitoringDataType): Result {
  const { id, component, variable, type, severity } = data;
  const place = findVariable(core, component, variable);
  if (typeof place === 'string') return { status: place };
  if (!isMonitoring(core)) return rejected('NotEnabled', 'Monitoring is switched off (MonitoringCtrlr.Enabled).');
  if (!supports(place, type)) return { status: 'UnsupportedMonitorType' };
  const book = bookOf(core);
  const before = id === undefined ? undefined : book.get(id);
  const key = keyOf(component, variable);
  if (id !== undefined) {
    if (!before) return rejected('NotFound', `There is no monitor ${id}.`);
    if (before.key !== key) return rejected('InvalidValue', `Monitor ${id} is one of another variable.`);
    if (before.kind === 'HardWiredMonitor') return rejected('ReadOnly', `Monitor ${id} is hard-wired.`);
  }
  const fault = faultOf(core, place, data);
  if (fault) return fault;
  if (book.twin(key, type, severity, id)) return { status: 'Duplicate' };
  if (id === undefined && book.size >= MOST_MONITORS) return rejected('OutOfMemory', `There are ${book.size} monitors already.`);
  const stream = core.config.version === '2.1' ? data.periodicEventStream : undefined;
  const monitor = monitorOf(place, {
    id: id ?? book.takeId(), kind: 'CustomMonitor', type, severity, value: data.value, transaction: data.transaction ?? false, ...(stream ? { stream: paramsOf(stream) } : {}),
  });
  disarm(core, monitor.id);
  book.put(monitor);
  core.afterAnswer(() => follow(core, monitor));
  return { status: 'Accepted', id: monitor.id };
}

/** What must hold of value and severity, by the kind of monitor (N04.FR.06 and .14). */
function faultOf(core: StationCore, place: Variable, { type, value, severity, periodicEventStream }: SetMonitoringDataType): Result | undefined {
  if (!Number.isInteger(severity) || severity < 0 || severity > 9) return rejected('ValueOutOfRange', `A severity is from 0 to 9; ${severity} is not.`);
  if ((type === 'Delta' || type === 'TargetDelta' || type === 'TargetDeltaRelative') && value < 0) return rejected('ValuePositiveOnly', 'A change has no sign.');
  if ((type === 'Periodic' || type === 'PeriodicClockAligned') && value <= 0) return rejected('ValuePositiveOnly', 'An interval is longer than nothing.');
  if (type === 'UpperThreshold' || type === 'LowerThreshold') {
    const { row, spot } = place;
    const max = row.maxLimit?.(spot) ?? row.shape.max;
    if (row.shape.min !== undefined && value < row.shape.min) return rejected('ValueTooLow', `The variable is at least ${row.shape.min}.`);
    if (max !== undefined && value > max) return rejected('ValueTooHigh', `The variable is at most ${max}.`);
  }
  if (core.config.version !== '2.1' || !periodicEventStream) return undefined;
  if (type !== 'Periodic' && type !== 'PeriodicClockAligned' && type !== 'Delta') return rejected('UnsupportedParam', `A monitor for ${type} has no event stream.`);
  return areParams(periodicEventStream) ? undefined : rejected('MissingParam', 'An event stream needs an interval or a number of values.');
}

/** What follows once the answer is out: the stream is opened or closed, and the monitor looks at its variable. */
function follow(core: StationCore, monitor: Monitor): void {
  if (core.monitors?.get(monitor.id) !== monitor) return;
  // N13.FR.06: without stream parameters the stream of the replaced monitor ends.
  closeStreamOf(core, monitor.id);
  if (monitor.stream) void openStream(core, monitor.id, monitor.stream);
  core.changed();
}

/** One id of ClearVariableMonitoring (N06). Nothing is told of what had exceeded its threshold (N07.FR.12). */
export function clearMonitor(core: StationCore, id: number): 'Accepted' | 'NotFound' | 'Rejected' {
  const book = bookOf(core);
  const monitor = book.get(id);
  if (!monitor) return 'NotFound';
  if (monitor.kind === 'HardWiredMonitor' || !isMonitoring(core)) return 'Rejected';
  book.delete(id);
  disarm(core, id);
  core.afterAnswer(() => closeStreamOf(core, id));
  return 'Accepted';
}

/** SetMonitoringBase (N03). */
export function setBase(core: StationCore, base: MonitoringBase): void {
  for (const { id } of bookOf(core).setBase(base)) {
    disarm(core, id);
    core.afterAnswer(() => closeStreamOf(core, id));
  }
  core.afterAnswer(() => core.changed());
}

/** SetMonitoringLevel (N05); false when there is no such severity. What becomes loud enough is told as it is now. */
export function setLevel(core: StationCore, severity: number): boolean {
  if (!Number.isInteger(severity) || severity < 0 || severity > 9) return false;
  bookOf(core).level = severity;
  core.afterAnswer(() => core.changed());
  return true;
}

export function paramsOf({ interval, values }: StreamParams): StreamParams {
  return { ...(interval === undefined ? {} : { interval }), ...(values === undefined ? {} : { values }) };
}

function rejected(reasonCode: string, additionalInfo: string): Result {
  return { status: 'Rejected', statusInfo: { reasonCode, additionalInfo } };
}
