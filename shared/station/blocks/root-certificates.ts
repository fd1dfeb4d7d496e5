import type { CertificateHash } from '../../platform/certificates';
import type { StationCore } from '../core/core';
import { KeyStore, MOST_ROOTS, sameHash, type RootUse, type SigningUse } from '../core/key-store';

/** Why something about certificates was not done: a reason code of the standard, and a sentence. */
export interface CertificateFault {
  readonly reasonCode: string;
  readonly message: string;
}

/** What GetInstalledCertificateIds tells of one certificate. */
export interface InstalledId {
  readonly use: RootUse | 'V2GCertificateChain';
  readonly hash: CertificateHash;
  readonly children: readonly CertificateHash[];
}

/** The key store, made when it is first asked for; undefined when the station has none. */
export async function keyStoreOf(core: StationCore): Promise<KeyStore | undefined> {
  const { certificates } = core.ports;
  if (!certificates) return undefined;
  if (core.keyStore) return core.keyStore;
  const made = await KeyStore.make(certificates, core.config);
  return (core.keyStore ??= made);
}

/** M05: takes a root certificate; undefined when it was installed. */
export async function installRoot(core: StationCore, use: RootUse, pem: string): Promise<CertificateFault | undefined> {
  const store = await keyStoreOf(core);
  if (!store) return NO_STORE;
  const [facts, ...more] = await core.ports.certificates?.read(pem) ?? [];
  if (!facts || more.length > 0) return { reasonCode: 'InvalidCertificate', message: 'It is not one certificate in PEM.' };
  if (!facts.isAuthority) return { reasonCode: 'InvalidCertificate', message: `${facts.subject} may not sign certificates, so it is no root.` };
  if (facts.notAfter < core.now) return { reasonCode: 'InvalidCertificate', message: `${facts.subject} has expired.` };
  const others = store.roots.filter((root) => root.use !== use || root.facts.fingerprint !== facts.fingerprint);
  if (others.length >= MOST_ROOTS) return { reasonCode: 'OutOfStorage', message: `${MOST_ROOTS} certificates are installed already, which is all that there is room for.` };
  store.roots = [...others, { use, facts }];
  return undefined;
}

/** M04. Roots and certificates towards cars go; the certificate towards the CSMS stays, and a root that has signed it. */
export async function deleteCertificate(core: StationCore, wanted: CertificateHash): Promise<'Accepted' | 'Failed' | 'NotFound'> {
  const store = await keyStoreOf(core);
  const { certificates } = core.ports;
  if (!store || !certificates) return 'NotFound';
  for (const own of store.own) {
    const [, issuer = own.facts] = await certificates.read(own.chain) ?? [];
    if (!sameHash(await certificates.hash(own.facts.pem, issuer.pem, wanted.hashAlgorithm), wanted)) continue;
    if (own.use === 'ChargingStationCertificate') return 'Failed';
    store.discard(own);
    return 'Accepted';
  }
  for (const root of store.roots) {
    if (!sameHash(await certificates.hash(root.facts.pem, root.facts.pem, wanted.hashAlgorithm), wanted)) continue;
    store.roots = store.roots.filter((one) => one !== root);
    return 'Accepted';
  }
  return 'NotFound';
}

/** M03: what is installed of these uses, of all when none is named. */
export async function installedIds(core: StationCore, uses: readonly InstalledId['use'][] | undefined): Promise<InstalledId[]> {
  const store = await keyStoreOf(core);
  const { certificates } = core.ports;
  if (!store || !certificates) return [];
  const wanted = (use: InstalledId['use']): boolean => !uses || uses.length === 0 || uses.includes(use);
  const found: InstalledId[] = [];
  for (const { use, facts } of store.roots) {
    if (wanted(use)) found.push({ use, hash: await certificates.hash(facts.pem, facts.pem, 'SHA256'), children: [] });
  }
  for (const { use, chain } of store.own) {
    if (use === 'ChargingStationCertificate' || !wanted('V2GCertificateChain')) continue;
    const path = await certificates.read(chain) ?? [];
    const hashes = await Promise.all(path.map((one, at) => certificates.hash(one.pem, (path[at + 1] ?? one).pem, 'SHA256')));
    const [hash, ...children] = hashes;
    if (hash) found.push({ use: 'V2GCertificateChain', hash, children });
  }
  return found;
}

/** Roots that vouch for a certificate of the station. */
export function rootsOf(store: KeyStore, use: SigningUse): string[] {
  return use === 'ChargingStationCertificate' ? store.rootsFor('CSMSRootCertificate') : store.rootsFor('V2GRootCertificate', 'CSMSRootCertificate');
}

export const NO_STORE: CertificateFault = { reasonCode: 'UnsupportedRequest', message: 'This station keeps no certificates.' };
