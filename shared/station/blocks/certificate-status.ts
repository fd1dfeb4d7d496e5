import type { GetCertificateStatusRequest } from '../../../schemas/generated/v21.types';
import type { CertificateFacts } from '../../platform/certificates';
import type { StationCore } from '../core/core';
import type { KeyStore, KeptStatus } from '../core/key-store';
import { textIn } from '../core/read';
import { keyStoreOf } from './root-certificates';

const REFRESH = 'certificate-status';
const DAY_MS = 86_400_000;
/** M06.FR.10: at least once a week. */
const WEEK_MS = 7 * DAY_MS;
/** How long until a responder that could not be reached is asked again. */
const RETRY_MS = 3_600_000;

/** Keeps what is known by OCSP of the station's certificates towards cars up to date (M06). */
export function watchStatuses(core: StationCore): void {
  if (core.config.version === '1.6' || !core.keyStore?.own.some(({ use }) => use !== 'ChargingStationCertificate')) return;
  void refreshStatuses(core);
}

/**
 * Asks the CSMS for the OCSP answers that are missing or old, one certificate after the other, since each has a request of
 * its own. @param anew all of them: a certificate has been renewed (M06.FR.07)
 */
export async function refreshStatuses(core: StationCore, anew = false): Promise<void> {
  const store = await keyStoreOf(core);
  if (!store || !core.running) return;
  const wanted = await towardsCars(core, store);
  for (const known of [...store.statuses.keys()]) if (!wanted.some(({ facts }) => facts.fingerprint === known)) store.statuses.delete(known);
  let failed = false;
  for (const { facts, issuer } of wanted) {
    if (!core.ready) break;
    if (!anew && (store.statuses.get(facts.fingerprint)?.until ?? 0) > core.now) continue;
    const kept = await ask(core, facts, issuer);
    if (kept) store.statuses.set(facts.fingerprint, kept);
    else failed = true;
  }
  if (wanted.length === 0 || !core.running) return;
  const next = Math.min(...wanted.map(({ facts }) => store.statuses.get(facts.fingerprint)?.until ?? Infinity)) - core.now;
  core.timers.set(REFRESH, failed || !core.ready ? RETRY_MS : Math.max(RETRY_MS, Math.min(next, DAY_MS)), () => void refreshStatuses(core));
}

/** The newest certificates towards cars and the sub-CAs above them that name a responder, each with who has signed it. */
async function towardsCars(core: StationCore, store: KeyStore): Promise<{ readonly facts: CertificateFacts; readonly issuer: CertificateFacts }[]> {
  const { certificates } = core.ports;
  const chains = (['V2GCertificate', 'V2G20Certificate'] as const).flatMap((use) => store.newest(use, core.now)?.chain ?? []);
  const known = store.roots.map(({ facts }) => facts);
  const found = new Map<string, { facts: CertificateFacts; issuer: CertificateFacts }>();
  for (const chain of chains) {
    const path = await certificates?.read(chain) ?? [];
    for (const facts of path) {
      const issuer = [...path, ...known].find(({ subject }) => subject === facts.issuer);
      if (issuer && issuer !== facts && facts.ocspResponder !== undefined) found.set(facts.fingerprint, { facts, issuer });
    }
  }
  return [...found.values()];
}

async function ask(core: StationCore, facts: CertificateFacts, issuer: CertificateFacts): Promise<KeptStatus | undefined> {
  const { certificates } = core.ports;
  if (!certificates || facts.ocspResponder === undefined) return undefined;
  const hash = await certificates.hash(facts.pem, issuer.pem, 'SHA256');
  const payload: GetCertificateStatusRequest = { ocspRequestData: { ...hash, responderURL: facts.ocspResponder } };
  const outcome = await core.call({ action: 'GetCertificateStatus', payload });
  const response = outcome.kind === 'result' && outcome.payload['status'] === 'Accepted' ? textIn(outcome.payload, 'ocspResult') : undefined;
  if (response === undefined) return undefined;
  const said = await certificates.readOcspResponse(response, issuer.pem);
  const fits = said?.signed && said.asked.serialNumber.toLowerCase() === hash.serialNumber.toLowerCase() && said.asked.issuerKeyHash === hash.issuerKeyHash;
  if (!fits || (said.nextUpdate ?? Infinity) < core.now) {
    core.note(`The OCSP answer for ${facts.subject} is not to be trusted: ${said ? 'it is not signed by its issuer, is for another certificate, or is too old' : 'it cannot be read'}.`);
    return undefined;
  }
  if (said.status !== 'good') core.note(`The certificate ${facts.subject} is ${said.status}, by the OCSP answer.`);
  return { status: said.status, until: Math.min(core.now + WEEK_MS, said.nextUpdate ?? Infinity), response };
}
