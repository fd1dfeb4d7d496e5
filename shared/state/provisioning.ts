import { number, object, text } from '../journal/loose';
import type { BlockFolds, Fold } from './message';

/** BootNotification (B01–B04; 1.6 §4.2). */
const bootAnswered: Fold = (station, { result }) => {
  if (!station.boot) return station;
  const interval = number(result, 'interval');
  return { ...station, boot: { ...station.boot, status: text(result, 'status'), ...(interval === undefined ? {} : { interval }) } };
};

export const PROVISIONING_16: BlockFolds = {
  requests: {
    BootNotification: (station, { request, wall }) => ({
      ...station,
      boot: {
        vendor: text(request, 'chargePointVendor') ?? '',
        model: text(request, 'chargePointModel') ?? '',
        serialNumber: text(request, 'chargePointSerialNumber') ?? text(request, 'chargeBoxSerialNumber'),
        firmwareVersion: text(request, 'firmwareVersion'),
        at: wall,
      },
    }),
  },
  results: { BootNotification: bootAnswered },
};

export const PROVISIONING_2X: BlockFolds = {
  requests: {
    BootNotification: (station, { request, wall }) => {
      const device = object(request, 'chargingStation');
      return {
        ...station,
        boot: {
          vendor: text(device, 'vendorName') ?? '',
          model: text(device, 'model') ?? '',
          serialNumber: text(device, 'serialNumber'),
          firmwareVersion: text(device, 'firmwareVersion'),
          reason: text(request, 'reason'),
          at: wall,
        },
      };
    },
  },
  results: { BootNotification: bootAnswered },
};
