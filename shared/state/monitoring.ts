import { flag, number, object, objects, text } from '../journal/loose';
import type { JsonObject } from '../ocpp/json';
import type { FoldedStation } from './folded';
import { upsert, without } from './list';
import { isAccepted, timeIn, type BlockFolds, type Fold, type Message } from './message';
import type { EventState, MonitoringState, MonitorState, WatchedVariable } from './model';

/** Events and security events that are kept of a station, the newest. */
const KEPT = 200;

export const NO_MONITORING: MonitoringState = { monitors: [], events: [] };

/** N04: monitors that the station has taken. */
const set: Fold = (station, { request, result, wall }) => {
  const wanted = objects(request, 'setMonitoringData');
  let { monitors } = station.monitoring;
  for (const [at, told] of objects(result, 'setMonitoringResult').entries()) {
    const id = number(told, 'id');
    const asked = wanted.find((one) => sameMonitor(one, told)) ?? wanted[at];
    if (text(told, 'status') !== 'Accepted' || id === undefined || !asked) continue;
    const monitor = { ...monitorIn(asked, asked), id, custom: true, at: wall };
    monitors = upsert(monitors, (one) => one.id === id, () => monitor);
  }
  return watching(station, { monitors });
};

/** N02: what the station reports of its monitors. */
const reported: Fold = (station, { request, wall }) => {
  let { monitors } = station.monitoring;
  for (const entry of objects(request, 'monitor')) {
    for (const one of objects(entry, 'variableMonitoring')) {
      const id = number(one, 'id');
      if (id === undefined) continue;
      monitors = upsert(monitors, (known) => known.id === id, (known) => ({ ...monitorIn(entry, one), id, custom: known?.custom ?? text(one, 'eventNotificationType') === 'CustomMonitor', at: wall }));
    }
  }
  return watching(station, { monitors });
};

/** N06. */
const cleared: Fold = (station, { result }) => {
  const gone = new Set(objects(result, 'clearMonitoringResult').flatMap((one) => (text(one, 'status') === 'Accepted' || text(one, 'status') === 'NotFound' ? [number(one, 'id')] : [])));
  return watching(station, { monitors: without(station.monitoring.monitors, ({ id }) => gone.has(id)) });
};

/** N03: other bases than All take away what the CSMS has set. */
const base: Fold = (station, message) => {
  const chosen = text(message.request, 'monitoringBase');
  if (!isAccepted(message) || chosen === undefined) return station;
  const { monitors } = station.monitoring;
  return watching(station, { base: chosen, ...(chosen === 'All' ? {} : { monitors: without(monitors, ({ custom }) => custom) }) });
};

/** N05. */
const level: Fold = (station, message) => {
  const severity = number(message.request, 'severity');
  return isAccepted(message) && severity !== undefined ? watching(station, { level: severity }) : station;
};

/** N07 and N08. */
const events: Fold = (station, message) => withEvents(station, objects(message.request, 'eventData').map((one) => eventIn(station, one, message)));

/** A04; 1.6 with its security extension. */
const security: Fold = (station, { id, request, wall }) => withEvents(station, [{
  kind: 'security', type: text(request, 'type') ?? '', ...optional('info', text(request, 'techInfo')), at: timeIn(request, 'timestamp', wall), messageId: id,
}]);

export const SECURITY_EVENTS: BlockFolds = { requests: { SecurityEventNotification: security } };

export const MONITORING_2X: BlockFolds = {
  requests: { NotifyEvent: events, NotifyMonitoringReport: reported, ...SECURITY_EVENTS.requests },
  results: { SetVariableMonitoring: set, ClearVariableMonitoring: cleared, SetMonitoringBase: base, SetMonitoringLevel: level },
};

function watching(station: FoldedStation, change: Partial<MonitoringState>): FoldedStation {
  const { monitoring } = station;
  if ((Object.keys(change) as (keyof MonitoringState)[]).every((key) => monitoring[key] === change[key])) return station;
  return { ...station, monitoring: { ...monitoring, ...change } };
}

function withEvents(station: FoldedStation, more: readonly EventState[]): FoldedStation {
  return more.length === 0 ? station : watching(station, { events: [...station.monitoring.events, ...more].slice(-KEPT) });
}

function eventIn({ monitoring }: FoldedStation, event: JsonObject, { id, wall }: Message): EventState {
  const monitor = number(event, 'variableMonitoringId');
  const severity = number(event, 'severity') ?? monitoring.monitors.find((one) => one.id === monitor)?.severity;
  return {
    kind: 'monitor', ...variableIn(event), trigger: text(event, 'trigger') ?? '', value: text(event, 'actualValue') ?? '',
    ...optional('monitor', monitor), ...optional('severity', severity), ...optional('cause', number(event, 'cause')),
    ...optional('transactionId', text(event, 'transactionId')), ...optional('info', infoOf(event)),
    ...(flag(event, 'cleared') ? { cleared: true as const } : {}), at: timeIn(event, 'timestamp', wall), messageId: id,
  };
}

function infoOf(event: JsonObject): string | undefined {
  const parts = [text(event, 'techCode'), text(event, 'techInfo')].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join(' · ');
}

/** A monitor as it is asked for, or reported; the variable stands in `where`. */
function monitorIn(where: JsonObject, monitor: JsonObject): Omit<MonitorState, 'id' | 'custom' | 'at'> {
  return {
    ...variableIn(where), type: text(monitor, 'type') ?? '', value: number(monitor, 'value') ?? 0, severity: number(monitor, 'severity') ?? 8,
    ...(flag(monitor, 'transaction') ? { transaction: true as const } : {}),
  };
}

function variableIn(from: JsonObject): WatchedVariable {
  const component = object(from, 'component');
  const variable = object(from, 'variable');
  const evse = object(component, 'evse');
  return {
    component: text(component, 'name') ?? '', variable: text(variable, 'name') ?? '',
    ...optional('instance', text(component, 'instance')), ...optional('variableInstance', text(variable, 'instance')),
    ...optional('evse', number(evse, 'id')), ...optional('connector', number(evse, 'connectorId')),
  };
}

function sameMonitor(asked: JsonObject, told: JsonObject): boolean {
  return text(asked, 'type') === text(told, 'type') && JSON.stringify(variableIn(asked)) === JSON.stringify(variableIn(told))
    && (number(asked, 'severity') ?? 8) === (number(told, 'severity') ?? 8);
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [Key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: Value };
}
