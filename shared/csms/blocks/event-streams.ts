import type { StreamDataElementType } from '../../../schemas/generated/v21.types';
import type { JsonObject } from '../../ocpp/json';
import { NOTHING, type Block2x } from '../block';
import { readTime, type Caller } from '../context';
import { asJson, number, part, parts, text, whole, type Loose } from '../loose';

/** Block N: periodic event streams (2.1, N11 to N15). */
export const eventStreams2x: Block2x = {
  serves: {
    OpenPeriodicEventStream: (request, { station }) => {
      const stream = part(request, 'constantStreamData');
      const id = whole(stream, 'id');
      if (!stream || id === undefined) return { status: 'Rejected', statusInfo: { reasonCode: 'MissingParam', additionalInfo: 'constantStreamData.id is missing.' } };
      station.objects('event-stream').set(String(id), asJson(stream));
      return { status: 'Accepted' };
    },
    ClosePeriodicEventStream: (request, { station }) => {
      station.objects('event-stream').delete(String(whole(request, 'id') ?? ''));
      return NOTHING;
    },
  },
  takes: {
    NotifyPeriodicEventStream: (message, caller) => {
      const { station } = caller;
      const id = String(whole(message, 'id') ?? '');
      const stream = station.objects('event-stream').get(id);
      if (!stream) return caller.note(`NotifyPeriodicEventStream of stream ${id}: no such stream was opened.`);
      for (const event of eventsOf(parts(message, 'data'), readTime(text(message, 'basetime')) ?? caller.csms.clock.now(), monitorOf(stream, caller))) station.events.add(event);
      const pending = number(message, 'pending') ?? 0;
      const before = pendingOf(stream);
      // N15.FR.05: it does not keep up.
      if (pending > before && before > 0) caller.note(`Stream ${id} of ${station.id} has more and more values waiting (${before}, now ${pending}): it needs a shorter interval or more values at a time (AdjustPeriodicEventStream).`);
      station.objects('event-stream').set(id, { ...stream, newest: asJson(message) });
    },
  },
  effects: {
    GetPeriodicEventStream: (_request, response, { station }) => {
      const known = station.objects('event-stream');
      const told = parts(response, 'constantStreamData');
      const ids = told.map((stream) => String(whole(stream, 'id') ?? ''));
      for (const id of [...known.keys()]) if (!ids.includes(id)) known.delete(id);
      told.forEach((stream, index) => known.set(ids[index] ?? '', { ...known.get(ids[index] ?? ''), ...asJson(stream) }));
    },
    AdjustPeriodicEventStream: (request, response, { station }) => {
      const id = String(whole(request, 'id') ?? '');
      const params = part(request, 'params');
      const stream = station.objects('event-stream').get(id);
      if (text(response, 'status') === 'Accepted' && stream && params) station.objects('event-stream').set(id, { ...stream, params: asJson(params) });
    },
  },
};

/** The values as the events that they stand for: what NotifyEvent would say of each comes from the monitor (N11.FR.08, N15.FR.03). */
function eventsOf(data: readonly Loose<StreamDataElementType>[], basetime: number, monitor: JsonObject): JsonObject[] {
  return data.map((value) => ({
    ...monitor, trigger: 'Periodic', actualValue: text(value, 'v') ?? '', timestamp: new Date(basetime + (number(value, 't') ?? 0) * 1000).toISOString(),
  }));
}

function monitorOf(stream: JsonObject, { station }: Caller): JsonObject {
  const id = stream['variableMonitoringId'] ?? null;
  const { component = null, variable = null, severity = null, eventNotificationType = null } = station.objects('monitor').get(JSON.stringify(id)) ?? {};
  return { variableMonitoringId: id, component, variable, severity, eventNotificationType };
}

function pendingOf({ newest }: JsonObject): number {
  const pending = newest !== null && typeof newest === 'object' && !Array.isArray(newest) ? newest['pending'] : undefined;
  return typeof pending === 'number' ? pending : 0;
}
