import type { TlsListenOptions } from '../platform/socket';
import { serverNames } from '../session/upgrade/server-names';
import type { CsmsSettings } from './api';
import type { CertificateAuthority } from './context';

/** What the file server listens with for HTTPS; undefined when there is no certificate for it. */
export async function fileServerTls(settings: CsmsSettings, authority: CertificateAuthority | undefined): Promise<TlsListenOptions | undefined> {
  const { tls, host, tlsNames, files: { address } } = settings;
  const own = tls ?? await authority?.server?.(serverNames({ host, tlsNames: address === undefined ? tlsNames : [...tlsNames, address] }));
  return own && { certificate: own.certificate, key: own.key };
}

/**
 * What the CSMS listens with under security profiles 2 and 3.
 *
 * @throws with a sentence when there is no certificate to listen with
 */
export async function listenerTls(settings: CsmsSettings, authority: CertificateAuthority | undefined): Promise<TlsListenOptions> {
  const { tls, securityProfile } = settings;
  const own = tls ?? await authority?.server?.(serverNames(settings));
  if (!own) throw new Error(`Security profile ${securityProfile} needs a certificate of the CSMS: set one, with its key.`);
  const { certificate, key } = own;
  if (securityProfile < 3) return { certificate, key };
  const clientAuthorities = tls?.clientAuthorities ?? await authority?.root?.();
  if (clientAuthorities === undefined) throw new Error('Security profile 3 needs the authority of the stations\' certificates.');
  return { certificate, key, clientAuthorities };
}
