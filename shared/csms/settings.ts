import { OCPP_VERSIONS, type OcppVersion } from '../ocpp/version';
import { vendorHandlersFault } from '../ocpp/vendor-handlers';
import { isTimeZone } from '../tariff/local-time';
import { tariffFault, type Tariff } from '../tariff/tariff';
import { TOKEN_STATUSES, type ChargingNeedsPolicy, type CsmsSettings, type SimpleTariff, type SiteLimit, type TokenRecord } from './api';
import type { FileServerSettings } from './files/api';

/** Listens on loopback alone until somebody says otherwise; takes every station, and every token it does not know. */
export const DEFAULT_CSMS_SETTINGS: CsmsSettings = {
  host: '127.0.0.1',
  port: 9000,
  path: '',
  versions: ['2.1', '2.0.1', '1.6'],
  assumeVersion: undefined,
  noCommonVersion: 'complete-and-close',
  securityProfile: 0,
  tlsNames: [],
  signCertificates: true,
  certificateDays: 365,
  contractRoots: '',
  revokedCertificates: [],
  ocspReachable: true,
  contractPool: [],
  directPayments: true,
  receiptUrl: '',
  vatNumbers: {},
  passwords: {},
  strictness: 'observe',
  heartbeatInterval: 300,
  retryInterval: 60,
  registration: 'Accepted',
  registrationOf: {},
  unknownTokens: 'Accepted',
  tokens: [
    { idToken: 'T01', status: 'Accepted', concurrent: true },
    { idToken: 'T02', status: 'Accepted', groupId: 'FLEET' },
    { idToken: 'T03', status: 'Accepted', groupId: 'FLEET' },
    { idToken: 'T-BLOCKED', status: 'Blocked' },
    { idToken: 'T-EXPIRED', status: 'Accepted', expiry: '2020-01-01T00:00:00Z' },
  ],
  chargingNeeds: { answer: 'Accepted', after: 90, offers: 1 },
  tariffs: [],
  stationTariffs: {},
  timeZone: 'UTC',
  runningCost: 'TransactionEvent',
  costInterval: 60,
  vendorHandlers: [],
  callTimeoutMs: 30_000,
  readOnConnect: false,
  compress: false,
  files: { http: 0, https: 0, ftp: 0, largestUpload: 64 * 1024 * 1024 },
};

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isSeconds: Check = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isVersion = (value: unknown): value is OcppVersion => OCPP_VERSIONS.some((version) => version === value);
const oneOf = (...words: readonly unknown[]): Check => (value) => words.includes(value);
const tokenStatus = oneOf(...TOKEN_STATUSES);
const registration = oneOf('Accepted', 'Pending', 'Rejected');

