import type { CertificateFacts } from '../../platform/certificates';
import { verifyChain } from '../../pki/chain';
import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import type { KeyStore, PendingSigning, RequestUse, SigningUse } from '../core/key-store';
import { refreshStatuses } from './certificate-status';
import { NO_STORE, keyStoreOf, rootsOf, type CertificateFault } from './root-certificates';
import { raiseSecurityEvent } from './security';

const RENEW = 'renew-certificate';
const SWITCH = 'switch-certificate';
const STATUSES = 'new-certificate-status';
const DAY_MS = 86_400_000;
/** A certificate is renewed when so much is left of it (A03: one month). */
const RENEW_BEFORE_MS = 30 * DAY_MS;
/** How often is looked whether that is so; no timer runs longer. */
const LOOK_AGAIN_MS = DAY_MS;
/** Between two looks while there is nobody to ask. */
const OFFLINE_RETRY_MS = 60_000;

/** Whether the station could ask for a certificate at all. */
export function canSign(core: StationCore): boolean {
  return core.ports.certificates !== undefined && core.settings.text('OrganizationName') !== '';
}

/** A person at the station has its certificate renewed (A03). */
export function renewByHand(core: StationCore): ActResult {
  if (!canSign(core)) return { ok: false, message: 'The station has no key store, or OrganizationName is not set.' };
  if (!core.online) return { ok: false, message: 'The station is not connected.' };
  void askForCertificate(core, 'ChargingStationCertificate');
  return { ok: true };
}

/** Makes a new key pair, and asks the CSMS for a certificate for it (A02, A03). */
export async function askForCertificate(core: StationCore, use: RequestUse): Promise<void> {
  const { certificates } = core.ports;
  const store = await keyStoreOf(core);
  if (!store || !certificates) return;
  const keys = await certificates.makeKeyPair();
  const csr = await certificates.makeRequest(subjectOf(core, use), keys);
  const root = use.startsWith('V2G') ? store.roots.find((one) => one.use === 'V2GRootCertificate') : undefined;
  const rootHash = root && await certificates.hash(root.facts.pem, root.issuer ?? root.facts.pem, 'SHA256');
  const pending: PendingSigning = { use, csr, keys, requestId: store.nextRequestId++, repeats: 0, ...(rootHash ? { rootHash } : {}) };
  store.pending.set(use, pending);
  await send(core, store, pending);
}

/**
 * CertificateSigned: the certificate is taken when it is for the key that waits, for this station, and signed by an
 * authority that it trusts (A02.FR.06). Undefined when it was taken.
 */
export async function takeCertificate(core: StationCore, chain: string, use: SigningUse | undefined, requestId?: number): Promise<CertificateFault | undefined> {
  const store = await keyStoreOf(core);
  if (!store) return NO_STORE;
  const most = core.settings.number('MaxCertificateChainSize');
  if (chain.length > most) return { reasonCode: 'InvalidCertificate', message: `The chain has ${chain.length} characters, which is more than MaxCertificateChainSize, ${most}.` };
  const pending = use ? store.pending.get(use) ?? store.pending.get('Combined') : store.pending.get('Combined') ?? [...store.pending.values()][0];
  if (!pending || (requestId !== undefined && requestId !== pending.requestId)) {
    return { reasonCode: 'InvalidCSR', message: `The station waits for no certificate${requestId === undefined ? '' : ` with requestId ${requestId}`}.` };
  }
  core.timers.clear(repeatTimer(pending.use));
  const verdict = await verify(core, store, pending, chain);
  store.pending.delete(pending.use);
  if ('reasonCode' in verdict) {
    // A02.FR.07 and .20: discarded, told, and not asked for again until the CSMS wants it.
    raiseSecurityEvent(core, 'InvalidChargingStationCertificate', verdict.message);
    return verdict;
  }
  const uses: readonly SigningUse[] = pending.use === 'Combined' ? ['ChargingStationCertificate', 'V2GCertificate'] : [pending.use];
  store.own = [...store.own, ...uses.map((one) => ({ use: one, facts: verdict, chain, key: pending.keys.privateKey }))];
  if (uses.includes('ChargingStationCertificate')) {
    core.timers.set(SWITCH, Math.max(0, verdict.notBefore - core.now), () => switchOver(core));
    watchExpiry(core);
  }
  if (pending.use !== 'ChargingStationCertificate') core.timers.set(STATUSES, 0, () => void refreshStatuses(core, true));
  return undefined;
}

