import type { ChangeConfigurationRequest, ChangeConfigurationResponse, GetConfigurationResponse, KeyValue } from '../../../schemas/generated/v16.types';
import { changeSetting } from '../blocks/settings';
import type { StationCore } from '../core/core';
import { Refused } from '../core/handlers';
import { CONFIGURATION_KEYS, MOST_KEYS, type ConfigurationKey } from './configuration-keys';

/** Keys are compared without regard to case (CiString). */
const BY_LOWER_CASE: ReadonlyMap<string, string> = new Map(Object.keys(CONFIGURATION_KEYS).map((key) => [key.toLowerCase(), key]));

/** OCPP 1.6 §5.8: all keys when none is named. */
export function getConfiguration(core: StationCore, wanted: readonly string[] | undefined): GetConfigurationResponse | Refused {
  if (wanted && wanted.length > MOST_KEYS) return new Refused('OccurrenceConstraintViolation', `At most ${MOST_KEYS} keys in one message; these are ${wanted.length}.`);
  if (!wanted || wanted.length === 0) {
    return { configurationKey: Object.entries(CONFIGURATION_KEYS).map(([name, key]) => keyValue(core, name, key)) };
  }
  const configurationKey: KeyValue[] = [];
  const unknownKey: string[] = [];
  for (const name of wanted) {
    const known = keyOf(name);
    if (known) configurationKey.push(keyValue(core, known.name, known.key));
    else unknownKey.push(name);
  }
  return { ...(configurationKey.length > 0 ? { configurationKey } : {}), ...(unknownKey.length > 0 ? { unknownKey } : {}) };
}

/** OCPP 1.6 §5.3. */
export function changeConfiguration(core: StationCore, { key: name, value }: ChangeConfigurationRequest): ChangeConfigurationResponse['status'] {
  const known = keyOf(name);
  if (!known) return 'NotSupported';
  if ('read' in known.key || known.key.access === 'read-only') return 'Rejected';
  const meant = known.name === 'AuthorizationKey' ? passwordOf(value) : value;
  if (meant === undefined) return 'Rejected';
  const result = changeSetting(core, known.key.setting, meant);
  if (!result.ok) return 'Rejected';
  return result.atBoot ? 'RebootRequired' : 'Accepted';
}

function keyOf(name: string): { name: string; key: ConfigurationKey } | undefined {
  const proper = BY_LOWER_CASE.get(name.toLowerCase());
  const key = proper === undefined ? undefined : CONFIGURATION_KEYS[proper];
  return proper !== undefined && key ? { name: proper, key } : undefined;
}

function keyValue(core: StationCore, name: string, key: ConfigurationKey): KeyValue {
  if ('read' in key) return { key: name, readonly: true, value: key.read(core) };
  if (key.access === 'write-only') return { key: name, readonly: false };
  return { key: name, readonly: key.access === 'read-only', value: core.settings.text(key.setting) };
}

/** AuthorizationKey comes in hexadecimal digits, two for a byte of the password (security whitepaper, A00). */
function passwordOf(hex: string): string | undefined {
  if (!/^(?:[0-9a-f]{2}){16,20}$/i.test(hex)) return undefined;
  return String.fromCharCode(...(hex.match(/../g) ?? []).map((byte) => parseInt(byte, 16)));
}
