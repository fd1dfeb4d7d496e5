import type { ActResult, StationAct } from '../api';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { IdToken } from '../words';
import { askAbout, grant, refusal, refusalAt, turnAway } from './card-reader';
import { cardDetails, releaseUnused, reserveOn } from './payment-terminal';
import { withdraw } from './transactions';
import { isBeingPaid } from './web-payment';

const DONE: ActResult = { ok: true };

/** Somebody holds a bank card to the payment terminal of an EVSE (2.1, C18). */
export function payByCard(core: StationCore, evse: Evse, { amount = Infinity, settles }: Omit<Extract<StationAct, { kind: 'pay-by-card' }>, 'kind' | 'evse'>): ActResult {
  if (core.config.version !== '2.1') return no('OCPP knows payment terminals from 2.1 on.');
  if (!core.settings.flag('PaymentEnabled')) return no('The payment terminal is switched off (PaymentCtrlr.Enabled).');
  const refused = refusal(core) ?? refusalAt(core, evse);
  if (refused !== undefined) return no(refused);
  if (evse.authorization || evse.authorizing || evse.keeper) return no(`EVSE ${evse.id} is in use.`);
  if (evse.transaction?.token) return no(`The transaction at EVSE ${evse.id} has been stopped already; unplug the cable to end it.`);
  if (isBeingPaid(core, evse)) return no(`Somebody pays for EVSE ${evse.id} on a web page right now.`);
  const payment = reserveOn(core, amount, settles);
  if (!payment) turnAway(core, 'The card is declined.');
  else void start(core, evse, payment);
  return DONE;
}

/** The driver cancels at the terminal: before a transaction the payment is given back, in one it ends it (C19, C20). */
export function cancelPayment(core: StationCore, evse: Evse): ActResult {
  if (!evse.authorization?.payment) return no(`Nobody has paid with a card at EVSE ${evse.id}.`);
  withdraw(core, evse, { trigger: 'StopAuthorized', reason: 'Local' });
  return DONE;
}

async function start(core: StationCore, evse: Evse, payment: NonNullable<ReturnType<typeof reserveOn>>): Promise<void> {
  const token: IdToken = { idToken: payment.pspRef, type: 'DirectPayment', additionalInfo: cardDetails(core) };
  // C18.FR.03: without AuthorizeDirectPayment the provider's word is enough.
  const info = payment.asked ? await askAbout(core, evse, token) : { status: 'Accepted' as const };
  const refused = info.status !== 'Accepted' || info.evseIds?.includes(evse.id) === false;
  if (refused || evse.authorization || refusal(core) !== undefined || refusalAt(core, evse) !== undefined) {
    // C18.FR.07: a CSMS that has said no need not hear of it again.
    releaseUnused(core, { payment }, !refused);
    return turnAway(core, refused ? `The payment is not accepted: ${info.status}.` : `EVSE ${evse.id} is not free any more; nothing is taken.`);
  }
  core.notice = undefined;
  grant(core, evse, { token, payment }, 'Authorized', info);
  // It was not granted after all: the EVSE is reserved for somebody else, or the tariff is no good.
  if (evse.authorization === undefined) releaseUnused(core, { payment });
}

function no(message: string): ActResult {
  return { ok: false, message };
}
