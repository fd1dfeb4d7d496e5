import type { Actions } from '../../../schemas/generated/v201.types';
import type { Handlers } from '../core/handlers';
import { echoOf, findVariable } from './device-model/model';

const UNSUPPORTED = { reasonCode: 'UnsupportedRequest' };

/** N02 to N06. */
export const MONITORING_HANDLERS: Handlers<Actions> = {
  ClearVariableMonitoring: (_core, { id: ids }) => ({ clearMonitoringResult: ids.map((id) => ({ status: 'NotFound', id })) }),
  GetMonitoringReport: () => ({ status: 'NotSupported' }),
  SetMonitoringBase: () => ({ status: 'NotSupported' }),
  SetMonitoringLevel: () => ({ status: 'Rejected', statusInfo: UNSUPPORTED }),
  SetVariableMonitoring: (core, { setMonitoringData }) => ({
    setMonitoringResult: setMonitoringData.map(({ component, variable, type, severity }) => {
      const found = findVariable(core, component, variable);
      return { status: typeof found === 'string' ? found : 'UnsupportedMonitorType', type, severity, ...echoOf(component, variable) };
    }),
  }),
};
