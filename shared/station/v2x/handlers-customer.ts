import type { Actions, CustomerInformationRequest, NotifyCustomerInformationRequest } from '../../../schemas/generated/v201.types';
import { describeCustomer, findCustomer, forgetCustomer, type CustomerReference } from '../blocks/customer-information';
import type { StationCore } from '../core/core';
import type { Handlers } from '../core/handlers';
import { isoOf } from '../core/read';

/** Most characters of `data` in one message. */
const DATA_LENGTH = 512;
const REPORT = 'customer-report';

/** N09 and N10. */
export const CUSTOMER_HANDLERS: Handlers<Actions> = {
  CustomerInformation: async (core, request) => {
    const { requestId, report, clear } = request;
    const reference = referenceOf(request);
    // N09.FR.09: nobody is named, or several are.
    if (!reference) return { status: 'Invalid' };
    // N09.FR.07, N10.FR.07.
    if (!report && !clear) return { status: 'Rejected', statusInfo: { reasonCode: 'InvalidValue', additionalInfo: 'Neither report nor clear is true.' } };
    // N09.FR.03: one report at a time.
    if (core.customerReport || core.timers.has(REPORT)) return { status: 'Rejected', statusInfo: { reasonCode: 'Unspecified', additionalInfo: 'Another report of a customer is still being sent.' } };
    const data = await findCustomer(core, reference);
    const known = describeCustomer(data);
    // The certificates took time: what follows waits for the answer on a timer.
    core.timers.set(REPORT, 0, () => {
      if (clear) forgetCustomer(core, data);
      void sendParts(core, requestId, report ? (known === '' ? 'No data found.' : known) : 'The data of this customer were cleared.');
    });
    return { status: 'Accepted' };
  },
};

function referenceOf({ idToken, customerIdentifier, customerCertificate }: CustomerInformationRequest): CustomerReference | undefined {
  const named = [
    ...(idToken ? [{ kind: 'token' as const, idToken: idToken.idToken, type: idToken.type }] : []),
    ...(customerIdentifier === undefined ? [] : [{ kind: 'identifier' as const, identifier: customerIdentifier }]),
    ...(customerCertificate ? [{ kind: 'certificate' as const, hash: customerCertificate }] : []),
  ];
  return named.length === 1 ? named[0] : undefined;
}

async function sendParts(core: StationCore, requestId: number, text: string): Promise<void> {
  core.customerReport = true;
  const parts = Array.from({ length: Math.max(1, Math.ceil(text.length / DATA_LENGTH)) }, (_, index) => text.slice(index * DATA_LENGTH, (index + 1) * DATA_LENGTH));
  for (const [seqNo, data] of parts.entries()) {
    const payload: NotifyCustomerInformationRequest = { requestId, seqNo, generatedAt: isoOf(core.now), data, tbc: seqNo < parts.length - 1 };
    await core.call({ action: 'NotifyCustomerInformation', payload });
  }
  core.customerReport = false;
}
