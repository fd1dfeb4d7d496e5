import { NOTHING, type Block2x } from '../block';
import { asJson, parts, text } from '../loose';

/** Block S (2.1): batteries that stand in a swap station. */

export const batterySwap2x: Block2x = {
  serves: {
    BatterySwap: (request, { station }) => {
      const batteries = station.objects('battery');
      // BatteryOutTimeout tells of a battery that was offered and not taken: it stays.
      const event = text(request, 'eventType');
      for (const battery of parts(request, 'batteryData')) {
        const serial = text(battery, 'serialNumber') ?? '';
        if (event === 'BatteryIn') batteries.set(serial, asJson(battery));
        else if (event === 'BatteryOut') batteries.delete(serial);
      }
      return NOTHING;
    },
  },
};
