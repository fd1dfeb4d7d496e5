import type { OCSPRequestDataType } from '../../../schemas/generated/v201.types';
import type { JsonObject } from '../../ocpp/json';
import { verifyChain, type ChainVerdict } from '../../pki/chain';
import type { Certificates } from '../../platform/certificates';
import type { EvContract } from '../api';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { textIn } from '../core/read';
import type { IdToken, TokenInfo } from '../words';
import { authorize, rememberToken } from './authorization';
import { grant, refusal, refusalAt } from './card-reader';
import { keyStoreOf } from './root-certificates';

const INVALID: TokenInfo = { status: 'Invalid' };
/** Most characters of `certificate`, and most certificates asked about by their hashes. */
const MOST_CHARACTERS = { '2.0.1': 5500, '2.1': 10_000 } as const;
const MOST_HASHES = 4;

/**
 * A car that speaks ISO 15118 was plugged in. With a contract, and where the station allows it, it charges on that (C07);
 * any other shows nothing of itself, and its driver identifies himself by other means (C08).
 */
export function greetCar(core: StationCore, evse: Evse): void {
  const contract = evse.path.ev?.config.contract;
  if (!contract || core.config.version === '1.6' || !core.settings.flag('PnCEnabled') || !core.ports.certificates) return;
  if (!core.powered || evse.authorization || evse.authorizing || refusal(core) !== undefined || refusalAt(core, evse) !== undefined) return;
  void charge(core, evse, contract);
}

async function charge(core: StationCore, evse: Evse, contract: EvContract): Promise<void> {
  const token: IdToken = { idToken: contract.emaid, type: 'eMAID' };
  evse.authorizing = true;
  core.changed();
  const info = await authorizeContract(core, token, contract).finally(() => { evse.authorizing = false; });
  if (info.status !== 'Accepted') {
    core.notice = info.personalMessage ?? `The contract of the car: ${info.status}`;
    core.onRefusal?.(`The contract ${contract.emaid} is not accepted: ${info.status}.`);
    return core.changed();
  }
  core.notice = undefined;
  const still = evse.path.ev?.config.contract === contract && !evse.authorization && refusal(core) === undefined && refusalAt(core, evse) === undefined;
  if (still) grant(core, evse, { token, ...(info.groupId === undefined ? {} : { groupId: info.groupId }) }, 'Authorized', info);
  core.changed();
}

async function authorizeContract(core: StationCore, token: IdToken, contract: EvContract): Promise<TokenInfo> {
  const { certificates } = core.ports;
  if (!certificates) return INVALID;
  const verdict = await examine(core, certificates, contract);
  if (!core.ready) return offline(core, token, verdict);
  const proof = await proofOf(core, certificates, contract, verdict);
  if (!proof) {
    core.note(`The certificate of ${contract.emaid} cannot be checked here, and CentralContractValidationAllowed is false.`);
    return INVALID;
  }
  const { action, payload } = core.dialect.authorize(token);
  const outcome = await core.call({ action, payload: { ...payload, ...proof } });
  if (outcome.kind === 'closed') return offline(core, token, verdict);
  if (outcome.kind !== 'result') return INVALID;
  const info = core.dialect.authorization(outcome.payload) ?? INVALID;
  const status = textIn(outcome.payload, 'certificateStatus') ?? 'Accepted';
  // Whatever is thought of the contract, nobody charges on a certificate that does not hold.
  const judged = status === 'Accepted' || info.status !== 'Accepted' ? info : { ...info, status: 'Invalid' as const };
  rememberToken(core, token, judged);
  return judged;
}

/** Without a connection the station has to know by itself that the certificate holds, and then whose it is (C07.FR.07 to .12). */
async function offline(core: StationCore, token: IdToken, verdict: ChainVerdict): Promise<TokenInfo> {
  const { settings } = core;
  if (!settings.flag('ContractValidationOffline') || !verdict.ok || !settings.flag('LocalAuthorizeOffline')) return INVALID;
  return authorize(core, token);
}

async function examine(core: StationCore, certificates: Certificates, contract: EvContract): Promise<ChainVerdict> {
  const roots = (await keyStoreOf(core))?.rootsFor('V2GRootCertificate', 'MORootCertificate') ?? [];
  return verifyChain(certificates, contract.certificate, roots, core.now);
}

/**
 * What goes with the eMAID: the data for OCSP, when the station has the root (C07.FR.02), otherwise the chain itself, when
 * the CSMS may be asked to check it (C07.FR.06). Undefined when there is nothing to go by.
 */
async function proofOf(core: StationCore, certificates: Certificates, contract: EvContract, verdict: ChainVerdict): Promise<JsonObject | undefined> {
  const rooted = verdict.ok || verdict.fault === 'expired' || verdict.fault === 'not-yet-valid';
  if (rooted) {
    const asked = await Promise.all(verdict.path.slice(0, -1).map(async ({ pem, ocspResponder }, at): Promise<OCSPRequestDataType | undefined> => {
      const issuer = verdict.path[at + 1];
      return issuer && ocspResponder !== undefined ? { ...await certificates.hash(pem, issuer.pem, 'SHA256'), responderURL: ocspResponder } : undefined;
    }));
    const complete = asked.filter((one) => one !== undefined);
    if (complete.length > 0 && complete.length === asked.length) return { iso15118CertificateHashData: complete.slice(0, MOST_HASHES) };
  }
  const most = core.config.version === '2.1' ? MOST_CHARACTERS['2.1'] : MOST_CHARACTERS['2.0.1'];
  return core.settings.flag('CentralContractValidationAllowed') && contract.certificate.length <= most ? { certificate: contract.certificate } : undefined;
}
