import type { MonitoringDataType } from '../../../schemas/generated/v21.types';
import { NOTHING, type Block2x } from '../block';
import { asJson, flag, number, part, parts, text, whole, type Loose } from '../loose';
import type { StationRecord } from '../state/station-record';
import { learnAvailability } from './availability';

/** Block N: monitors of variables and the events that they cause (N02 to N08). */
export const monitoring2x: Block2x = {
  serves: {
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
  },
  effects: {
    SetVariableMonitoring: (request, response, { station }) => {
      const wanted = parts(request, 'setMonitoringData');
      parts(response, 'setMonitoringResult').forEach((result, index) => {
        const id = whole(result, 'id');
        if (text(result, 'status') !== 'Accepted' || id === undefined) return;
        const set = wanted.find((data) => whole(data, 'id') === id) ?? wanted[index];
        const value = number(set, 'value');
        station.objects('monitor').set(String(id), {
          ...asJson(result), transaction: flag(set, 'transaction'), eventNotificationType: 'CustomMonitor', ...(value === undefined ? {} : { value }),
        });
      });
    },
    ClearVariableMonitoring: (_request, response, { station }) => {
      for (const result of parts(response, 'clearMonitoringResult')) {
        const status = text(result, 'status');
        if (status === 'Accepted' || status === 'NotFound') station.objects('monitor').delete(String(whole(result, 'id') ?? ''));
      }
    },
    SetMonitoringBase: (request, response, { station }) => {
      // FactoryDefault and HardWiredOnly take monitors away (N03); a report tells which are left.
      if (text(response, 'status') === 'Accepted' && text(request, 'monitoringBase') !== 'All') station.objects('monitor').clear();
    },
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
