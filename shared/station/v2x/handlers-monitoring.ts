import type { Actions, GetMonitoringReportRequest, SetMonitoringDataType } from '../../../schemas/generated/v21.types';
import { triggerMessage } from '../blocks/triggers';
import type { Handlers } from '../core/handlers';
import { tooMuch } from './limits';
import { isMonitoring } from './monitoring/look';
import { monitoringReport, wantedMonitors } from './monitoring/report';
import { clearMonitor, paramsOf, setBase, setLevel, setMonitor } from './monitoring/set';
import { adjustStream, areParams } from './monitoring/streams';

type Monitoring<Names extends keyof Actions> = Handlers<Pick<Actions, Names>>;

/** N02 to N06. 2.1 has more kinds of monitors than 2.0.1, whose schema keeps them away there. */
export const MONITORING_HANDLERS: Monitoring<'ClearVariableMonitoring' | 'GetMonitoringReport' | 'SetMonitoringBase' | 'SetMonitoringLevel' | 'SetVariableMonitoring'> = {
  ClearVariableMonitoring: (core, request) => tooMuch(core, request, request.id, 'ItemsPerMessageMonitoring')
    ?? { clearMonitoringResult: request.id.map((id) => ({ status: clearMonitor(core, id), id })) },
  GetMonitoringReport: (core, request: GetMonitoringReportRequest) => {
    const { requestId, monitoringCriteria, componentVariable } = request;
    const refused = tooMuch(core, request, componentVariable, 'ItemsPerMessageGetReport');
    if (refused) return refused;
    if (!isMonitoring(core)) return { status: 'NotSupported' };
    const monitors = wantedMonitors(core, monitoringCriteria, componentVariable);
    if (monitors.length === 0) return { status: 'EmptyResultSet' };
    triggerMessage(core, monitoringReport(core, requestId, monitors));
    return { status: 'Accepted' };
  },
  SetMonitoringBase: (core, { monitoringBase }) => {
    if (!isMonitoring(core)) return { status: 'NotSupported' };
    setBase(core, monitoringBase);
    return { status: 'Accepted' };
  },
  SetMonitoringLevel: (core, { severity }) => {
    if (!isMonitoring(core)) return { status: 'Rejected', statusInfo: { reasonCode: 'NotEnabled' } };
    return setLevel(core, severity) ? { status: 'Accepted' } : { status: 'Rejected', statusInfo: { reasonCode: 'ValueOutOfRange', additionalInfo: 'A severity is from 0 to 9.' } };
  },
  SetVariableMonitoring: (core, request) => tooMuch(core, request, request.setMonitoringData, 'ItemsPerMessageMonitoring')
    ?? { setMonitoringResult: request.setMonitoringData.map((data: SetMonitoringDataType) => setMonitor(core, data)) },
};

/** N12 and N14, which 2.1 adds. */
export const STREAM_HANDLERS: Monitoring<'AdjustPeriodicEventStream' | 'GetPeriodicEventStream'> = {
  AdjustPeriodicEventStream: (core, { id, params }) => {
    if (!areParams(params)) return { status: 'Rejected', statusInfo: { reasonCode: 'MissingParam', additionalInfo: 'A stream needs an interval or a number of values.' } };
    if (adjustStream(core, id, paramsOf(params))) return { status: 'Accepted' };
    return { status: 'Rejected', statusInfo: { reasonCode: 'NotFound', additionalInfo: `There is no stream ${id}.` } };
  },
  GetPeriodicEventStream: (core) => {
    const open = core.streams.filter((stream) => stream.open).map(({ id, monitorId, params }) => ({ id, params, variableMonitoringId: monitorId }));
    return open.length === 0 ? {} : { constantStreamData: open };
  },
};
