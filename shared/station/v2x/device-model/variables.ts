import type {
  GetVariableDataType, GetVariableResultType, SetVariableDataType, SetVariableResultType, StatusInfoType,
} from '../../../../schemas/generated/v201.types';
import { changeSetting } from '../../blocks/settings';
import type { StationCore } from '../../core/core';
import { echoOf, findVariable, readVariable } from './model';

/** One item of GetVariables (B06). Attributes other than Actual do not exist here. */
export function getVariable(core: StationCore, { component, variable, attributeType = 'Actual' }: GetVariableDataType): GetVariableResultType {
  const result = (attributeStatus: GetVariableResultType['attributeStatus'], more: Partial<GetVariableResultType> = {}): GetVariableResultType =>
    ({ attributeStatus, attributeType, ...more, ...echoOf(component, variable) });
  const found = findVariable(core, component, variable);
  if (typeof found === 'string') return result(found);
  if (attributeType !== 'Actual') return result('NotSupportedAttributeType');
  if (found.row.mutability === 'WriteOnly') return result('Rejected', { attributeStatusInfo: { reasonCode: 'WriteOnly' } });
  return result('Accepted', { attributeValue: readVariable(found).slice(0, 2500) });
}

/** One item of SetVariables (B05). */
export function setVariable(core: StationCore, { component, variable, attributeType = 'Actual', attributeValue }: SetVariableDataType): SetVariableResultType {
  const result = (attributeStatus: SetVariableResultType['attributeStatus'], attributeStatusInfo?: StatusInfoType): SetVariableResultType =>
    ({ attributeStatus, attributeType, ...(attributeStatusInfo ? { attributeStatusInfo } : {}), ...echoOf(component, variable) });
  const found = findVariable(core, component, variable);
  if (typeof found === 'string') return result(found);
  if (attributeType !== 'Actual') return result('NotSupportedAttributeType');
  const { setting, mutability } = found.row;
  if (mutability === 'ReadOnly' || setting === undefined) return result('Rejected', { reasonCode: 'ReadOnly' });
  const change = changeSetting(core, setting, attributeValue);
  if (!change.ok) return result('Rejected', { reasonCode: change.reasonCode ?? 'InvalidValue', additionalInfo: change.message.slice(0, 512) });
  return result(change.atBoot ? 'RebootRequired' : 'Accepted');
}
