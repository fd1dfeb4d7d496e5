import type { Actions, CertificateUseEnumType } from '../../../schemas/generated/v16.types';
import { deleteCertificate, installedIds, installRoot } from '../blocks/root-certificates';
import { askForCertificate, canSign, takeCertificate } from '../blocks/station-certificate';
import { triggerMessage } from '../blocks/triggers';
import type { Handlers } from '../core/handlers';
import type { RootUse } from '../core/key-store';
import { logStatusNow, signedFirmwareStatusNow } from './file-status-now';
import { trigger } from './handlers-profiles';

/** The security extension of 1.6, but for signed firmware and logs. */
export const SECURITY_HANDLERS: Handlers<Actions> = {
  CertificateSigned: async (core, { certificateChain }) => ({ status: await takeCertificate(core, certificateChain, 'ChargingStationCertificate') ? 'Rejected' : 'Accepted' }),
  DeleteCertificate: async (core, { certificateHashData }) => ({ status: await deleteCertificate(core, certificateHashData) }),
  ExtendedTriggerMessage: (core, { requestedMessage, connectorId }) => {
    switch (requestedMessage) {
      case 'SignChargePointCertificate':
        if (!canSign(core)) return { status: core.ports.certificates ? 'Rejected' : 'NotImplemented' };
        core.afterAnswer(() => void askForCertificate(core, 'ChargingStationCertificate'));
        return { status: 'Accepted' };
      case 'FirmwareStatusNotification':
        triggerMessage(core, [signedFirmwareStatusNow(core)]);
        return { status: 'Accepted' };
      case 'LogStatusNotification':
        triggerMessage(core, [logStatusNow(core)]);
        return { status: 'Accepted' };
      case 'BootNotification':
      case 'Heartbeat':
      case 'MeterValues':
      case 'StatusNotification':
        return { status: trigger(core, { requestedMessage, ...(connectorId === undefined ? {} : { connectorId }) }) };
    }
  },
  GetInstalledCertificateIds: async (core, { certificateType }) => {
    const found = await installedIds(core, [rootUseOf(certificateType)]);
    return found.length === 0 ? { status: 'NotFound' } : { status: 'Accepted', certificateHashData: found.map(({ hash }) => hash) };
  },
  InstallCertificate: async (core, { certificateType, certificate }) => {
    const fault = await installRoot(core, rootUseOf(certificateType), certificate);
    return { status: fault ? (fault.failed ? 'Failed' : 'Rejected') : 'Accepted' };
  },
};

function rootUseOf(use: CertificateUseEnumType): RootUse {
  return use === 'CentralSystemRootCertificate' ? 'CSMSRootCertificate' : use;
}
