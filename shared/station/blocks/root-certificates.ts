import type { CertificateFacts, CertificateHash, Certificates } from '../../platform/certificates';
import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import { KeyStore, sameHash, type OwnCertificate, type RequestUse, type RootUse } from '../core/key-store';

/** Why something about certificates was not done: a reason code of the standard, and a sentence. */
export interface CertificateFault {
  readonly reasonCode: string;
  readonly message: string;
  /** Nothing was wrong with the request, but it could not be done. */
  readonly failed?: true;
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
  const { certificates } = core.ports;
  if (!store || !certificates) return NO_STORE;
  const [facts, ...more] = await certificates.read(pem) ?? [];
  if (!facts || more.length > 0) return { reasonCode: 'InvalidCertificate', message: 'It is not one certificate in PEM.' };
  const fault = faultOf(facts, core.now) ?? await successionFault(core, store, use, facts, certificates);
  if (fault) return fault;
  const replaced = succeeds(core, use);
  const others = store.roots.filter((root) => root.use !== use || (root.facts.fingerprint !== facts.fingerprint && !(replaced && root.fallback)));
  const most = core.settings.number('MaxCertificateEntries');
  if (others.length >= most) return { reasonCode: 'OutOfStorage', message: `${most} certificates are installed already, which is all that there is room for.` };
  if (store.broken) return CANNOT_WRITE;
  const issuer = store.roots.find((root) => root.facts.subject === facts.issuer && facts.subject !== facts.issuer)?.facts.pem;
  store.roots = [
    ...others.map((root) => (replaced && root.use === use ? { ...root, fallback: true as const } : root)),
    { use, facts, ...(issuer === undefined ? {} : { issuer }) },
  ];
  return undefined;
}

/**
 * M04. Roots and certificates towards cars go. What the connection to the CSMS rests on stays: the station's own certificate
 * (M04.FR.06), and the last root for the CSMS while connections are over TLS.
 */
export async function deleteCertificate(core: StationCore, wanted: CertificateHash): Promise<'Accepted' | 'Failed' | 'NotFound'> {
  const store = await keyStoreOf(core);
  const { certificates } = core.ports;
  if (!store || !certificates) return 'NotFound';
  for (const own of store.own) {
    const hashes = await hashesOf(certificates, own, wanted.hashAlgorithm);
    // A sub-CA takes what it has signed with it (M04.FR.08).
    if (!(own.use === 'ChargingStationCertificate' ? hashes.slice(0, 1) : hashes).some((hash) => sameHash(hash, wanted))) continue;
    if (own.use === 'ChargingStationCertificate' || store.broken) return 'Failed';
    store.discard(own);
    return 'Accepted';
  }
  for (const root of store.roots) {
    if (!sameHash(await certificates.hash(root.facts.pem, root.issuer ?? root.facts.pem, wanted.hashAlgorithm), wanted)) continue;
    const last = root.use === 'CSMSRootCertificate' && store.csmsRoots(true).length === 1;
    if (store.broken || (last && core.network.securityProfile >= 2)) return 'Failed';
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
  for (const { use, facts, issuer } of store.roots) {
    if (wanted(use)) found.push({ use, hash: await certificates.hash(facts.pem, issuer ?? facts.pem, 'SHA256'), children: [] });
  }
  for (const own of store.own) {
    if (own.use === 'ChargingStationCertificate' || !wanted('V2GCertificateChain')) continue;
    const [hash, ...children] = await hashesOf(certificates, own, 'SHA256');
    if (hash) found.push({ use: 'V2GCertificateChain', hash, children });
  }
  return found;
}

/** PEM of the roots that vouch for a certificate of the station. */
export function rootsOf(store: KeyStore, use: RequestUse): string[] {
  return use === 'ChargingStationCertificate' || use === 'Combined' ? store.rootsFor('CSMSRootCertificate') : store.rootsFor('V2GRootCertificate', 'CSMSRootCertificate');
}

/** The memory of the station breaks, or works again. */
export function setStoreBroken(core: StationCore, broken: boolean): ActResult {
  if (!core.ports.certificates) return { ok: false, message: 'The station keeps no certificates.' };
  void keyStoreOf(core).then((store) => {
    if (store) store.broken = broken;
  });
  return { ok: true };
}

export const NO_STORE: CertificateFault = { reasonCode: 'UnsupportedRequest', message: 'This station keeps no certificates.' };
const CANNOT_WRITE: CertificateFault = { reasonCode: 'InternalError', message: 'The memory for certificates cannot be written.', failed: true };

function faultOf(facts: CertificateFacts, now: number): CertificateFault | undefined {
  const invalid = (message: string): CertificateFault => ({ reasonCode: 'InvalidCertificate', message });
  if (!facts.isAuthority) return invalid(`${facts.subject} may not sign certificates, so it is no root.`);
  if (facts.notAfter < now) return invalid(`${facts.subject} has expired.`);
  return undefined;
}

/** With AdditionalRootCertificateCheck there is one root for the CSMS, and the next takes its place (M05.FR.09 and .10). */
function succeeds(core: StationCore, use: RootUse): boolean {
  return use === 'CSMSRootCertificate' && core.settings.flag('AdditionalRootCertificateCheck');
}

/** M05.FR.11: only the root that is there can say who comes after it. */
async function successionFault(core: StationCore, store: KeyStore, use: RootUse, facts: CertificateFacts, certificates: Certificates): Promise<CertificateFault | undefined> {
  const now = store.roots.filter((root) => root.use === use && !root.fallback);
  if (!succeeds(core, use) || now.length === 0 || now.some((root) => root.facts.fingerprint === facts.fingerprint)) return undefined;
  for (const root of now) if (await certificates.isSignedBy(facts.pem, root.facts.pem)) return undefined;
  return { reasonCode: 'InvalidCertificate', message: `${facts.subject} is not signed by the root for the CSMS that is installed (AdditionalRootCertificateCheck).` };
}

/** Of a certificate of the station and of what leads to its root, without the root. */
async function hashesOf(certificates: Certificates, { chain, facts }: OwnCertificate, algorithm: CertificateHash['hashAlgorithm']): Promise<CertificateHash[]> {
  const path = (await certificates.read(chain) ?? [facts]).filter((one, at) => at === 0 || one.subject !== one.issuer);
  const all = await certificates.read(chain) ?? [facts];
  return Promise.all(path.map((one) => certificates.hash(one.pem, (all.find(({ subject }) => subject === one.issuer) ?? one).pem, algorithm)));
}
