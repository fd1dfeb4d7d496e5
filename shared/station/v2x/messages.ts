import type {
  AuthorizeRequest, BootNotificationRequest, MeterValuesRequest, SecurityEventNotificationRequest, StatusNotificationRequest, TransactionEventRequest,
} from '../../../schemas/generated/v201.types';
import type { ReservationStatusUpdateRequest, TransactionLimitType } from '../../../schemas/generated/v21.types';
import type { JsonObject } from '../../ocpp/json';
import type { StationCore } from '../core/core';
import type { TransactionAnswer } from '../core/dialect';
import type { Evse } from '../core/evse';
import { isoOf, numberIn, objectIn, textIn } from '../core/read';
import type { Reservation } from '../core/records';
import type { TransactionEvent, TransactionLimits } from '../core/transaction';
import type { Connector } from '../hardware/connector';
import type { BootReason, IdToken, Message, MeterValue } from '../words';
import { idTokenOf, meterValuesOf, reasonOf, tokenInfoIn } from './values';

export function bootNotification({ config, firmwareVersion }: StationCore, reason: BootReason): Message {
  const payload: BootNotificationRequest = {
    reason,
    chargingStation: { model: config.model, vendorName: config.vendor, serialNumber: config.serialNumber, firmwareVersion },
  };
  return { action: 'BootNotification', payload };
}

export function authorize(token: IdToken): Message {
  const payload: AuthorizeRequest = { idToken: idTokenOf(token) };
  return { action: 'Authorize', payload };
}

export function statusNotification(core: StationCore, evse: Evse, connector: Connector, status: string): Message {
  const payload: StatusNotificationRequest = {
    timestamp: isoOf(core.now),
    connectorStatus: status as StatusNotificationRequest['connectorStatus'],
    evseId: evse.id,
    connectorId: connector.id,
  };
  return { action: 'StatusNotification', payload };
}

export function mainMeterValues(_core: StationCore, values: readonly MeterValue[]): Message {
  const payload: MeterValuesRequest = { evseId: 0, meterValue: meterValuesOf(values) };
  return { action: 'MeterValues', payload };
}

export function meterValues(_core: StationCore, evse: Evse, values: readonly MeterValue[]): Message {
  const payload: MeterValuesRequest = { evseId: evse.id, meterValue: meterValuesOf(values) };
  return { action: 'MeterValues', payload };
}

export function securityEvent(core: StationCore, type: string, info: string | undefined): Message {
  const payload: SecurityEventNotificationRequest = { type, timestamp: isoOf(core.now), ...(info === undefined ? {} : { techInfo: info }) };
  return { action: 'SecurityEventNotification', payload };
}

/** 2.0.1 has no NoTransaction. */
export function reservationEnded({ id }: Pick<Reservation, 'id'>, how: 'Expired' | 'Removed' | 'NoTransaction'): Message {
  const payload: ReservationStatusUpdateRequest = { reservationId: id, reservationUpdateStatus: how };
  return { action: 'ReservationStatusUpdate', payload };
}

/** TransactionEvent (E. Transactions). The token is told once when it is authorized and once when it ends that (E07.FR.02). */
export function transactionEvent(core: StationCore, event: TransactionEvent): Message {
  const { transaction, stoppedBy, stoppedReason } = event;
  const meterValue = meterValuesOf(event.meterValues);
  const token = event.token ?? stoppedBy;
  const payload: TransactionEventRequest = {
    eventType: event.type,
    timestamp: isoOf(event.at),
    // What only 2.1 has happens only there.
    triggerReason: event.trigger as TransactionEventRequest['triggerReason'],
    seqNo: event.seqNo,
    ...(event.offline ? { offline: true } : {}),
    ...(event.phases === undefined ? {} : { numberOfPhasesUsed: event.phases }),
    ...(event.cableMaxCurrent === undefined ? {} : { cableMaxCurrent: event.cableMaxCurrent }),
    transactionInfo: {
      transactionId: transaction.id,
      chargingState: event.chargingState,
      ...(event.operationMode === undefined || core.config.version !== '2.1' ? {} : { operationMode: event.operationMode }),
      ...(event.type === 'Ended' ? { timeSpentCharging: event.secondsCharging } : {}),
      ...(stoppedReason === undefined ? {} : { stoppedReason: reasonOf(stoppedReason) }),
      ...(event.remoteStartId === undefined ? {} : { remoteStartId: event.remoteStartId }),
      ...(event.limits === undefined ? {} : { transactionLimit: wireLimits(event.limits) }),
      ...(event.tariffId === undefined ? {} : { tariffId: event.tariffId }),
    },
    ...(event.costDetails === undefined ? {} : { costDetails: event.costDetails }),
    ...(event.evse ? { evse: event.evse } : {}),
    ...(token ? { idToken: idTokenOf(token) } : {}),
    ...(event.reservationId === undefined ? {} : { reservationId: event.reservationId }),
    ...(meterValue.length === 0 ? {} : { meterValue }),
  };
  return { action: 'TransactionEvent', payload };
}

export function transactionAnswer(_event: TransactionEvent, payload: JsonObject): TransactionAnswer {
  const info = tokenInfoIn(payload);
  const totalCost = numberIn(payload, 'totalCost');
  const limits = limitsIn(objectIn(payload, 'transactionLimit'));
  // K03.FR.05: what is said of this transaction goes before what is said of the token.
  const priority = numberIn(payload, 'chargingPriority') ?? numberIn(objectIn(payload, 'idTokenInfo') ?? {}, 'chargingPriority');
  const personalMessage = textIn(objectIn(payload, 'updatedPersonalMessage') ?? {}, 'content');
  return {
    ...(info ? { info } : {}),
    ...(totalCost === undefined ? {} : { totalCost }),
    ...(priority === undefined ? {} : { priority }),
    ...(personalMessage === undefined ? {} : { personalMessage }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

/** TransactionLimitType (2.1). */
function wireLimits({ energy, time, soc, cost }: TransactionLimits): TransactionLimitType {
  return {
    ...(energy === undefined ? {} : { maxEnergy: energy }),
    ...(time === undefined ? {} : { maxTime: time }),
    ...(soc === undefined ? {} : { maxSoC: soc }),
    ...(cost === undefined ? {} : { maxCost: cost }),
  };
}

function limitsIn(limit: JsonObject | undefined): TransactionLimits {
  const named = { energy: 'maxEnergy', time: 'maxTime', soc: 'maxSoC', cost: 'maxCost' };
  return Object.fromEntries(Object.entries(named).flatMap(([kind, name]) => {
    const value = limit && numberIn(limit, name);
    return value === undefined ? [] : [[kind, value]];
  }));
}
