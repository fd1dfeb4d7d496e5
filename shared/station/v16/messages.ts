import type {
  BootNotificationRequest, MeterValuesRequest, SecurityEventNotificationRequest, StartTransactionRequest, StatusNotificationRequest,
  StopTransactionRequest,
} from '../../../schemas/generated/v16.types';
import type { JsonObject } from '../../ocpp/json';
import type { StationCore } from '../core/core';
import type { TransactionAnswer } from '../core/dialect';
import type { Evse } from '../core/evse';
import { isoOf, numberIn, objectIn } from '../core/read';
import type { TransactionEvent } from '../core/transaction';
import type { Connector } from '../hardware/connector';
import type { Message, MeterValue } from '../words';
import { connectorNumber } from './connectors';
import { meterValueOf, reasonOf, tokenInfoOf } from './values';

/** What a transaction is called before the CSMS has numbered it, or when it never did (OCPP 1.6 errata, StartTransaction). */
const NO_NUMBER = -1;

export function bootNotification({ config, firmwareVersion }: StationCore): Message {
  const payload: BootNotificationRequest = {
    chargePointVendor: config.vendor,
    chargePointModel: config.model,
    chargePointSerialNumber: config.serialNumber,
    firmwareVersion,
  };
  return { action: 'BootNotification', payload };
}

export function statusNotification(core: StationCore, evse: Evse, connector: Connector, status: string): Message {
  // §4.9: why it is suspended or finishing, when the car was unplugged.
  const info = evse.plugged || (status !== 'SuspendedEV' && status !== 'Finishing') ? undefined : 'EV side disconnected';
  return status16(core, connectorNumber(core, evse, connector.id), status, connector.fault, info);
}

/** Connector 0: the station as a whole is Available, Unavailable or Faulted (§4.9). */
export function stationStatus(core: StationCore): Message {
  return status16(core, 0, core.operative ? 'Available' : 'Unavailable', undefined);
}

export function mainMeterValues(_core: StationCore, values: readonly MeterValue[]): Message {
  const payload: MeterValuesRequest = { connectorId: 0, meterValue: values.map(meterValueOf) };
  return { action: 'MeterValues', payload };
}

export function meterValues(core: StationCore, evse: Evse, values: readonly MeterValue[]): Message {
  const payload: MeterValuesRequest = {
    connectorId: connectorNumber(core, evse, evse.path.inUse?.id ?? 1),
    ...(evse.transaction?.number === undefined ? {} : { transactionId: evse.transaction.number }),
    meterValue: values.map(meterValueOf),
  };
  return { action: 'MeterValues', payload };
}

/** Security events that the whitepaper for 1.6 names by 1.6's words. */
const NAMES_16: Readonly<Record<string, string>> = {
  FailedToAuthenticateAtCsms: 'FailedToAuthenticateAtCentralSystem',
  CsmsFailedToAuthenticate: 'CentralSystemFailedToAuthenticate',
  InvalidCsmsCertificate: 'InvalidCentralSystemCertificate',
  InvalidChargingStationCertificate: 'InvalidChargePointCertificate',
};

export function securityEvent(core: StationCore, type: string, info: string | undefined): Message {
  const payload: SecurityEventNotificationRequest = { type: NAMES_16[type] ?? type, timestamp: isoOf(core.now), ...(info === undefined ? {} : { techInfo: info }) };
  return { action: 'SecurityEventNotification', payload };
}

/** StartTransaction, MeterValues and StopTransaction; anything else of a transaction shows in the connector's status. */
export function transactionEvent(core: StationCore, event: TransactionEvent): Message | undefined {
  switch (event.type) {
    case 'Started': return startTransaction(core, event);
    case 'Ended': return stopTransaction(event);
    case 'Updated': return event.meterValues.length === 0 ? undefined : updatedValues(core, event);
  }
}

export function transactionAnswer({ type }: TransactionEvent, payload: JsonObject): TransactionAnswer {
  if (type === 'Updated') return {};
  const info = tokenInfoOf(objectIn(payload, 'idTagInfo') ?? {});
  const number = numberIn(payload, 'transactionId');
  return { ...(info ? { info } : {}), ...(number === undefined || type === 'Ended' ? {} : { number }) };
}

function status16(core: StationCore, connectorId: number, status: string, fault: string | undefined, info?: string): Message {
  const payload: StatusNotificationRequest = {
    connectorId,
    errorCode: (fault ?? 'NoError') as StatusNotificationRequest['errorCode'],
    status: status as StatusNotificationRequest['status'],
    ...(info === undefined ? {} : { info }),
    timestamp: isoOf(core.now),
  };
  return { action: 'StatusNotification', payload };
}

function startTransaction(core: StationCore, { transaction, at, reservationId }: TransactionEvent): Message {
  const payload: StartTransactionRequest = {
    connectorId: numberOf(core, transaction),
    idTag: transaction.token?.idToken ?? '',
    meterStart: transaction.meterStart,
    timestamp: isoOf(at),
    ...(reservationId === undefined ? {} : { reservationId }),
  };
  return { action: 'StartTransaction', payload };
}

function stopTransaction({ transaction, at, meter, meterValues: values, stoppedReason, stoppedBy }: TransactionEvent): Message {
  const payload: StopTransactionRequest = {
    transactionId: transaction.number ?? NO_NUMBER,
    meterStop: meter,
    timestamp: isoOf(at),
    reason: reasonOf(stoppedReason),
    ...(stoppedBy === undefined || stoppedBy.idToken === '' ? {} : { idTag: stoppedBy.idToken }),
    ...(values.length === 0 ? {} : { transactionData: values.map(meterValueOf) }),
  };
  return { action: 'StopTransaction', payload };
}

function updatedValues(core: StationCore, { transaction, meterValues: values }: TransactionEvent): Message {
  const payload: MeterValuesRequest = {
    connectorId: numberOf(core, transaction),
    transactionId: transaction.number ?? NO_NUMBER,
    meterValue: values.map(meterValueOf),
  };
  return { action: 'MeterValues', payload };
}

function numberOf(core: StationCore, { evseId, connectorId }: TransactionEvent['transaction']): number {
  const evse = core.evse(evseId);
  return evse ? connectorNumber(core, evse, connectorId) : connectorId;
}
