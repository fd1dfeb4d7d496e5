import { text } from '../journal/loose';
import type { BlockFolds, Fold } from './message';

const firmware: Fold = (station, { request }) => ({ ...station, firmwareStatus: text(request, 'status') ?? station.firmwareStatus });

/** L01; 1.6 §4.5, and the security whitepaper's signed update. */
export const FIRMWARE: BlockFolds = {
  requests: { FirmwareStatusNotification: firmware, SignedFirmwareStatusNotification: firmware },
};
