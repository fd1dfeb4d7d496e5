import { number, object, text } from '../journal/loose';
import { isAccepted, type BlockFolds, type Fold } from './message';
import { withReservation, withReservationStatus } from './reservation-list';

const reserved16: Fold = (station, message) => {
  const { request } = message;
  const id = number(request, 'reservationId');
  if (!isAccepted(message) || id === undefined) return station;
  // Connector 0 leaves the choice to the station.
  const connector = number(request, 'connectorId');
  return withReservation(station, {
    id, evse: connector === 0 ? undefined : connector, idToken: text(request, 'idTag') ?? '', expiry: text(request, 'expiryDate'), status: 'Active',
  });
};

const reserved2x: Fold = (station, message) => {
  const { request } = message;
  const id = number(request, 'id');
  if (!isAccepted(message) || id === undefined) return station;
  return withReservation(station, {
    id,
    evse: number(request, 'evseId'),
    connectorType: text(request, 'connectorType'),
    idToken: text(object(request, 'idToken'), 'idToken') ?? '',
    expiry: text(request, 'expiryDateTime'),
    status: 'Active',
  });
};

const cancelled: Fold = (station, message) =>
  isAccepted(message) ? withReservationStatus(station, number(message.request, 'reservationId'), 'Cancelled') : station;

export const RESERVATION_16: BlockFolds = {
  results: { ReserveNow: reserved16, CancelReservation: cancelled },
};

export const RESERVATION_2X: BlockFolds = {
  requests: {
    ReservationStatusUpdate: (station, { request }) =>
      withReservationStatus(station, number(request, 'reservationId'), text(request, 'reservationUpdateStatus') ?? 'Unknown'),
  },
  results: { ReserveNow: reserved2x, CancelReservation: cancelled },
};
