import type { Actions, NotifyCustomerInformationRequest } from '../../../schemas/generated/v201.types';
import { clearCustomerInformation, customerInformation } from '../blocks/customer-information';
import { triggerMessage } from '../blocks/triggers';
import type { Handlers } from '../core/handlers';
import { isoOf } from '../core/read';

/** N09 and N10. */
export const CUSTOMER_HANDLERS: Handlers<Actions> = {
  CustomerInformation: (core, { requestId, report, clear, idToken, customerIdentifier }) => {
    const name = idToken?.idToken ?? customerIdentifier;
    if (name === undefined) return { status: 'Invalid' };
    if (!report && !clear) return { status: 'Rejected' };
    const data = customerInformation(core, name);
    if (clear) clearCustomerInformation(core, name);
    const parts = report ? inParts(data, 512) : [''];
    triggerMessage(core, parts.map((part, seqNo) => {
      const payload: NotifyCustomerInformationRequest = {
        requestId, seqNo, generatedAt: isoOf(core.now), data: part, ...(seqNo < parts.length - 1 ? { tbc: true } : {}),
      };
      return { action: 'NotifyCustomerInformation', payload };
    }));
    return { status: 'Accepted' };
  },
};

function inParts(text: string, size: number): string[] {
  return Array.from({ length: Math.max(1, Math.ceil(text.length / size)) }, (_, index) => text.slice(index * size, (index + 1) * size));
}
