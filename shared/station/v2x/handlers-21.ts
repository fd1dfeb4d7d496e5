import type { Actions } from '../../../schemas/generated/v21.types';
import { holdForPayment } from '../blocks/web-payment';
import type { Handlers } from '../core/handlers';

const UNSUPPORTED = { reasonCode: 'UnsupportedRequest' };

/** What 2.1 adds and is not simulated: each request gets the status by which its message says so. */
export const HANDLERS_ADDED_IN_21: Handlers<Actions> = {
  NotifyWebPaymentStarted: (core, { evseId, timeout }) => {
    const evse = core.evse(evseId);
    if (evse) holdForPayment(core, evse, timeout);
    return {};
  },
  RequestBatterySwap: () => ({ status: 'Rejected', statusInfo: UNSUPPORTED }),
};
