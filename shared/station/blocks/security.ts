import type { ConnectResult } from '../../platform/socket';
import type { ActResult } from '../api';
import type { StationCore } from '../core/core';

/** Whether a security event is critical, and so is told to the CSMS (Part 2 Appendices, Security Events). */
const CRITICAL = {
  FirmwareUpdated: true,
  FailedToAuthenticateAtCsms: false,
  CsmsFailedToAuthenticate: false,
  SettingSystemTime: true,
  StartupOfTheDevice: true,
  ResetOrReboot: true,
  SecurityLogWasCleared: true,
  ReconfigurationOfSecurityParameters: false,
  MemoryExhaustion: true,
  InvalidMessages: false,
  AttemptedReplayAttacks: false,
  TamperDetectionActivated: true,
  InvalidFirmwareSignature: true,
  InvalidFirmwareSigningCertificate: true,
  InvalidCsmsCertificate: true,
  InvalidChargingStationCertificate: true,
  DiscardedRenewedClientCertificate: true,
  InvalidTLSVersion: true,
  InvalidTLSCipherSuite: true,
  MaintenanceLoginAccepted: true,
  MaintenanceLoginFailed: true,
} as const;
export type SecurityEvent = keyof typeof CRITICAL;

/** Lines that the security log holds; the oldest make room (A04.FR.04, note). */
const LOG_LINES = 200;

/**
 * Something happened to the security of the station: it goes into the security log, and is told when it is critical; kept
 * while offline (A04). A station of 1.6 without a security profile tells nothing, since its CSMS need not know the message.
 */
export function raiseSecurityEvent(core: StationCore, type: SecurityEvent, info?: string): void {
  log(core, type, info);
  if (CRITICAL[type]) tell(core, type, info);
}

/** A person, or a device that is not simulated, causes an event. It is told whatever it is, since that is what is wanted. */
export function causeSecurityEvent(core: StationCore, type: string, info: string | undefined): ActResult {
  if (!Object.hasOwn(CRITICAL, type)) return { ok: false, message: `${type} is no security event of the standard; they are ${Object.keys(CRITICAL).join(', ')}.` };
  if (type === 'SecurityLogWasCleared') core.securityLog = [];
  log(core, type, info);
  tell(core, type, info);
  return { ok: true };
}

/**
 * An attempt to connect failed. What is wrong with the CSMS's TLS is an event, once for all attempts that fail alike
 * (A00.FR.310, .314 and .323; security profile 3 likewise).
 */
export function connectingFailed(core: StationCore, { tls, status, code, message }: Extract<ConnectResult, { ok: false }>): void {
  fallBack(core, status, code);
  const type = tls === 'certificate' ? 'InvalidCsmsCertificate' : tls === 'version' ? 'InvalidTLSVersion' : tls === 'cipher' ? 'InvalidTLSCipherSuite'
    : status === 401 || status === 403 ? 'FailedToAuthenticateAtCsms' : undefined;
  if (type === undefined || core.lastConnectEvent === type) return;
  core.lastConnectEvent = type;
  raiseSecurityEvent(core, type, message);
}

/**
 * A renewed certificate with which no connection comes about is given up for the one before it (A02.FR.10, which is why that
 * one was kept).
 */
function fallBack(core: StationCore, status: number | undefined, code: string | undefined): void {
  const { keyStore } = core;
  const newest = keyStore?.newest('ChargingStationCertificate', core.now);
  const turnedAway = status === 403 || (code !== undefined && /SSL|ECONNRESET|EPROTO/.test(code));
  if (!keyStore || !newest || !turnedAway || core.network.profile.securityProfile !== 3 || newest === keyStore.proven) return;
  if (!keyStore.own.some((one) => one !== newest && one.use === newest.use && one.facts.notAfter >= core.now)) return;
  keyStore.discard(newest);
  raiseSecurityEvent(core, 'DiscardedRenewedClientCertificate', `No connection came about with ${newest.facts.serialNumber}`);
}

function log(core: StationCore, type: string, info: string | undefined): void {
  core.securityLog = [...core.securityLog, { type, at: core.now, ...(info === undefined ? {} : { info }) }].slice(-LOG_LINES);
}

function tell(core: StationCore, type: string, info: string | undefined): void {
  if (core.settings.flag('SendSecurityEvents')) core.outbox.message(core.dialect.securityEvent(core, type, info?.slice(0, 255)), true);
}
