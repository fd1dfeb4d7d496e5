import type {
  GetVariableDataType, GetVariableResultType, SetVariableDataType, SetVariableResultType, StatusInfoType,
} from '../../../../schemas/generated/v201.types';
import { changeSetting } from '../../blocks/settings';
import type { StationCore } from '../../core/core';
import { echoOf, findVariable, readVariable } from './model';

/** One item of GetVariables (B06). */
export function getVariable(core: StationCore, { component, variable, attributeType = 'Actual' }: GetVariableDataType): GetVariableResultType {
  const result = (attributeStatus: GetVariableResultType['attributeStatus'], more: Partial<GetVariableResultType> = {}): GetVariableResultType =>
    ({ attributeStatus, attributeType, ...more, ...echoOf(component, variable) });
  const found = findVariable(core, component, variable);
  if (typeof found === 'string') return result(found);
  if (attributeType !== 'Actual') {
    const setting = found.row.attributes?.[attributeType];
    // B06.FR.13: what was never set is read as nothing.
    return setting === undefined ? result('NotSupportedAttributeType') : result('Accepted', { attributeValue: core.settings.text(setting) });
  }
  if (found.row.mutability === 'WriteOnly') return result('Rejected', { attributeStatusInfo: { reasonCode: 'WriteOnly' } });
  return result('Accepted', { attributeValue: readVariable(found).slice(0, 2500) });
}

/** One item of SetVariables (B05). */
export function setVariable(core: StationCore, { component, variable, attributeType = 'Actual', attributeValue }: SetVariableDataType): SetVariableResultType {
  const result = (attributeStatus: SetVariableResultType['attributeStatus'], attributeStatusInfo?: StatusInfoType): SetVariableResultType =>
    ({ attributeStatus, attributeType, ...(attributeStatusInfo ? { attributeStatusInfo } : {}), ...echoOf(component, variable) });
  const found = findVariable(core, component, variable);
  if (typeof found === 'string') return result(found);
  const { row } = found;
  const setting = attributeType === 'Actual' ? row.setting : row.attributes?.[attributeType];
  if (attributeType !== 'Actual' && setting === undefined) return result('NotSupportedAttributeType');
  if (setting === undefined || (attributeType === 'Actual' && row.mutability === 'ReadOnly')) return result('Rejected', { reasonCode: 'ReadOnly' });
  const change = changeSetting(core, setting, attributeValue);
  if (!change.ok) return result('Rejected', { reasonCode: change.reasonCode ?? 'InvalidValue', additionalInfo: change.message.slice(0, 512) });
  return result(change.atBoot ? 'RebootRequired' : 'Accepted');
}
