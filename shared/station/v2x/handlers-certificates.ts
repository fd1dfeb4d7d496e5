import type { Actions as Actions21 } from '../../../schemas/generated/v21.types';
import { deleteCertificate, installedIds, installRoot, type CertificateFault } from '../blocks/root-certificates';
import { takeCertificate } from '../blocks/station-certificate';
import type { Handlers } from '../core/handlers';

type Certificates<All> = Handlers<Pick<All, Extract<keyof All, 'CertificateSigned' | 'DeleteCertificate' | 'GetInstalledCertificateIds' | 'InstallCertificate'>>>;

/** A02, A03 and M: the certificates of the station. 2.1 has more uses of them than 2.0.1, and all are taken. */
export const CERTIFICATE_HANDLERS: Certificates<Actions21> = {
  CertificateSigned: async (core, { certificateChain, certificateType, requestId }) => answered(await takeCertificate(core, certificateChain, certificateType, requestId)),
  DeleteCertificate: async (core, { certificateHashData }) => ({ status: await deleteCertificate(core, certificateHashData) }),
  GetInstalledCertificateIds: async (core, { certificateType }) => {
    const found = await installedIds(core, certificateType);
    if (found.length === 0) return { status: 'NotFound' };
    const chains = found.map(({ use, hash, children }) => ({
      certificateType: use, certificateHashData: hash, ...(children.length === 0 ? {} : { childCertificateHashData: children.slice(0, MOST_CHILDREN) }),
    }));
    return { status: 'Accepted', certificateHashDataChain: chains };
  },
  InstallCertificate: async (core, { certificateType, certificate }) => installed(await installRoot(core, certificateType, certificate)),
};

/** childCertificateHashData holds no more. */
const MOST_CHILDREN = 4;

function installed(fault: CertificateFault | undefined): ReturnType<typeof answered> | { status: 'Failed'; statusInfo: { reasonCode: string; additionalInfo: string } } {
  if (!fault?.failed) return answered(fault);
  return { status: 'Failed', statusInfo: { reasonCode: fault.reasonCode, additionalInfo: fault.message.slice(0, 512) } };
}

function answered(fault: CertificateFault | undefined): { status: 'Accepted' | 'Rejected'; statusInfo?: { reasonCode: string; additionalInfo: string } } {
  return fault ? { status: 'Rejected', statusInfo: { reasonCode: fault.reasonCode, additionalInfo: fault.message.slice(0, 512) } } : { status: 'Accepted' };
}
