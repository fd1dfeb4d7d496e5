import type { Certificates } from '../../platform/certificates';
import type { OwnAuthority } from './authority';

/** What a station is given by whoever puts it up. */
export interface PutUp {
  /** PEM of the operator's root. */
  readonly ca: string;
  /** For security profile 3: a first certificate, and its key. */
  readonly clientCertificate?: { readonly cert: string; readonly key: string };
}

/**
 * Readies a station for this authority's CSMS: it has to trust the root, and for security profile 3 it has to be known by a
 * certificate before it can ask for one.
 *
 * @param commonName the station's serial number or identity
 * @param days that the certificate is valid
 */
export async function putUp(authority: OwnAuthority, certificates: Certificates, commonName: string, securityProfile: number, days: number): Promise<PutUp> {
  const ca = await authority.root();
  if (securityProfile !== 3) return { ca };
  const keys = await certificates.makeKeyPair();
  const csr = await certificates.makeRequest({ commonName, organization: authority.organization }, keys);
  const signed = await authority.sign(csr, 'ChargingStationCertificate', commonName, { days });
  return signed.ok ? { ca, clientCertificate: { cert: signed.certificateChain, key: keys.privateKey } } : { ca };
}
