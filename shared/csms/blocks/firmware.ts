import type { Block16, Block2x } from '../block';
import { keepStatus } from './keep-status';

/** Block L: how far an update of the firmware is. */

export const firmware16: Block16 = {
  serves: {
    FirmwareStatusNotification: keepStatus('FirmwareStatusNotification'),
    SignedFirmwareStatusNotification: keepStatus('SignedFirmwareStatusNotification'),
  },
};

export const firmware2x: Block2x = {
  serves: {
    FirmwareStatusNotification: keepStatus('FirmwareStatusNotification'),
    PublishFirmwareStatusNotification: keepStatus('PublishFirmwareStatusNotification'),
  },
};
