import type {
  AttributeEnumType, ComponentCriterionEnumType, ComponentVariableType, NotifyReportRequest, ReportBaseEnumType, ReportDataType, VariableAttributeType,
} from '../../../../schemas/generated/v201.types';
import type { StationCore } from '../../core/core';
import { isoOf } from '../../core/read';
import type { Message } from '../../words';
import { supports } from '../monitoring/watch';
import { allVariables, componentOf, matches, readVariable, variableOf, type Variable } from './model';

/** Most variables in one NotifyReport. */
const ITEMS_PER_PART = 40;

/** The variables of a base report (B07). The summary tells how available everything is, and what is wrong (B07.FR.09). */
export function baseReport(core: StationCore, base: ReportBaseEnumType): Variable[] {
  const all = allVariables(core);
  switch (base) {
    case 'FullInventory': return all;
    case 'ConfigurationInventory': return all.filter(({ row }) => row.mutability !== 'ReadOnly' || row.attributes !== undefined);
    case 'SummaryInventory': return all.filter((one) => one.row.variable === 'AvailabilityState' || (one.row.variable === 'Problem' && readVariable(one) === 'true'));
  }
}

/**
 * The variables that a custom report asks for (B08). A component fulfils Active, Available and Enabled also when it has no
 * such variable; Problem only when it says so.
 */
export function customReport(core: StationCore, wanted: readonly ComponentVariableType[] | undefined, criteria: readonly ComponentCriterionEnumType[] | undefined): Variable[] {
  const all = allVariables(core);
  const named = wanted ? all.filter((one) => wanted.some(({ component, variable }) => matches(one, component, variable))) : all;
  if (!criteria || criteria.length === 0) return named;
  return named.filter((one) => criteria.some((criterion) => fulfils(all, one, criterion)));
}

/** NotifyReport in parts, numbered from 0; `tbc` on all but the last. */
export function reportMessages(core: StationCore, requestId: number, variables: readonly Variable[]): Message[] {
  const size = ITEMS_PER_PART;
  const generatedAt = isoOf(core.now);
  const parts = Math.max(1, Math.ceil(variables.length / size));
  return Array.from({ length: parts }, (_, seqNo) => {
    const payload: NotifyReportRequest = {
      requestId, generatedAt, seqNo, tbc: seqNo < parts - 1, reportData: variables.slice(seqNo * size, (seqNo + 1) * size).map(reportData),
    };
    return { action: 'NotifyReport', payload };
  });
}

function reportData(variable: Variable): ReportDataType {
  const { row, spot } = variable;
  const { shape } = row;
  const max = row.maxLimit?.(spot) ?? shape.max;
  const values = row.values?.(spot) ?? shape.values;
  return {
    component: componentOf(variable),
    variable: variableOf(variable),
    variableAttribute: [{
      type: 'Actual',
      ...(row.mutability === 'WriteOnly' ? {} : { value: readVariable(variable) }),
      mutability: row.mutability,
      persistent: true,
      constant: row.constant ?? false,
    }, ...furtherAttributes(variable)],
    variableCharacteristics: {
      dataType: shape.type,
      ...(shape.unit === undefined ? {} : { unit: shape.unit }),
      ...(shape.min === undefined ? {} : { minLimit: shape.min }),
      ...(max === undefined ? {} : { maxLimit: max }),
      ...(values === undefined ? {} : { valuesList: values.join(',') }),
      supportsMonitoring: supports(variable, 'Periodic'),
    },
  };
}

/** B07.FR.11: every attribute that there is, whether it was set or not. */
function furtherAttributes({ row, spot }: Variable): VariableAttributeType[] {
  return Object.entries(row.attributes ?? {}).map(([type, setting]) => {
    const value = spot.core.settings.text(setting);
    return { type: type as AttributeEnumType, ...(value === '' ? {} : { value }), mutability: 'ReadWrite', persistent: true, constant: false };
  });
}

function fulfils(all: readonly Variable[], one: Variable, criterion: ComponentCriterionEnumType): boolean {
  const own = all.find(({ row, spot }) =>
    row.variable === criterion && row.component === one.row.component && spot.evse === one.spot.evse && spot.connector === one.spot.connector);
  return own ? readVariable(own) === 'true' : criterion !== 'Problem';
}
