import type { CommandInput } from '../../shared/ipc/contract';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { VariableState } from '../../shared/state/model';

type Call = Pick<CommandInput<'send.call'>, 'action' | 'payload'>;

/** The request that asks a station for all of its variables (2.x) or configuration keys (1.6). */
export function readAllCall(version: OcppVersion, requestId: number): Call {
  if (version === '1.6') return { action: 'GetConfiguration', payload: {} };
  return { action: 'GetBaseReport', payload: { requestId, reportBase: 'FullInventory' } };
}

/** The request that sets one of them. */
export function setCall(version: OcppVersion, variable: VariableState, value: string): Call {
  if (version === '1.6') return { action: 'ChangeConfiguration', payload: { key: variable.variable, value } };
  const evse = variable.evse === undefined ? {} : {
    evse: { id: variable.evse, ...(variable.connector === undefined ? {} : { connectorId: variable.connector }) },
  };
  return {
    action: 'SetVariables',
    payload: {
      setVariableData: [{
        attributeValue: value,
        ...(variable.attribute === undefined ? {} : { attributeType: variable.attribute }),
        component: { name: variable.component, ...(variable.instance === undefined ? {} : { instance: variable.instance }), ...evse },
        variable: { name: variable.variable, ...(variable.variableInstance === undefined ? {} : { instance: variable.variableInstance }) },
      }],
    },
  };
}

/** `OCPPCommCtrlr` or `EVSE #1.2 (Main)`. */
export function componentText(variable: VariableState): string {
  const place = variable.evse === undefined ? '' : ` #${variable.evse}${variable.connector === undefined ? '' : `.${variable.connector}`}`;
  return `${variable.component}${place}${variable.instance === undefined ? '' : ` (${variable.instance})`}`;
}

export function variableText(variable: VariableState): string {
  return `${variable.variable}${variable.variableInstance === undefined ? '' : ` (${variable.variableInstance})`}`;
}

/** What tells one variable from all others. */
export function variableKey(variable: VariableState): string {
  return JSON.stringify([variable.component, variable.instance, variable.evse, variable.connector, variable.variable, variable.variableInstance, variable.attribute]);
}

/** Upper and lower case alike, in name, component and value. */
export function matches(variable: VariableState, query: string): boolean {
  const text = `${componentText(variable)}.${variableText(variable)} ${variable.value ?? ''}`.toLowerCase();
  return query.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
