import type { BootNotificationRequest as BootNotification16 } from '../../../schemas/generated/v16.types';
import type { BootNotificationRequest, ComponentType, ReportDataType, VariableType } from '../../../schemas/generated/v21.types';
import { adoptPassword, passwordOfKey } from '../adopt-password';
import { NOTHING, type Block16, type Block2x } from '../block';
import { timestamp, type Caller } from '../context';
import { defined } from '../defined';
import { asJson, flag, number, part, parts, text, texts, whole, type Loose } from '../loose';
import type { BootInfo, Registration } from '../state/station-record';
import { addressKey, type VariableAddress, type VariableFacts, type VariableTable } from '../state/variable-table';

/** Block B: registration, variables, reports, network profiles (1.6: BootNotification and the configuration keys). */

/** What a station is told when it boots; a station's own setting goes before the general one. */
export function registrationFor(caller: Pick<Caller, 'csms' | 'station'>): Registration {
  const { settings } = caller.csms;
  const { id } = caller.station;
  return (Object.hasOwn(settings.registrationOf, id) ? settings.registrationOf[id] : undefined) ?? settings.registration;
}

function register(boot: BootInfo, caller: Caller): { status: Registration; currentTime: string; interval: number } {
  const { csms, station } = caller;
  const status = registrationFor(caller);
  station.boot = boot;
  station.registration = status;
  // What was asked for before a boot is not awaited after it.
  station.awaited.clear();
  csms.changed();
  const { heartbeatInterval, retryInterval } = csms.settings;
  return { status, currentTime: timestamp(csms), interval: status === 'Accepted' ? heartbeatInterval : retryInterval };
}

function boot16(request: Loose<BootNotification16>, at: number): BootInfo {
  return defined({
    at,
    vendor: text(request, 'chargePointVendor'),
    model: text(request, 'chargePointModel'),
    serialNumber: text(request, 'chargePointSerialNumber') ?? text(request, 'chargeBoxSerialNumber'),
    firmwareVersion: text(request, 'firmwareVersion'),
  });
}

function boot2x(request: Loose<BootNotificationRequest>, at: number): BootInfo {
  const station = part(request, 'chargingStation');
  return defined({
    at,
    vendor: text(station, 'vendorName'),
    model: text(station, 'model'),
    serialNumber: text(station, 'serialNumber'),
    firmwareVersion: text(station, 'firmwareVersion'),
    reason: text(request, 'reason'),
  });
}

export const provisioning16: Block16 = {
  serves: {
    BootNotification: (request, caller) => register(boot16(request, caller.csms.clock.now()), caller),
  },
  effects: {
    GetConfiguration: (_request, response, { csms, station }) => {
      for (const key of parts(response, 'configurationKey')) {
        const name = text(key, 'key');
        if (name === undefined) continue;
        const mutability = flag(key, 'readonly') ? 'ReadOnly' : 'ReadWrite';
        station.variables.learn({ component: '', variable: name }, { value: text(key, 'value'), mutability }, csms.clock.now());
      }
      for (const name of texts(response, 'unknownKey')) station.variables.forget({ component: '', variable: name });
    },
    ChangeConfiguration: (request, response, { csms, station }) => {
      const status = text(response, 'status');
      const variable = text(request, 'key');
      if (variable === undefined || (status !== 'Accepted' && status !== 'RebootRequired')) return;
      if (variable.toLowerCase() === 'authorizationkey') {
        const password = passwordOfKey(text(request, 'value') ?? '');
        if (status === 'Accepted' && password !== undefined) adoptPassword(csms, station.id, password);
        return;
      }
      const facts: VariableFacts = { value: text(request, 'value'), rebootRequired: status === 'RebootRequired' };
      station.variables.learn({ component: '', variable }, facts, csms.clock.now());
    },
  },
};

