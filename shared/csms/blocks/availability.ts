import { NOTHING, type Block16, type Block2x } from '../block';
import { readTime, timestamp } from '../context';
import { part, text, whole } from '../loose';

/** Block G: status and availability. */

/** Accepted takes effect now, Scheduled when the running transaction has ended. */
function isAgreed(status: string | undefined): boolean {
  return status === 'Accepted' || status === 'Scheduled';
}

export const availability16: Block16 = {
  serves: {
    Heartbeat: (_request, { csms }) => ({ currentTime: timestamp(csms) }),
    StatusNotification: (request, { csms, station }) => {
      const connector = whole(request, 'connectorId') ?? 0;
      station.setConnector({
        evse: connector,
        connector,
        status: text(request, 'status') ?? 'Unknown',
        errorCode: text(request, 'errorCode'),
        at: readTime(text(request, 'timestamp')) ?? csms.clock.now(),
      });
      return NOTHING;
    },
  },
  effects: {
    ChangeAvailability: (request, response, { station }) => {
      const status = text(response, 'status');
      if (!isAgreed(status)) return;
      const connector = whole(request, 'connectorId') ?? 0;
      station.setAvailability({ evse: connector, connector, operative: text(request, 'type') === 'Operative', scheduled: status === 'Scheduled' });
    },
  },
};

export const availability2x: Block2x = {
  serves: {
    Heartbeat: (_request, { csms }) => ({ currentTime: timestamp(csms) }),
    StatusNotification: (request, { csms, station }) => {
      station.setConnector({
        evse: whole(request, 'evseId') ?? 0,
        connector: whole(request, 'connectorId') ?? 0,
        status: text(request, 'connectorStatus') ?? 'Unknown',
        at: readTime(text(request, 'timestamp')) ?? csms.clock.now(),
      });
      return NOTHING;
    },
  },
  effects: {
    ChangeAvailability: (request, response, { station }) => {
      const status = text(response, 'status');
      if (!isAgreed(status)) return;
      const evse = part(request, 'evse');
      station.setAvailability({
        evse: whole(evse, 'id'),
        connector: whole(evse, 'connectorId'),
        operative: text(request, 'operationalStatus') === 'Operative',
        scheduled: status === 'Scheduled',
      });
    },
  },
};