const CHECKS: Readonly<Record<keyof CsmsSettings, { readonly check: Check; readonly wanted: string }>> = {
  host: { check: isText, wanted: 'an address such as 127.0.0.1 or 0.0.0.0' },
  port: { check: (value) => isSeconds(value) && Number(value) <= 65_535, wanted: 'an integer from 0 to 65535' },
  path: { check: isText, wanted: 'a path such as /ocpp, or nothing' },
  versions: { check: (value) => Array.isArray(value) && value.every(isVersion), wanted: `a list of ${OCPP_VERSIONS.join(', ')}` },
  assumeVersion: { check: (value) => value === undefined || isVersion(value), wanted: `one of ${OCPP_VERSIONS.join(', ')}, or nothing` },
  noCommonVersion: { check: oneOf('complete-and-close', 'refuse'), wanted: 'complete-and-close or refuse' },
  securityProfile: { check: oneOf(0, 1, 2, 3), wanted: '0, 1, 2 or 3' },
  tls: { check: (value) => value === undefined || isTls(value), wanted: 'a certificate and its key in PEM, or nothing' },
  tlsNames: { check: isTexts, wanted: 'a list of host names and addresses' },
  signCertificates: { check: (value) => typeof value === 'boolean', wanted: 'true or false' },
  certificateDays: { check: (value) => isSeconds(value) && Number(value) > 0, wanted: 'whole days' },
  contractRoots: { check: isText, wanted: 'certificates in PEM, or nothing' },
  revokedCertificates: { check: isTexts, wanted: 'a list of serial numbers' },
  ocspReachable: { check: (value) => typeof value === 'boolean', wanted: 'true or false' },
  contractPool: { check: isTexts, wanted: 'a list of messages in base64' },
  directPayments: { check: (value) => typeof value === 'boolean', wanted: 'true or false' },
  receiptUrl: { check: isText, wanted: 'a URL, or nothing' },
  vatNumbers: { check: (value) => isRecordOf(value, isCompany), wanted: 'name, address, city and country by VAT number' },
  passwords: { check: (value) => isRecordOf(value, isText), wanted: 'passwords by identity' },
  strictness: { check: oneOf('observe', 'warn', 'reject'), wanted: 'observe, warn or reject' },
  heartbeatInterval: { check: isSeconds, wanted: 'whole seconds' },
  retryInterval: { check: isSeconds, wanted: 'whole seconds' },
  registration: { check: registration, wanted: 'Accepted, Pending or Rejected' },
  registrationOf: { check: (value) => isRecordOf(value, registration), wanted: 'Accepted, Pending or Rejected by identity' },
  unknownTokens: { check: oneOf('Accepted', 'Invalid', 'Unknown'), wanted: 'Accepted, Invalid or Unknown' },
  tokens: { check: (value) => Array.isArray(value) && value.every(isToken), wanted: `a list of tokens, each with an idToken and a status of ${TOKEN_STATUSES.join(', ')}` },
  tariff: { check: (value) => value === undefined || isTariff(value), wanted: 'a currency with perKwh, perMinute and perSession, or nothing' },
  chargingNeeds: { check: isNeedsPolicy, wanted: 'an answer of Accepted, Processing or NoChargingProfile, the seconds after which a schedule follows, and 1 to 3 offers' },
  tariffs: { check: (value) => tariffsFault(value) === undefined, wanted: 'a list of tariffs, each with a tariffId of its own, a currency and prices' },
  defaultTariff: { check: (value) => value === undefined || isText(value), wanted: 'a tariffId, or nothing' },
  stationTariffs: { check: (value) => isRecordOf(value, isText), wanted: 'a tariffId by identity' },
  timeZone: { check: (value) => typeof value === 'string' && isTimeZone(value), wanted: 'the name of a time zone such as Europe/Berlin' },
  runningCost: { check: oneOf('TransactionEvent', 'CostUpdated', 'none'), wanted: 'TransactionEvent, CostUpdated or none' },
  costInterval: { check: (value) => isSeconds(value) && Number(value) > 0, wanted: 'whole seconds' },
  vendorHandlers: { check: (value) => vendorHandlersFault(value) === undefined, wanted: 'a list of handlers, each with a vendorId and a status' },
  siteLimit: { check: (value) => value === undefined || isSiteLimit(value), wanted: 'a unit of W or A with a limit, and what holds at the start, or nothing' },
  callTimeoutMs: { check: (value) => typeof value === 'number' && value > 0, wanted: 'milliseconds above 0' },
  readOnConnect: { check: (value) => typeof value === 'boolean', wanted: 'true or false' },
  compress: { check: (value) => typeof value === 'boolean', wanted: 'true or false' },
  files: { check: isFileServer, wanted: 'ports for http, https and ftp, an address or none, and the bytes of the largest upload' },
};

function isRecordOf(value: unknown, check: Check): boolean {
  return isObject(value) && Object.values(value as object).every(check);
}

