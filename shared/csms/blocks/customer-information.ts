import { NOTHING, type Block2x } from '../block';
import { flag, text, whole } from '../loose';

/** Block N: what a station knows of a customer, joined from its parts (N09, N10). */
export const customerInformation2x: Block2x = {
  serves: {
    NotifyCustomerInformation: (request, { station }) => {
      const data = text(request, 'data') ?? '';
      station.reports.add('NotifyCustomerInformation', whole(request, 'requestId') ?? -1, whole(request, 'seqNo'), flag(request, 'tbc'), data);
      return NOTHING;
    },
  },
};
