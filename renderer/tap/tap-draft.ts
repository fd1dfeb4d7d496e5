import type { CommandInput } from '../../shared/ipc/contract';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import type { TapSettings } from '../../shared/tap/api';
import { normalPath } from '../start/checks';
import { needsTls, profileNumber, securityProfileOf, type SecurityProfile } from '../start/security-profiles';

/** The form of the tap's connection, as it is typed. */
export interface TapDraft {
  readonly upstream: string;
  readonly host: '127.0.0.1' | '0.0.0.0';
  readonly port: string;
  readonly path: string;
  readonly security: SecurityProfile;
  readonly versions: readonly OcppVersion[];
  readonly assume: OcppVersion | '';
  readonly user: string;
  readonly password: string;
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
  readonly keepStations: boolean;
  /** Seconds, as typed. */
  readonly timeout: string;
  readonly userAgent: boolean;
  /** Shown to stations instead of one of the workbench's CA. */
  readonly serverCertificate: string;
  readonly serverKey: string;
  readonly stationCa: string;
}

export function draftOf(settings: TapSettings): TapDraft {
  const { upstream, host, port, path, securityProfile, versions, assumeVersion, credentials, ca, clientCertificate, whenCsmsDrops, connectTimeoutMs, passUserAgent, tls } = settings;
  return {
    upstream, host: host === '0.0.0.0' ? '0.0.0.0' : '127.0.0.1', port: String(port), path, versions, security: securityProfileOf(String(securityProfile)) ?? '0', assume: assumeVersion ?? '',
    user: credentials?.user ?? '', password: credentials?.password ?? '', ca: ca ?? '', certificate: clientCertificate?.cert ?? '', key: clientCertificate?.key ?? '',
    keepStations: whenCsmsDrops === 'reconnect', timeout: String(connectTimeoutMs / 1000), userAgent: passUserAgent,
    serverCertificate: tls?.certificate ?? '', serverKey: tls?.key ?? '', stationCa: tls?.clientAuthorities ?? '',
  };
}

/** What is wrong with it, by field: a sentence each, saying what would be right. */
export function faultsOf({ upstream, port, path, ca, certificate, key, user, password, timeout, security, serverCertificate, serverKey, stationCa }: TapDraft): { readonly [Field in keyof TapDraft]?: string } {
  const secure = /^wss:/i.test(upstream);
  return {
    ...(!/^wss?:\/\/[^/?#\s]+([/?][^#\s]*)?$/i.test(upstream) ? { upstream: 'The URL of the CSMS without the identity, such as wss://csms.example/ocpp.' } : {}),
    ...(!/^\d+$/.test(port.trim()) || Number(port) < 1 || Number(port) > 65_535 ? { port: 'A port is a number from 1 to 65535, such as 9100.' } : {}),
    ...(/[\s?#]/.test(path) ? { path: 'A path has no spaces, ? or #; for example /ocpp.' } : {}),
    ...(user !== '' && password === '' ? { password: 'A user name needs its password.' } : {}),
    ...(ca !== '' && !ca.includes('BEGIN CERTIFICATE') ? { ca: 'A CA certificate is PEM text beginning with -----BEGIN CERTIFICATE-----.' } : {}),
    ...(certificate !== '' && !secure ? { certificate: 'A client certificate needs TLS: the URL of the CSMS then begins with wss://.' } : {}),
    ...(certificate !== '' && secure && !certificate.includes('BEGIN CERTIFICATE') ? { certificate: 'A certificate is PEM text beginning with -----BEGIN CERTIFICATE-----.' } : {}),
    ...((certificate !== '') !== (key !== '') ? { key: 'Certificate and key belong together; both are PEM.' } : {}),
    ...(Number(timeout) >= 0.1 && Number(timeout) <= 600 ? {} : { timeout: 'Seconds from 0.1 to 600, such as 10.' }),
    ...(needsTls(security) ? ownFaults(serverCertificate, serverKey, stationCa) : {}),
  };
}

function ownFaults(certificate: string, key: string, stations: string): { readonly [Field in keyof TapDraft]?: string } {
  return {
    ...(certificate !== '' && !certificate.includes('BEGIN CERTIFICATE') ? { serverCertificate: 'A certificate is PEM text beginning with -----BEGIN CERTIFICATE-----.' } : {}),
    ...((certificate !== '') !== (key !== '') ? { serverKey: 'Certificate and key belong together; both are PEM.' } : {}),
    ...(stations !== '' && !stations.includes('BEGIN CERTIFICATE') ? { stationCa: 'A CA certificate is PEM text beginning with -----BEGIN CERTIFICATE-----.' } : {}),
  };
}

type Unset = NonNullable<CommandInput<'tap.configure'>['unset']>;

/** The draft as the host takes it, and what of it goes back to being absent. */
export function settingsOf(draft: TapDraft): { readonly settings: Partial<TapSettings>; readonly unset: Unset } {
  const { upstream, host, port, path, security, versions, assume, user, password, ca, certificate, key, keepStations, timeout, userAgent, serverCertificate, serverKey, stationCa } = draft;
  const own = needsTls(security) && serverCertificate !== '';
  const unset: Unset = [...(assume === '' ? ['assumeVersion' as const] : []), ...(password === '' ? ['credentials' as const] : []), ...(ca === '' ? ['ca' as const] : []), ...(certificate === '' ? ['clientCertificate' as const] : []), ...(own ? [] : ['tls' as const])];
  return {
    unset,
    settings: {
      upstream, host, port: Number(port), path: normalPath(path), securityProfile: profileNumber(security), versions: OCPP_VERSIONS.filter((version) => versions.includes(version)), whenCsmsDrops: keepStations ? 'reconnect' : 'close',
      connectTimeoutMs: Math.round(Number(timeout) * 1000), passUserAgent: userAgent, ...(own ? { tls: { certificate: serverCertificate, key: serverKey, ...(stationCa === '' ? {} : { clientAuthorities: stationCa }) } } : {}),
      ...(assume === '' ? {} : { assumeVersion: assume }), ...(password === '' ? {} : { credentials: { password, ...(user === '' ? {} : { user }) } }),
      ...(ca === '' ? {} : { ca }), ...(certificate === '' ? {} : { clientCertificate: { cert: certificate, key } }),
    },
  };
}
