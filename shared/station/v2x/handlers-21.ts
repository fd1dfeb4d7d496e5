import type { Actions } from '../../../schemas/generated/v21.types';
import { beginSwap } from '../blocks/battery-swap';
import { holdForPayment } from '../blocks/web-payment';
import type { Handlers } from '../core/handlers';

/** What 2.1 adds: payments on web pages, and batteries that are swapped. */
export const HANDLERS_ADDED_IN_21: Handlers<Actions> = {
  NotifyWebPaymentStarted: (core, { evseId, timeout }) => {
    const evse = core.evse(evseId);
    if (evse) holdForPayment(core, evse, timeout);
    return {};
  },
  RequestBatterySwap: (core, { idToken, requestId }) => {
    const result = beginSwap(core, { idToken: idToken.idToken, type: idToken.type }, requestId);
    return result.ok ? { status: 'Accepted' } : { status: 'Rejected', statusInfo: { reasonCode: result.reasonCode ?? 'Unspecified', additionalInfo: result.message } };
  },
};
