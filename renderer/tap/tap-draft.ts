import type { CommandInput } from '../../shared/ipc/contract';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import type { TapSettings } from '../../shared/tap/api';
import { normalPath } from '../start/checks';
import { profileNumber, securityProfileOf, type SecurityProfile } from '../start/security-profiles';

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
}

export function draftOf(settings: TapSettings): TapDraft {
  const { upstream, host, port, path, securityProfile, versions, assumeVersion, credentials, ca, clientCertificate, whenCsmsDrops } = settings;
  return {
    upstream, host: host === '0.0.0.0' ? '0.0.0.0' : '127.0.0.1', port: String(port), path, versions, security: securityProfileOf(String(securityProfile)) ?? '0', assume: assumeVersion ?? '',
    user: credentials?.user ?? '', password: credentials?.password ?? '', ca: ca ?? '', certificate: clientCertificate?.cert ?? '', key: clientCertificate?.key ?? '',
    keepStations: whenCsmsDrops === 'reconnect',
  };
}

/** What is wrong with it, by field: a sentence each, saying what would be right. */
export function faultsOf({ upstream, port, path, ca, certificate, key, user, password }: TapDraft): { readonly [Field in keyof TapDraft]?: string } {
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
  };
}

type Unset = NonNullable<CommandInput<'tap.configure'>['unset']>;

/** The draft as the host takes it, and what of it goes back to being absent. */
export function settingsOf(draft: TapDraft): { readonly settings: Partial<TapSettings>; readonly unset: Unset } {
  const { upstream, host, port, path, security, versions, assume, user, password, ca, certificate, key, keepStations } = draft;
  const unset: Unset = [...(assume === '' ? ['assumeVersion' as const] : []), ...(password === '' ? ['credentials' as const] : []), ...(ca === '' ? ['ca' as const] : []), ...(certificate === '' ? ['clientCertificate' as const] : [])];
  return {
    unset,
    settings: {
      upstream, host, port: Number(port), path: normalPath(path), securityProfile: profileNumber(security), versions: OCPP_VERSIONS.filter((version) => versions.includes(version)), whenCsmsDrops: keepStations ? 'reconnect' : 'close',
      ...(assume === '' ? {} : { assumeVersion: assume }), ...(password === '' ? {} : { credentials: { password, ...(user === '' ? {} : { user }) } }),
      ...(ca === '' ? {} : { ca }), ...(certificate === '' ? {} : { clientCertificate: { cert: certificate, key } }),
    },
  };
}
