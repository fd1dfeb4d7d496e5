import type { Get15118EVCertificateRequest } from '../../../schemas/generated/v21.types';
import type { CallOutcome } from '../../ocpp/outcome';
import type { ActResult, StationAct } from '../api';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { numberIn, textIn } from '../core/read';

type Wish = Extract<StationAct, { kind: 'request-contract' }>;

/** How long a car waits for the answer to CertificateInstallationReq and CertificateUpdateReq (ISO 15118-2). */
const CAR_WAITS_MS = 5_000;
const SCHEMAS = { 2: 'urn:iso:15118:2:2013:MsgDef', 20: 'urn:iso:std:iso:15118:-20:CommonMessages' } as const;
/** "EXI" in base64: no message of ISO 15118, since nothing here writes or reads EXI. Whoever has a real one gives it. */
const NO_EXI = 'RVhJ';

/**
 * The car asks for a contract certificate (M01, M02). Its message is passed on unread, and so is the answer: the simulated
 * car cannot read EXI, and so has no contract afterwards.
 */
export function requestContract(core: StationCore, evse: Evse, wish: Wish): ActResult {
  if (core.config.version === '1.6') return no('OCPP 1.6 has no message for it.');
  if (!evse.path.ev) return no(`No car hangs at EVSE ${evse.id}.`);
  if (!core.settings.flag('ContractCertificateInstallationEnabled')) return no('ISO15118Ctrlr.ContractCertificateInstallationEnabled is false.');
  if (!core.ready) return no('There is no connection to the CSMS; the car is told that it failed.');
  if (wish.schema === '20' && core.config.version !== '2.1') return no('OCPP 2.0.1 passes on messages of ISO 15118-2 alone.');
  void install(core, evse, requestOf(wish));
  return { ok: true };
}

/** ISO 15118-20 knows no update, and takes several contracts at once (M01.FR.03, M02.FR.02). */
function requestOf({ update = false, schema = '2', exiRequest = NO_EXI, contracts = 1, emaids }: Wish): Get15118EVCertificateRequest {
  const several = schema === '20';
  return {
    iso15118SchemaVersion: SCHEMAS[schema],
    action: update && !several ? 'Update' : 'Install',
    exiRequest,
    ...(several ? { maximumContractCertificateChains: contracts } : {}),
    ...(several && emaids && emaids.length > 0 ? { prioritizedEMAIDs: [...emaids] } : {}),
  };
}

async function install(core: StationCore, evse: Evse, payload: Get15118EVCertificateRequest): Promise<void> {
  const most = payload.maximumContractCertificateChains ?? 1;
  // M01.FR.06: the same request again while there are more.
  for (let got = 0; got < most; got += 1) {
    const outcome = await inTime(core, core.call({ action: 'Get15118EVCertificate', payload }));
    const answer = outcome?.kind === 'result' ? outcome.payload : {};
    if (answer['status'] !== 'Accepted' || textIn(answer, 'exiResponse') === undefined) return tell(core, evse, outcome ? 'failed' : 'failed: the CSMS took longer than the 5 s that the car waits');
    if ((numberIn(answer, 'remainingContracts') ?? 0) <= 0) break;
  }
  tell(core, evse, 'was answered');
}

/** undefined when the car has given up before. */
function inTime(core: StationCore, answer: Promise<CallOutcome>): Promise<CallOutcome | undefined> {
  return new Promise((resolve) => {
    const timer = core.clock.after(CAR_WAITS_MS, () => resolve(undefined));
    void answer.then((outcome) => {
      timer.cancel();
      resolve(outcome);
    });
  });
}

function tell(core: StationCore, evse: Evse, how: string): void {
  core.notice = `EVSE ${evse.id}: the car's request for a contract certificate ${how}.`;
  core.note(core.notice);
  core.changed();
}

function no(message: string): ActResult {
  return { ok: false, message };
}