/** Sees to it that the certificate towards the CSMS is renewed in time (A03.FR.02). */
export function watchExpiry(core: StationCore): void {
  if (!core.ports.certificates || (core.keyStore === undefined && core.config.clientCertificate === undefined)) return;
  void keyStoreOf(core).then((store) => {
    if (store && core.running) lookAtExpiry(core, store);
  });
}

function lookAtExpiry(core: StationCore, store: KeyStore): void {
  const current = store.newest('ChargingStationCertificate', core.now);
  if (!current) return;
  const left = current.facts.notAfter - RENEW_BEFORE_MS - core.now;
  if (left > 0) return core.timers.set(RENEW, Math.min(left, LOOK_AGAIN_MS), () => lookAtExpiry(core, store));
  if (store.pending.has('ChargingStationCertificate')) return;
  if (!core.ready) return core.timers.set(RENEW, OFFLINE_RETRY_MS, () => lookAtExpiry(core, store));
  void askForCertificate(core, 'ChargingStationCertificate');
}

async function verify(core: StationCore, store: KeyStore, pending: PendingSigning, chain: string): Promise<CertificateFacts | CertificateFault> {
  const { certificates } = core.ports;
  if (!certificates) return NO_STORE;
  const [first] = await certificates.read(chain) ?? [];
  // One that is not valid yet is kept for its time (A02.FR.08).
  const verdict = await verifyChain(certificates, chain, rootsOf(store, pending.use), Math.max(core.now, first?.notBefore ?? 0));
  if (!verdict.ok) return { reasonCode: 'InvalidCertificate', message: verdict.message };
  const { leaf } = verdict;
  if (!await certificates.belongTogether(leaf.publicKey, pending.keys.privateKey)) return { reasonCode: 'InvalidCertificate', message: 'The certificate is for another key than the one that was sent to be signed.' };
  const { commonName, organization } = subjectOf(core, pending.use);
  if (leaf.commonName !== commonName || leaf.organization !== organization) {
    return { reasonCode: 'InvalidCertificate', message: `The certificate is that of ${leaf.subject}; it was asked for CN=${commonName}, O=${organization}.` };
  }
  return leaf;
}

/** Security profile 3: connects again, with the new certificate. */
function switchOver(core: StationCore): void {
  if (core.network.profile.securityProfile === 3) void core.link.reconnect('The certificate was renewed');
}

/** Towards the CSMS the CN is the unique serial number (A00.FR.511), towards cars the SeccId. */
function subjectOf({ config, settings }: StationCore, use: RequestUse): { commonName: string; organization: string } {
  return { commonName: use.startsWith('V2G') ? settings.text('SeccId') : config.serialNumber, organization: settings.text('OrganizationName') };
}

async function send(core: StationCore, store: KeyStore, pending: PendingSigning): Promise<void> {
  const outcome = await core.call(core.dialect.signCertificate(pending));
  if (store.pending.get(pending.use) !== pending) return;
  if (outcome.kind !== 'result' || outcome.payload['status'] !== 'Accepted') {
    store.pending.delete(pending.use);
    return core.note(`The CSMS does not take the request for a ${pending.use}.`);
  }
  awaitCertificate(core, store, pending);
}

/** Asks again when the certificate does not come, after times that double (A02.FR.17 to .19). */
function awaitCertificate(core: StationCore, store: KeyStore, pending: PendingSigning): void {
  const first = core.settings.number('CertSigningWaitMinimum');
  if (first <= 0 || pending.repeats >= core.settings.number('CertSigningRepeatTimes')) return;
  core.timers.set(repeatTimer(pending.use), first * 2 ** pending.repeats * 1000, () => {
    if (!core.ready) return awaitCertificate(core, store, pending);
    pending.repeats += 1;
    void send(core, store, pending);
  });
}

function repeatTimer(use: RequestUse): string {
  return `sign:${use}`;
}
