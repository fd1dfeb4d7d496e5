import { flag, number, object, objects, text } from '../journal/loose';
import type { JsonObject } from '../ocpp/json';
import { statusOf, type BlockFolds, type Fold } from './message';
import { copyStation } from './copy';
import type { ReportState } from './model';
import { withVariables, type VariableChange, type VariableKey } from './variable-list';

/** The component and variable that an item of a message is about; undefined when it names none. */
function keyOf(item: JsonObject, attribute: string | undefined): VariableKey | undefined {
  const component = object(item, 'component');
  const variable = object(item, 'variable');
  const place = object(component, 'evse');
  const componentName = text(component, 'name');
  const variableName = text(variable, 'name');
  if (componentName === undefined || variableName === undefined) return undefined;
  return {
    component: componentName,
    instance: text(component, 'instance'),
    evse: number(place, 'id'),
    connector: number(place, 'connectorId'),
    variable: variableName,
    variableInstance: text(variable, 'instance'),
    ...(attribute === undefined || attribute === 'Actual' ? {} : { attribute }),
  };
}

function change(item: JsonObject, attribute: string | undefined, told: VariableChange['told']): readonly VariableChange[] {
  const key = keyOf(item, attribute);
  return key ? [{ key, told }] : [];
}

/** GetVariables (B06). */
const got: Fold = (station, { result, wall }) =>
  withVariables(station, objects(result, 'getVariableResult').flatMap((item) =>
    text(item, 'attributeStatus') === 'Accepted' ? change(item, text(item, 'attributeType'), { value: text(item, 'attributeValue') }) : []), wall);

/** SetVariables (B05): each result is about the item at its own place, or about the one with its name. */
const set: Fold = (station, { request, result, wall }) => {
  const asked = objects(request, 'setVariableData');
  const changes = objects(result, 'setVariableResult').flatMap((item, at) => {
    const attribute = text(item, 'attributeType');
    const status = text(item, 'attributeStatus');
    const wanted = asked.find((one) => same(one, item)) ?? asked[at];
    if (status === undefined) return [];
    const taken = status === 'Accepted' || status === 'RebootRequired';
    if (taken) return change(item, attribute, { value: text(wanted, 'attributeValue'), ...(status === 'RebootRequired' ? { rebootRequired: true } : {}) });
    return change(item, attribute, { refused: status, refusedReason: reasonIn(object(item, 'attributeStatusInfo')) });
  });
  return withVariables(station, changes, wall);
};

/** `ReadOnly`, with what the station adds to it. */
function reasonIn(info: JsonObject | undefined): string | undefined {
  const parts = [text(info, 'reasonCode'), text(info, 'additionalInfo')].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join(': ');
}

function same(asked: JsonObject, answered: JsonObject): boolean {
  const one = keyOf(asked, text(asked, 'attributeType'));
  const other = keyOf(answered, text(answered, 'attributeType'));
  return one !== undefined && other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

/** NotifyReport (B07, B08). */
const reported: Fold = (station, { request, wall }) => {
  const changes = objects(request, 'reportData').flatMap((item) => {
    const traits = object(item, 'variableCharacteristics');
    const known = {
      unit: text(traits, 'unit'),
      dataType: text(traits, 'dataType'),
      minLimit: number(traits, 'minLimit'),
      maxLimit: number(traits, 'maxLimit'),
      valuesList: text(traits, 'valuesList'),
      maxElements: number(traits, 'maxElements'),
      supportsMonitoring: traits && flag(traits, 'supportsMonitoring'),
    };
    return objects(item, 'variableAttribute').flatMap((attribute) =>
      change(item, text(attribute, 'type'), {
        ...known,
        value: text(attribute, 'value'),
        mutability: text(attribute, 'mutability'),
        persistent: 'persistent' in attribute ? flag(attribute, 'persistent') : undefined,
        constant: 'constant' in attribute ? flag(attribute, 'constant') : undefined,
      }));
  });
  const told = copyStation(withVariables(station, changes, wall));
  told.report = withPart(station.report, number(request, 'requestId') ?? -1, number(request, 'seqNo'), flag(request, 'tbc'), wall);
  return told;
};

/** A report with one more of its parts. One that was complete begins anew with its first part. */
function withPart(known: ReportState | undefined, requestId: number, seqNo: number | undefined, more: boolean, at: number): ReportState {
  const goesOn = known?.requestId === requestId && !(known.ended && known.missing.length === 0 && (seqNo ?? 0) === 0);
  const before = goesOn ? known : { requestId, parts: 0, lastSeqNo: -1, missing: [], ended: false };
  const part = seqNo ?? before.parts;
  const skipped = Array.from({ length: Math.min(100, Math.max(0, part - before.lastSeqNo - 1)) }, (_, back) => part - 1 - back).reverse();
  return {
    ...before,
    at,
    parts: before.parts + 1,
    lastSeqNo: Math.max(before.lastSeqNo, part),
    missing: part > before.lastSeqNo ? [...before.missing, ...skipped] : before.missing.filter((missing) => missing !== part),
    ended: before.ended || !more,
  };
}

/** GetBaseReport and GetReport (B07, B08): what is asked for begins anew, or is not given. */
const asked: Fold = (station, message) => {
  const requestId = number(message.request, 'requestId') ?? -1;
  const status = statusOf(message);
  const { report } = station;
  // Its first part has come before the answer was read.
  if (status === 'Accepted' && report?.requestId === requestId && !report.ended) return station;
  const told = copyStation(station);
  const base = text(message.request, 'reportBase');
  told.report = {
    requestId, at: message.wall, parts: 0, lastSeqNo: -1, missing: [], ended: status !== 'Accepted',
    ...(base === undefined ? {} : { base }),
    ...(status === 'Accepted' || status === undefined ? {} : { refused: status }),
  };
  return told;
};

/** NotifyEvent (N07): the value that a monitored variable has now. */
const noticed: Fold = (station, { request, wall }) =>
  withVariables(station, objects(request, 'eventData').flatMap((item) => change(item, undefined, { value: text(item, 'actualValue') })), wall);

export const VARIABLES_2X: BlockFolds = {
  requests: { NotifyReport: reported, NotifyEvent: noticed },
  results: { GetVariables: got, SetVariables: set, GetBaseReport: asked, GetReport: asked },
};
