import type { Actions } from '../../../schemas/generated/v16.types';
import { triggerMessage } from '../blocks/triggers';
import type { Handlers } from '../core/handlers';
import { trigger } from './handlers-profiles';

/**
 * The security extension of 1.6. The station keeps no certificates and has no signed firmware and no log files, and says so.
 */
export const SECURITY_HANDLERS: Handlers<Actions> = {
  CertificateSigned: () => ({ status: 'Rejected' }),
  DeleteCertificate: () => ({ status: 'NotFound' }),
  ExtendedTriggerMessage: (core, { requestedMessage, connectorId }) => {
    switch (requestedMessage) {
      case 'SignChargePointCertificate': return { status: 'NotImplemented' };
      case 'FirmwareStatusNotification':
        triggerMessage(core, [{ action: 'SignedFirmwareStatusNotification', payload: { status: 'Idle' } }]);
        return { status: 'Accepted' };
      case 'LogStatusNotification':
        triggerMessage(core, [{ action: requestedMessage, payload: { status: 'Idle' } }]);
        return { status: 'Accepted' };
      case 'BootNotification':
      case 'Heartbeat':
      case 'MeterValues':
      case 'StatusNotification':
        return { status: trigger(core, { requestedMessage, ...(connectorId === undefined ? {} : { connectorId }) }) };
    }
  },
  GetInstalledCertificateIds: () => ({ status: 'NotFound' }),
  GetLog: () => ({ status: 'Rejected' }),
  InstallCertificate: () => ({ status: 'Rejected' }),
  SignedUpdateFirmware: () => ({ status: 'Rejected' }),
};
