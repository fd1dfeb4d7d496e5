import type { ComponentVariableType, MonitoringDataType, NotifyMonitoringReportRequest, VariableMonitoringType } from '../../../../schemas/generated/v201.types';
import type { MonitoringCriterionEnumType, VariableMonitoringType as VariableMonitoringType21 } from '../../../../schemas/generated/v21.types';
import type { StationCore } from '../../core/core';
import { isoOf } from '../../core/read';
import type { MonitorType } from '../../monitoring/monitor';
import type { Message } from '../../words';
import { matches } from '../device-model/model';
import { monitorsOf } from './factory';
import type { PlacedMonitor } from './watch';

/** Most variables in one NotifyMonitoringReport. */
const VARIABLES_PER_PART = 5;

/** Which kinds a criterion asks for (N02.FR.12 to .14). 2.1 names one for TargetDelta (N02.FR.23) that its schema does not know. */
const TYPES: Readonly<Record<MonitoringCriterionEnumType, readonly MonitorType[]>> = {
  ThresholdMonitoring: ['UpperThreshold', 'LowerThreshold'],
  DeltaMonitoring: ['Delta'],
  PeriodicMonitoring: ['Periodic', 'PeriodicClockAligned'],
};

/** The monitors that a report asks for; what is not named fits all (N02.FR.05 to .21). */
export function wantedMonitors(
  core: StationCore, criteria: readonly MonitoringCriterionEnumType[] | undefined, places: readonly ComponentVariableType[] | undefined,
): PlacedMonitor[] {
  const types = criteria && criteria.length > 0 ? criteria.flatMap((criterion) => TYPES[criterion]) : undefined;
  return monitorsOf(core).filter((monitor) => (types?.includes(monitor.type) ?? true)
    && (!places || places.length === 0 || places.some(({ component, variable }) => matches(monitor, component, variable))));
}

/** NotifyMonitoringReport in parts, numbered from 0; `tbc` on all but the last. */
export function monitoringReport(core: StationCore, requestId: number, monitors: readonly PlacedMonitor[]): Message[] {
  const groups = byVariable(core, monitors);
  const parts = Math.ceil(groups.length / VARIABLES_PER_PART);
  const generatedAt = isoOf(core.now);
  return Array.from({ length: parts }, (_, seqNo) => {
    const payload: NotifyMonitoringReportRequest = {
      requestId, seqNo, generatedAt, tbc: seqNo < parts - 1, monitor: groups.slice(seqNo * VARIABLES_PER_PART, (seqNo + 1) * VARIABLES_PER_PART),
    };
    return { action: 'NotifyMonitoringReport', payload };
  });
}

function byVariable(core: StationCore, monitors: readonly PlacedMonitor[]): MonitoringDataType[] {
  const groups = new Map<string, PlacedMonitor[]>();
  for (const monitor of monitors) groups.set(monitor.key, [...(groups.get(monitor.key) ?? []), monitor]);
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [{
    component: first.component, variable: first.variable, variableMonitoring: [first, ...others].map((one) => settingOf(core, one)),
  }] : []));
}

/** 2.1 also tells who has set it (N02.FR.22). */
function settingOf(core: StationCore, { id, transaction, value, type, severity, kind }: PlacedMonitor): VariableMonitoringType {
  const known: Omit<VariableMonitoringType21, 'eventNotificationType'> = { id, transaction, value, type, severity };
  const told = core.config.version === '2.1' ? { ...known, eventNotificationType: kind } : known;
  // The two kinds that only 2.1 has cannot be set in 2.0.1.
  return told as VariableMonitoringType;
}