function isToken(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { chargingPriority, idToken, status, stations, evses, connectorTypes, hours, credit, additionalInfo, limits, tariffId } = value as Partial<TokenRecord>;
  return isText(idToken) && tokenStatus(status)
    && isListOf(stations, isText) && isListOf(evses, isSeconds) && isListOf(connectorTypes, isText) && isListOf(additionalInfo, isObject)
    && (hours === undefined || (isTimeOfDay(hours.from) && isTimeOfDay(hours.until)))
    && (limits === undefined || (isObject(limits) && Object.values(limits).every((limit) => Number.isFinite(limit))))
    && (credit === undefined || Number.isFinite(credit)) && (tariffId === undefined || isText(tariffId))
    && (chargingPriority === undefined || (Number.isInteger(chargingPriority) && Math.abs(chargingPriority) <= 9));
}

function isCompany(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, address, city, country } = value as Partial<CsmsSettings['vatNumbers'][string]>;
  return [name, address, city, country].every(isText);
}

function isListOf(value: unknown, check: Check): boolean {
  return value === undefined || (Array.isArray(value) && value.every(check));
}

function isTimeOfDay(value: unknown): boolean {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

function isTls(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { certificate, key, clientAuthorities } = value as Partial<NonNullable<CsmsSettings['tls']>>;
  return isText(certificate) && isText(key) && (clientAuthorities === undefined || isText(clientAuthorities));
}

function isNeedsPolicy(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { answer, after, offers, maxPower, transfers } = value as Partial<ChargingNeedsPolicy>;
  return oneOf('Accepted', 'Processing', 'NoChargingProfile')(answer) && isSeconds(after) && oneOf(1, 2, 3)(offers)
    && (maxPower === undefined || (Number.isFinite(maxPower) && maxPower >= 0)) && isListOf(transfers, isText);
}

function isFileServer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { http, https, ftp, address, largestUpload } = value as Partial<FileServerSettings>;
  return [http, https, ftp].every((port) => port === undefined || (isSeconds(port) && port <= 65_535))
    && (address === undefined || (isText(address) && address !== '')) && isSeconds(largestUpload);
}

function isSiteLimit(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { unit, limit, start, least } = value as Partial<SiteLimit>;
  return (unit === 'W' || unit === 'A') && isAmount(limit) && (start === undefined || isAmount(start)) && (least === undefined || isAmount(least));
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isTariff(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { currency, perKwh, perMinute, perSession } = value as Partial<SimpleTariff>;
  return isText(currency) && [perKwh, perMinute, perSession].every((price) => Number.isFinite(price));
}

/** What is wrong with a list of tariffs, a sentence; undefined when nothing is. */
function tariffsFault(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'It has to be a list.';
  const fault = value.map(tariffFault).find((one) => one !== undefined);
  if (fault !== undefined) return fault;
  const ids = (value as readonly Tariff[]).map(({ tariffId }) => tariffId);
  return new Set(ids).size < ids.length ? 'Two tariffs have the same tariffId.' : undefined;
}

function isSetting(name: string): name is keyof CsmsSettings {
  return Object.hasOwn(CHECKS, name);
}

/** One sentence for each setting that cannot be; empty when all is well. */
export function settingFaults(change: Partial<CsmsSettings>): readonly string[] {
  return Object.entries(change).flatMap(([name, value]) => {
    if (!isSetting(name)) return [`There is no setting "${name}".`];
    if (CHECKS[name].check(value)) return [];
    const more = name === 'tariffs' ? ` ${tariffsFault(value) ?? ''}` : name === 'vendorHandlers' ? ` ${vendorHandlersFault(value) ?? ''}` : '';
    return [`The setting ${name} must be ${CHECKS[name].wanted}.${more}`];
  });
}

/** The settings with a change applied; what cannot be stays as it was. */
export function changeSettings(settings: CsmsSettings, change: Partial<CsmsSettings>): CsmsSettings {
  const possible = Object.entries(change).filter(([name, value]) => isSetting(name) && CHECKS[name].check(value));
  return { ...settings, ...Object.fromEntries(possible) };
}
