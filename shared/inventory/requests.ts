import { object, objects, text } from '../journal/loose';
import type { JsonObject } from '../ocpp/json';
import type { OcppVersion } from '../ocpp/version';
import type { VariableState } from '../state/model';
import { attributeOf, keyOf } from './names';

/** A request to a station. */
export interface Request {
  readonly action: string;
  readonly payload: JsonObject;
}

/** A value that is to be set. */
export interface Edit {
  readonly variable: VariableState;
  readonly value: string;
}

/** What one edit came to, in the station's word. */
export interface EditAnswer {
  readonly key: string;
  /** SetVariableStatusEnumType, or ConfigurationStatus of 1.6; undefined when the answer tells nothing of it. */
  readonly status: string | undefined;
  /** Its reason, if it gives one. */
  readonly reason: string | undefined;
}

/** Edits that go in one request, with the request. */
export interface EditBatch extends Request {
  readonly edits: readonly Edit[];
}

/** The request that asks a station for all of its variables (2.x) or configuration keys (1.6). */
export function readAllRequest(version: OcppVersion, requestId: number): Request {
  if (version === '1.6') return { action: 'GetConfiguration', payload: {} };
  return { action: 'GetBaseReport', payload: { requestId, reportBase: 'FullInventory' } };
}

/** Limits of SetVariables as the station tells them. */
export interface SetLimits {
  readonly items: number;
  readonly bytes: number;
}

/** DeviceDataCtrlr.ItemsPerMessage and BytesPerMessage for SetVariables (B05.FR.11); endless where the station does not tell. */
export function setLimits(variables: readonly VariableState[]): SetLimits {
  const limit = (name: string): number => {
    const found = variables.find((one) => one.component.toLowerCase() === 'devicedatactrlr' && one.variable.toLowerCase() === name
      && one.variableInstance?.toLowerCase() === 'setvariables' && attributeOf(one) === 'Actual');
    const value = Number(found?.value ?? NaN);
    return Number.isInteger(value) && value > 0 ? value : Infinity;
  };
  return { items: limit('itemspermessage'), bytes: limit('bytespermessage') };
}

/** The requests that set all of these: in 1.6 one a key, in 2.x as few as the station's limits allow. */
export function setRequests(version: OcppVersion, edits: readonly Edit[], limits: SetLimits): readonly EditBatch[] {
  if (version === '1.6') {
    return edits.map((edit) => ({ edits: [edit], action: 'ChangeConfiguration', payload: { key: edit.variable.variable, value: edit.value } }));
  }
  const batches: Edit[][] = [];
  for (const edit of edits) {
    const last = batches.at(-1);
    if (last && last.length < limits.items && sizeOf([...last, edit]) <= limits.bytes) last.push(edit);
    else batches.push([edit]);
  }
  return batches.map((batch) => ({ edits: batch, ...setVariables(batch) }));
}

function setVariables(edits: readonly Edit[]): Request {
  return { action: 'SetVariables', payload: { setVariableData: edits.map(dataOf) } };
}

/** UTF-8 bytes of the payload. */
function sizeOf(edits: readonly Edit[]): number {
  let bytes = 0;
  for (const sign of JSON.stringify(setVariables(edits).payload)) {
    const point = sign.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}

function dataOf({ variable, value }: Edit): JsonObject {
  const { component, instance, evse, connector, variable: name, variableInstance, attribute } = variable;
  const place: JsonObject = evse === undefined ? {} : { evse: { id: evse, ...(connector === undefined ? {} : { connectorId: connector }) } };
  return {
    attributeValue: value,
    ...(attribute === undefined ? {} : { attributeType: attribute }),
    component: { name: component, ...(instance === undefined ? {} : { instance }), ...place },
    variable: { name, ...(variableInstance === undefined ? {} : { instance: variableInstance }) },
  };
}

/** What the answer says of each edit of a batch: by name, else by place. */
export function answersOf(batch: EditBatch, answer: JsonObject): readonly EditAnswer[] {
  if (batch.action === 'ChangeConfiguration') {
    return batch.edits.map(({ variable }) => ({ key: keyOf(variable), status: text(answer, 'status'), reason: undefined }));
  }
  const results = objects(answer, 'setVariableResult');
  const byName = new Map(results.map((result) => [resultKey(result), result]));
  return batch.edits.map(({ variable }, at) => {
    const key = keyOf(variable);
    const result = byName.get(key) ?? (results.length === batch.edits.length ? results[at] : undefined);
    const info = object(result, 'attributeStatusInfo');
    const reason = [text(info, 'reasonCode'), text(info, 'additionalInfo')].filter((part) => part !== undefined && part !== '').join(': ');
    return { key, status: text(result, 'attributeStatus'), reason: reason === '' ? undefined : reason };
  });
}

function resultKey(result: JsonObject): string {
  const component = object(result, 'component');
  const variable = object(result, 'variable');
  const place = object(component, 'evse');
  const whole = (from: JsonObject | undefined, name: string): number | undefined => (typeof from?.[name] === 'number' ? from[name] : undefined);
  return keyOf({
    component: text(component, 'name') ?? '', instance: text(component, 'instance'), evse: whole(place, 'id'), connector: whole(place, 'connectorId'),
    variable: text(variable, 'name') ?? '', variableInstance: text(variable, 'instance'), attribute: text(result, 'attributeType'),
  });
}

/** The station's word in plain ones. */
export function statusWords(status: string | undefined): string {
  switch (status) {
    case 'Accepted': return 'Accepted: it holds now.';
    case 'RebootRequired': return 'Taken, but it holds only after a reboot.';
    case 'Rejected': return 'Rejected: the station did not take the value.';
    case 'UnknownComponent': return 'The station has no such component.';
    case 'UnknownVariable': return 'The component has no such variable.';
    case 'NotSupportedAttributeType': return 'The variable has no such attribute.';
    case 'NotSupported': return 'The station has no such key.';
    case undefined: return 'The answer tells nothing of it.';
    default: return `The station answered ${status}, which the standard does not know.`;
  }
}