export const provisioning2x: Block2x = {
  serves: {
    BootNotification: (request, caller) => register(boot2x(request, caller.csms.clock.now()), caller),
    NotifyReport: (request, { csms, station }) => {
      station.reports.add('NotifyReport', whole(request, 'requestId') ?? -1, whole(request, 'seqNo'), flag(request, 'tbc'));
      const at = csms.clock.now();
      for (const data of parts(request, 'reportData')) learnReported(data, station.variables, at);
      return NOTHING;
    },
  },
  effects: {
    GetVariables: (_request, response, { csms, station }) => {
      for (const result of parts(response, 'getVariableResult')) {
        const address = addressOf(part(result, 'component'), part(result, 'variable'), text(result, 'attributeType'));
        if (!address) continue;
        const status = text(result, 'attributeStatus');
        if (status === 'Accepted') station.variables.learn(address, { value: text(result, 'attributeValue') }, csms.clock.now());
        else if (status === 'UnknownComponent' || status === 'UnknownVariable') station.variables.forget(address);
      }
    },
    SetVariables: (request, response, { csms, station }) => {
      const wanted = parts(request, 'setVariableData');
      for (const result of parts(response, 'setVariableResult')) {
        const status = text(result, 'attributeStatus');
        if (status !== 'Accepted' && status !== 'RebootRequired') continue;
        const address = addressOf(part(result, 'component'), part(result, 'variable'), text(result, 'attributeType'));
        if (!address) continue;
        const set = wanted.find((data) => sameAddress(addressOf(part(data, 'component'), part(data, 'variable'), text(data, 'attributeType')), address));
        const value = text(set, 'attributeValue');
        if (isPassword(address)) {
          if (status === 'Accepted' && value !== undefined) adoptPassword(csms, station.id, value);
          continue;
        }
        if (set) station.variables.learn(address, { value, rebootRequired: status === 'RebootRequired' }, csms.clock.now());
      }
    },
    SetNetworkProfile: (request, response, { station }) => {
      if (text(response, 'status') === 'Accepted') station.objects('network-profile').set(String(whole(request, 'configurationSlot') ?? ''), asJson(request));
    },
  },
};

function learnReported(data: Loose<ReportDataType>, table: VariableTable, at: number): void {
  const characteristics = part(data, 'variableCharacteristics');
  const described: VariableFacts = {
    dataType: text(characteristics, 'dataType'),
    unit: text(characteristics, 'unit'),
    minLimit: number(characteristics, 'minLimit'),
    maxLimit: number(characteristics, 'maxLimit'),
    valuesList: text(characteristics, 'valuesList'),
    supportsMonitoring: characteristics && flag(characteristics, 'supportsMonitoring'),
  };
  for (const attribute of parts(data, 'variableAttribute')) {
    const address = addressOf(part(data, 'component'), part(data, 'variable'), text(attribute, 'type'));
    // An attribute without mutability is ReadWrite (2.x Part 2, VariableAttributeType).
    const facts = { ...described, value: text(attribute, 'value'), mutability: text(attribute, 'mutability') ?? 'ReadWrite' };
    if (address) table.learn(address, facts, at);
  }
}

/** Where a variable of 2.x stands; undefined when its name cannot be read. */
export function addressOf(
  component: Loose<ComponentType> | undefined, variable: Loose<VariableType> | undefined, attribute: string | undefined,
): VariableAddress | undefined {
  const name = text(component, 'name');
  const variableName = text(variable, 'name');
  if (name === undefined || variableName === undefined) return undefined;
  const evse = part(component, 'evse');
  return defined({
    component: name,
    variable: variableName,
    componentInstance: text(component, 'instance'),
    evse: whole(evse, 'id'),
    connector: whole(evse, 'connectorId'),
    variableInstance: text(variable, 'instance'),
    attribute,
  });
}

/** Nobody may read it, so it is kept where passwords are and nowhere else (A01.FR.09). */
function isPassword({ component, variable, attribute = 'Actual' }: VariableAddress): boolean {
  return component.toLowerCase() === 'securityctrlr' && variable.toLowerCase() === 'basicauthpassword' && attribute === 'Actual';
}

function sameAddress(one: VariableAddress | undefined, other: VariableAddress): boolean {
  return one !== undefined && addressKey(one) === addressKey(other);
}
