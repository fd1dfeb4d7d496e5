import type { MonitoringDataType } from '../../../schemas/generated/v21.types';
import { NOTHING, type Block16, type Block2x } from '../block';
import { asJson, flag, number, part, parts, text, whole, type Loose } from '../loose';
import type { StationRecord } from '../state/station-record';
import { learnAvailability } from './availability';
import { keepStatus } from './keep-status';

/** Block N: logs, monitors and events, customer information, event streams. */

export const diagnostics16: Block16 = {
  serves: {
    DiagnosticsStatusNotification: keepStatus('DiagnosticsStatusNotification'),
    LogStatusNotification: keepStatus('LogStatusNotification'),
  },
};

function learnMonitors(data: Loose<MonitoringDataType>, station: StationRecord): void {
  const component = part(data, 'component');
  const variable = part(data, 'variable');
  if (!component || !variable) return;
  for (const monitor of parts(data, 'variableMonitoring')) {
    const id = whole(monitor, 'id');
    if (id !== undefined) station.objects('monitor').set(String(id), { ...asJson(monitor), component: asJson(component), variable: asJson(variable) });
  }
}

export const diagnostics2x: Block2x = {
  serves: {
    LogStatusNotification: keepStatus('LogStatusNotification'),
    NotifyEvent: (request, caller) => {
      for (const event of parts(request, 'eventData')) {
        caller.station.events.add(asJson(event));
        learnAvailability(event, caller);
      }
      return NOTHING;
    },
    NotifyMonitoringReport: (request, { station }) => {
      station.reports.add('NotifyMonitoringReport', whole(request, 'requestId') ?? -1, whole(request, 'seqNo'), flag(request, 'tbc'));
      for (const data of parts(request, 'monitor')) learnMonitors(data, station);
      return NOTHING;
    },
    NotifyCustomerInformation: (request, { station }) => {
      const data = text(request, 'data') ?? '';
      station.reports.add('NotifyCustomerInformation', whole(request, 'requestId') ?? -1, whole(request, 'seqNo'), flag(request, 'tbc'), data);
      return NOTHING;
    },
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
      if (stream) station.objects('event-stream').set(id, { ...stream, newest: asJson(message) });
      else caller.note(`NotifyPeriodicEventStream of stream ${id}: no such stream was opened.`);
    },
  },
  effects: {
    SetVariableMonitoring: (request, response, { station }) => {
      const wanted = parts(request, 'setMonitoringData');
      parts(response, 'setMonitoringResult').forEach((result, index) => {
        const id = whole(result, 'id');
        if (text(result, 'status') !== 'Accepted' || id === undefined) return;
        const set = wanted.find((data) => whole(data, 'id') === id) ?? wanted[index];
        const value = number(set, 'value');
        station.objects('monitor').set(String(id), { ...asJson(result), transaction: flag(set, 'transaction'), ...(value === undefined ? {} : { value }) });
      });
    },
    ClearVariableMonitoring: (_request, response, { station }) => {
      for (const result of parts(response, 'clearMonitoringResult')) {
        const status = text(result, 'status');
        if (status === 'Accepted' || status === 'NotFound') station.objects('monitor').delete(String(whole(result, 'id') ?? ''));
      }
    },
    SetMonitoringBase: (request, response, { station }) => {
      // FactoryDefault and HardWiredOnly take monitors away (2.x Part 2, N03); a report tells which are left.
      if (text(response, 'status') === 'Accepted' && text(request, 'monitoringBase') !== 'All') station.objects('monitor').clear();
    },
    AdjustPeriodicEventStream: (request, response, { station }) => {
      const id = String(whole(request, 'id') ?? '');
      const params = part(request, 'params');
      const stream = station.objects('event-stream').get(id);
      if (text(response, 'status') === 'Accepted' && stream && params) station.objects('event-stream').set(id, { ...stream, params: asJson(params) });
    },
  },
};
