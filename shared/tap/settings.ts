import { OCPP_VERSIONS } from '../ocpp/version';
import type { FrameRule, TapSettings } from './api';

/** Listens on loopback alone until somebody says otherwise, and changes nothing of what passes. */
export const DEFAULT_TAP_SETTINGS: TapSettings = {
  host: '127.0.0.1',
  port: 9100,
  path: '',
  upstream: '',
  versions: [],
  securityProfile: 0,
  tlsNames: [],
  passUserAgent: true,
  connectTimeoutMs: 10_000,
  whenCsmsDrops: 'close',
  delayMs: { station: 0, csms: 0 },
  drops: [],
  holds: [],
};

/** What is taken as it is now while the tap runs; all else holds from its next start on. */
export const AT_ONCE: readonly string[] = ['delayMs', 'drops', 'holds', 'whenCsmsDrops'] satisfies readonly (keyof TapSettings)[];

const LONGEST_DELAY_MS = 600_000;

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isWhole: Check = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isVersion: Check = (value) => OCPP_VERSIONS.some((version) => version === value);
const isDelay: Check = (value) => isWhole(value) && Number(value) <= LONGEST_DELAY_MS;
const orNothing = (check: Check): Check => (value) => value === undefined || check(value);
const textOrNothing = orNothing(isText);

const RULES = 'a list of rules, each with from (station or csms), half (request or response) and perhaps an action';

const CHECKS: Readonly<Record<keyof TapSettings, { readonly check: Check; readonly wanted: string }>> = {
  host: { check: isText, wanted: 'an address such as 127.0.0.1 or 0.0.0.0' },
  port: { check: (value) => isWhole(value) && Number(value) <= 65_535, wanted: 'an integer from 0 to 65535' },
  path: { check: isText, wanted: 'a path such as /ocpp, or nothing' },
  upstream: { check: (value) => value === '' || isUpstream(value), wanted: 'the URL of the CSMS without the identity, like ws://192.168.1.10:9000/ocpp or wss://csms.example/ocpp' },
  versions: { check: (value) => Array.isArray(value) && value.every(isVersion), wanted: `a list of ${OCPP_VERSIONS.join(', ')}, or an empty one` },
  assumeVersion: { check: orNothing(isVersion), wanted: `one of ${OCPP_VERSIONS.join(', ')}, or nothing` },
  securityProfile: { check: (value) => [0, 1, 2, 3].some((one) => one === value), wanted: '0, 1, 2 or 3' },
  tls: { check: orNothing((value) => isObject(value) && isText(value['certificate']) && isText(value['key']) && textOrNothing(value['clientAuthorities'])), wanted: 'a certificate and its key in PEM, or nothing' },
  tlsNames: { check: (value) => Array.isArray(value) && value.every(isText), wanted: 'a list of host names and addresses' },
  credentials: { check: orNothing((value) => isObject(value) && isText(value['password']) && textOrNothing(value['user'])), wanted: 'a password with or without a user name, or nothing' },
  ca: { check: textOrNothing, wanted: 'certificates in PEM, or nothing' },
  clientCertificate: { check: orNothing((value) => isObject(value) && isText(value['cert']) && isText(value['key'])), wanted: 'a certificate and its key in PEM, or nothing' },
  passUserAgent: { check: (value) => typeof value === 'boolean', wanted: 'true or false' },
  connectTimeoutMs: { check: (value) => typeof value === 'number' && value > 0, wanted: 'milliseconds above 0' },
  whenCsmsDrops: { check: (value) => value === 'close' || value === 'reconnect', wanted: 'close or reconnect' },
  delayMs: { check: (value) => isObject(value) && isDelay(value['station']) && isDelay(value['csms']), wanted: `milliseconds for station and csms, ${LONGEST_DELAY_MS} at most` },
  drops: { check: isRules, wanted: RULES },
  holds: { check: isRules, wanted: RULES },
};

/** ws:// or wss:// with a host; where the identity goes may be named by `{id}`. */
function isUpstream(value: unknown): boolean {
  return typeof value === 'string' && /^wss?:\/\/[^/?#\s]+([/?][^#\s]*)?$/i.test(value);
}

function isRules(value: unknown): boolean {
  return Array.isArray(value) && value.every(isRule);
}

function isRule(value: unknown): value is FrameRule {
  if (!isObject(value)) return false;
  const { from, action, half, times } = value;
  return (from === 'station' || from === 'csms') && textOrNothing(action) && (half === 'request' || half === 'response')
    && (times === undefined || (isWhole(times) && Number(times) > 0));
}

function isSetting(name: string): name is keyof TapSettings {
  return Object.hasOwn(CHECKS, name);
}

/** One sentence for each setting that cannot be; empty when all is well. */
export function tapFaults(change: Partial<TapSettings>): readonly string[] {
  return Object.entries(change).flatMap(([name, value]) => {
    if (!isSetting(name)) return [`There is no setting "${name}".`];
    return CHECKS[name].check(value) ? [] : [`The setting ${name} must be ${CHECKS[name].wanted}.`];
  });
}

/** The settings with a change applied; what cannot be stays as it was. */
export function changeTapSettings(settings: TapSettings, change: Partial<TapSettings>): TapSettings {
  const possible = Object.entries(change).filter(([name, value]) => isSetting(name) && CHECKS[name].check(value));
  return { ...settings, ...Object.fromEntries(possible) };
}
