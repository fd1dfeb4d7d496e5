import type { ComponentType, EventDataType, NotifyEventRequest, VariableType } from '../../../../schemas/generated/v201.types';
import type { EventDataType as EventDataType21 } from '../../../../schemas/generated/v21.types';
import type { StationCore } from '../../core/core';
import { isoOf } from '../../core/read';
import type { MonitorKind } from '../../monitoring/monitor';
import type { Message } from '../../words';
import { bookOf } from './factory';

/** Most events in one NotifyEvent. */
const EVENTS_PER_PART = 20;

/** Something to be told of a variable. */
export interface Happening {
  readonly trigger: 'Alerting' | 'Delta' | 'Periodic';
  readonly actual: string;
  readonly cleared?: true;
  readonly kind: MonitorKind | 'HardWiredNotification';
  readonly monitorId?: number;
  readonly component: ComponentType;
  readonly variable: VariableType;
  readonly severity: number;
  readonly transactionId?: string;
}

/** An event with its number and time. */
export interface NumberedEvent extends Happening {
  readonly id: number;
  /** Wall time of the station, ms since 1970. */
  readonly at: number;
  /** The event that it follows from (N07.FR.05). */
  readonly cause?: number;
}

/** What follows from what, at the same place or at a wider one: a broken lock makes its connector faulty, and so on. */
const FOLLOWS_FROM: Readonly<Record<string, readonly string[]>> = {
  'chargingstation/problem': ['evse/problem', 'connector/problem', 'caseaccesssensor/active'],
  'evse/problem': ['connector/problem'],
  'connector/problem': ['connectorplugretentionlock/problem'],
  'evse/availabilitystate': ['connector/availabilitystate', 'connector/problem'],
  'connector/availabilitystate': ['connector/problem'],
};

/** Gives an event its number, and looks for what it follows from. */
export function numbered(core: StationCore, happening: Happening): NumberedEvent {
  const book = bookOf(core);
  const { component, variable } = happening;
  const [evse, connector] = [component.evse?.id, component.evse?.connectorId];
  const at = core.now;
  const of = `${component.name}/${variable.name}`.toLowerCase();
  const causes = FOLLOWS_FROM[of] ?? [];
  // What is wider follows from what is narrower: a station from its EVSEs, an EVSE from its connectors.
  const cause = book.recentAt(at, (event) => causes.includes(event.of) && (evse ?? event.evse) === event.evse && (connector ?? event.connector) === event.connector);
  const id = ++core.lastEventId;
  book.noteEvent({ id, of, evse, connector, at });
  return { ...happening, id, at, ...(cause ? { cause: cause.id } : {}) };
}

/** NotifyEvent in parts, numbered from 0 (N07.FR.07, N08.FR.04). */
export function eventMessages(core: StationCore, events: readonly NumberedEvent[]): Message[] {
  const parts = Math.ceil(events.length / EVENTS_PER_PART);
  return Array.from({ length: parts }, (_, seqNo) => {
    const payload: NotifyEventRequest = {
      generatedAt: isoOf(core.now), seqNo, ...(parts > 1 ? { tbc: seqNo < parts - 1 } : {}),
      eventData: events.slice(seqNo * EVENTS_PER_PART, (seqNo + 1) * EVENTS_PER_PART).map((event) => eventData(core, event)),
    };
    return { action: 'NotifyEvent', payload };
  });
}

/** 2.1 also tells how grave it is (N07.FR.20 and .21). */
function eventData(core: StationCore, event: NumberedEvent): EventDataType | EventDataType21 {
  const { id, at, trigger, actual, cleared, kind, monitorId, component, variable, severity, transactionId, cause } = event;
  return {
    eventId: id,
    timestamp: isoOf(at),
    trigger,
    ...(cause === undefined ? {} : { cause }),
    actualValue: actual.slice(0, 2500),
    ...(cleared ? { cleared } : {}),
    ...(transactionId === undefined ? {} : { transactionId }),
    component,
    variable,
    ...(monitorId === undefined ? {} : { variableMonitoringId: monitorId }),
    eventNotificationType: kind,
    ...(core.config.version === '2.1' ? { severity } : {}),
  };
}
