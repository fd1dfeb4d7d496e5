import type { CsmsState, NewStation } from '../../shared/ipc/shapes';
import type { HostForm, StationForm } from '../stores/start-forms';
import { needsPassword, needsTls, profileNumber } from './security-profiles';

/** What is wrong with a form, by field: a sentence each, saying what would be right. */
export type Faults<Form> = { readonly [Field in keyof Form]?: string };

export function checkHost(form: HostForm): Faults<HostForm> {
  const port = Number(form.port);
  return {
    ...(!/^\d+$/.test(form.port.trim()) || port < 1 || port > 65_535 ? { port: 'A port is a number from 1 to 65535, such as 9000.' } : {}),
    ...(/[\s?#]/.test(form.path) ? { path: 'A path has no spaces, ? or #; for example /ocpp.' } : {}),
    ...(needsPassword(form.security) && form.password === '' ? { password: 'Give the password that stations have to use.' } : {}),
  };
}

/** `ocpp/` as `/ocpp`, `/` as nothing. */
export function normalPath(path: string): string {
  const steps = path.split('/').filter((step) => step !== '');
  return steps.length === 0 ? '' : `/${steps.join('/')}`;
}

/** 2.x allows these in an identity (OCPP 2.0.1, identifierString). */
const ID_2X = /^[A-Za-z0-9*\-_=:+|@.]+$/;

/** @param own whether the URL leads to this workbench's own CSMS, which gives its stations what they need */
export function checkStation(form: StationForm, own = false): Faults<StationForm> {
  const secure = needsTls(form.security);
  const given = own && form.certificate === '' && form.key === '';
  return {
    ...urlFault(form.url, secure),
    ...idFault(form),
    ...(!Number.isInteger(form.evses) || form.evses < 1 || form.evses > 64 ? { evses: 'From 1 to 64.' } : {}),
    ...(!Number.isInteger(form.connectors) || form.connectors < 1 || form.connectors > 8 ? { connectors: 'From 1 to 8.' } : {}),
    ...(needsPassword(form.security) && form.password === '' ? { password: 'This security profile needs the station’s password.' } : {}),
    ...(form.security === '3' && !given && !form.certificate.includes('BEGIN CERTIFICATE') ? { certificate: 'Paste the station’s certificate as PEM, beginning with -----BEGIN CERTIFICATE-----.' } : {}),
    ...(form.security === '3' && !given && !form.key.includes('PRIVATE KEY') ? { key: 'Paste the certificate’s private key as PEM.' } : {}),
    ...(form.ca !== '' && !form.ca.includes('BEGIN CERTIFICATE') ? { ca: 'A CA certificate is PEM text beginning with -----BEGIN CERTIFICATE-----.' } : {}),
  };
}

function urlFault(url: string, secure: boolean): Faults<StationForm> {
  if (!/^wss?:\/\/./.test(url) || !URL.canParse(url)) return { url: 'The URL of a CSMS starts with ws:// or wss://, e.g. ws://192.168.1.10:9000/ocpp.' };
  if (secure && url.startsWith('ws://')) return { url: 'Security profiles 2 and 3 run over TLS: the URL has to start with wss://.' };
  if (!secure && url.startsWith('wss://')) return { url: 'wss:// is TLS: choose security profile 2 or 3, or write ws://.' };
  return {};
}

function idFault({ id, version, security }: StationForm): Faults<StationForm> {
  if (id === '') return { id: 'A station needs an identity, such as CP001.' };
  if (security !== '0' && id.includes(':')) return { id: 'With a password the identity is the user name of HTTP Basic, which cannot hold a colon.' };
  if (version !== '1.6' && id.length > 48) return { id: `At most 48 characters in OCPP ${version}; these are ${id.length}.` };
  if (version !== '1.6' && !ID_2X.test(id)) return { id: `In OCPP ${version} an identity has letters, digits and * - _ = : + | @ . only.` };
  return {};
}

/** Whether a URL leads to the CSMS of this workbench, as far as the window can tell. */
export function isOwnCsms(url: string, state: Pick<CsmsState, 'running' | 'reachable'> | undefined): boolean {
  if (state?.running === undefined || !URL.canParse(url)) return false;
  const { hostname, port, protocol } = new URL(url);
  if (Number(port === '' ? (protocol === 'wss:' ? 443 : 80) : port) !== state.running.port) return false;
  return hostname === 'localhost' || state.reachable.some(({ address }) => address === hostname.replaceAll(/[[\]]/g, ''));
}

/** A URL with the scheme that a security profile asks for. */
export function urlFor(url: string, security: StationForm['security']): string {
  return needsTls(security) ? url.replace(/^ws:/, 'wss:') : url.replace(/^wss:/, 'ws:');
}

/** The form as the host takes it. */
export function stationOf(form: StationForm): NewStation {
  const securityProfile = profileNumber(form.security);
  const directCurrent = /CCS|CHAdeMO|NACS/i.test(form.connectorType);
  return {
    id: form.id,
    url: form.url.replace(/\/+$/, ''),
    version: form.version,
    evses: Array.from({ length: form.evses }, () => ({
      connectors: Array.from({ length: form.connectors }, () => ({ type: form.connectorType })),
      phases: directCurrent ? 0 as const : 3 as const,
      maxPower: directCurrent ? 150_000 : 22_000,
    })),
    securityProfile,
    ...(securityProfile === 1 || securityProfile === 2 ? { password: form.password } : {}),
    ...(securityProfile >= 2 && form.ca !== '' ? { ca: form.ca } : {}),
    ...(securityProfile === 3 && form.certificate !== '' ? { clientCertificate: { cert: form.certificate, key: form.key } } : {}),
  };
}
