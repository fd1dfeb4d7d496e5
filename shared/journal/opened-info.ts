import { isJsonObject } from '../ocpp/json';
import { OCPP_VERSIONS } from '../ocpp/version';
import type { ConnectionInfo } from './entry';

const ROLES: readonly ConnectionInfo['role'][] = ['csms', 'station', 'tap', 'none'];
const LEGS: readonly NonNullable<ConnectionInfo['leg']>[] = ['station', 'csms'];
const SECURITY: readonly NonNullable<ConnectionInfo['security']>[] = ['none', 'basic', 'tls-basic', 'mutual-tls'];

/** The text of an `open` entry as what it says of its connection; undefined when it says nothing of a station. */
export function openedInfo(text: string): ConnectionInfo | undefined {
  const value = parse(text);
  if (!isJsonObject(value) || typeof value['station'] !== 'string') return undefined;
  const security = SECURITY.find((one) => one === value['security']);
  const leg = LEGS.find((one) => one === value['leg']);
  return {
    station: value['station'],
    version: OCPP_VERSIONS.find((version) => version === value['version']),
    role: ROLES.find((role) => role === value['role']) ?? 'none',
    ...(leg ? { leg } : {}),
    url: asText(value['url']),
    remote: asText(value['remote']),
    subprotocol: asText(value['subprotocol']),
    ...(value['assumedVersion'] === true ? { assumedVersion: true } : {}),
    ...(security ? { security } : {}),
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
