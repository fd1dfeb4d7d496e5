import type { Actions } from '../../../schemas/generated/v201.types';
import type { Handlers } from '../core/handlers';

const UNSUPPORTED = { reasonCode: 'UnsupportedRequest' };

/**
 * L Firmware, N01 logs and P Data Transfer. The station has nothing to install and no log files: it says so in the words
 * that each message has for it.
 */
export const SERVICE_HANDLERS: Handlers<Actions> = {
  PublishFirmware: () => ({ status: 'Rejected', statusInfo: UNSUPPORTED }),
  UnpublishFirmware: () => ({ status: 'NoFirmware' }),
  UpdateFirmware: () => ({ status: 'Rejected', statusInfo: UNSUPPORTED }),

  GetLog: () => ({ status: 'Rejected', statusInfo: UNSUPPORTED }),

  DataTransfer: () => ({ status: 'UnknownVendorId' }),
};
