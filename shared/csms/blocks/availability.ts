import type { EventDataType } from '../../../schemas/generated/v21.types';
import { NOTHING, type Block16, type Block2x } from '../block';
import { readTime, timestamp, type Caller } from '../context';
import { part, text, whole, type Loose } from '../loose';

/** Block G: status and availability. */

/** Accepted takes effect now, Scheduled when the running transaction has ended. */
function isAgreed(status: string | undefined): boolean {
  return status === 'Accepted' || status === 'Scheduled';
}

/** G01: a station may tell a connector's status as the event of a variable, too. */
export function learnAvailability(event: Loose<EventDataType>, { csms, station }: Caller): void {
  const component = part(event, 'component');
  const evse = part(component, 'evse');
  const at = { evse: whole(evse, 'id'), connector: whole(evse, 'connectorId') };
  if (text(component, 'name') !== 'Connector' || text(part(event, 'variable'), 'name') !== 'AvailabilityState') return;
  const status = text(event, 'actualValue');
  if (status === undefined || at.evse === undefined || at.connector === undefined) return;
  station.setConnector({ evse: at.evse, connector: at.connector, status, at: readTime(text(event, 'timestamp')) ?? csms.clock.now() });
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
