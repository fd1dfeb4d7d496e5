import type { JsonObject, JsonValue } from '../ocpp/json';
import { isJsonObject } from '../ocpp/json';
import type { Caller } from './context';
import { addressKey } from './state/variable-table';

/** What starts and stops transactions from afar. */
const REMOTE = ['RequestStartTransaction', 'RequestStopTransaction', 'RemoteStartTransaction', 'RemoteStopTransaction'];

/** Requests with lists, and the instance of ItemsPerMessage that limits each. */
const LISTS: Readonly<Record<string, readonly [member: string, instance: string]>> = {
  SetVariables: ['setVariableData', 'SetVariables'],
  GetVariables: ['getVariableData', 'GetVariables'],
  GetReport: ['componentVariable', 'GetReport'],
};

/** Sentences about a request that the CSMS should not send so. It goes out all the same: a tester must be able to. */
export function cautionsAbout(action: string, payload: JsonObject, { station }: Pick<Caller, 'station'>): string[] {
  const cautions: string[] = [];
  if (station.registration === 'Rejected') cautions.push(`${station.id} is rejected, so that a CSMS sends it nothing (B03.FR.03).`);
  if (station.registration === 'Pending' && REMOTE.includes(action)) {
    cautions.push(`${station.id} is pending and rejects ${action}; accept it first (B02.FR.05).`);
  }
  const [member, instance] = LISTS[action] ?? [];
  if (member !== undefined && instance !== undefined) {
    const items = listIn(payload, member);
    const most = Number(station.variables.get({ component: 'DeviceDataCtrlr', variable: 'ItemsPerMessage', variableInstance: instance })?.value);
    if (items.length > most) cautions.push(`${action} has ${items.length} items, and ${station.id} takes ${most} (ItemsPerMessage).`);
    if (action === 'SetVariables' && new Set(items.map(nameOf)).size < items.length) cautions.push('SetVariables sets the same attribute of a variable twice (B05.FR.13).');
  }
  if (action === 'DeleteCertificate' && namesOtherwise(payload['certificateHashData'], station)) {
    cautions.push(`${station.id} told of this certificate with another hashAlgorithm, by which it has to be named (M04.FR.07).`);
  }
  const evse = payload['evse'];
  if (action === 'TriggerMessage' && payload['requestedMessage'] === 'StatusNotification' && station.version !== '1.6' && (!isJsonObject(evse) || evse['connectorId'] === undefined)) {
    cautions.push('A StatusNotification is triggered for a connector, which this request does not name (F06.FR.13).');
  }
  return cautions;
}

/** Whether the station told of the same certificate, by its serial number, with other algorithms only. */
function namesOtherwise(hash: JsonValue | undefined, station: Caller['station']): boolean {
  const serial = wordIn(hash, 'serialNumber').toLowerCase();
  const told = [...station.objects('certificate').values()].map(({ certificateHashData }) => certificateHashData)
    .filter((one) => wordIn(one, 'serialNumber').toLowerCase() === serial);
  return told.length > 0 && told.every((one) => wordIn(one, 'hashAlgorithm') !== wordIn(hash, 'hashAlgorithm'));
}

function listIn(payload: JsonObject, name: string): readonly JsonValue[] {
  const list = payload[name];
  return Array.isArray(list) ? list : [];
}

/** The same for two items that set the same. */
function nameOf(item: JsonValue): string {
  if (!isJsonObject(item)) return JSON.stringify(item);
  const { component, variable, attributeType } = item;
  const evse = isJsonObject(component) && isJsonObject(component['evse']) ? component['evse'] : {};
  return addressKey({
    component: wordIn(component, 'name'), componentInstance: wordIn(component, 'instance'), variable: wordIn(variable, 'name'),
    variableInstance: wordIn(variable, 'instance'), ...numberIn('evse', evse['id']), ...numberIn('connector', evse['connectorId']),
    attribute: typeof attributeType === 'string' ? attributeType : 'Actual',
  });
}

function wordIn(from: JsonValue | undefined, name: string): string {
  const value = isJsonObject(from) ? from[name] : undefined;
  return typeof value === 'string' ? value : '';
}

function numberIn<Name extends string>(name: Name, value: JsonValue | undefined): Partial<Record<Name, number>> {
  return typeof value === 'number' ? { [name]: value } as Record<Name, number> : {};
}
