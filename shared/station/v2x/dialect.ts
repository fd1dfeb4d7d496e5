import { isReserved } from '../blocks/reservation';
import type { Dialect } from '../core/dialect';
import { answerWith, handlerMap } from '../core/handlers';
import type { SettingDefaults } from '../settings/store';
import { status2 } from '../tables/connector-status';
import { firmwareStatus, logStatus, numbered, publishStatus } from './file-messages';
import { ENERGY_HANDLERS } from './handlers-energy-21';
import { HANDLERS_ADDED_IN_21 } from './handlers-21';
import { CERTIFICATE_HANDLERS } from './handlers-certificates';
import { LIMIT_MESSAGES } from './charging-limits';
import { CHARGING_HANDLERS } from './handlers-charging';
import { CUSTOMER_HANDLERS } from './handlers-customer';
import { DISPLAY_HANDLERS } from './handlers-display';
import { FILE_HANDLERS } from './handlers-files';
import { MONITORING_HANDLERS, STREAM_HANDLERS } from './handlers-monitoring';
import { ISO15118_MESSAGES } from './iso15118';
import { SMART_CHARGING_HANDLERS } from './handlers-smart-charging';
import { DER_HANDLERS } from './handlers-der';
import { STATION_HANDLERS } from './handlers-station';
import { authorize, bootNotification, mainMeterValues, meterValues, reservationEnded, securityEvent, statusNotification, transactionAnswer, transactionEvent } from './messages';
import { lockProblem } from './monitoring/lock-problem';
import { TARIFF_HANDLERS } from './handlers-tariff';
import { tariffProblem } from './tariff-problem';
import { tokenInfoIn } from './values';

const HANDLERS = new Map([
  ...handlerMap(STATION_HANDLERS, CHARGING_HANDLERS, CUSTOMER_HANDLERS),
  ...handlerMap(CERTIFICATE_HANDLERS, SMART_CHARGING_HANDLERS),
  ...handlerMap(DISPLAY_HANDLERS),
  ...handlerMap(MONITORING_HANDLERS),
  ...handlerMap(FILE_HANDLERS),
]);
const HANDLERS_21 = new Map([
  ...HANDLERS,
  ...handlerMap(HANDLERS_ADDED_IN_21), ...handlerMap(DER_HANDLERS),
  ...handlerMap(TARIFF_HANDLERS),
  ...handlerMap(ENERGY_HANDLERS),
  ...handlerMap(STREAM_HANDLERS),
]);

/** OCPP 2.0.1. */
export const DIALECT_201: Dialect = {
  boot: bootNotification,
  authorize,
  authorization: tokenInfoIn,
  connectorStatus: (core, evse, connector) =>
    status2(evse.connectorFacts(connector, core.operative, isReserved(core, evse, connector.id))),
  statusSteps: (_from, to) => [to],
  status: statusNotification,
  stationStatus: () => undefined,
  transactionEvent,
  transactionAnswer,
  meterValues,
  mainMeterValues,
  endedIntervals: (settings) => ({ sampled: settings.number('TxEndedInterval'), aligned: settings.number('AlignedDataTxEndedInterval') }),
  lockProblem,
  signCertificate: ({ csr, use }) => ({ action: 'SignCertificate', payload: { csr, ...(use === 'Combined' ? {} : { certificateType: use }) } }),
  securityEvent,
  reservationEnded: (reservation, how) => (how === 'NoTransaction' ? undefined : reservationEnded(reservation, how)),
  firmwareStatus: ({ requestId }, status) => firmwareStatus({ status, ...numbered(requestId) }),
  logStatus: ({ requestId }, status) => logStatus({ status, ...numbered(requestId) }),
  publishStatus: (told, location) => publishStatus(told, location),
  reservationUsedBy: 'token',
  iso15118: ISO15118_MESSAGES,
  limits: LIMIT_MESSAGES,
  answer: (core, call) => answerWith(HANDLERS, core, call),
};

/** What a station of 2.1 is built with beyond one of 2.0.1. */
export const DEFAULTS_21: SettingDefaults = {
  DisplayFormats: 'ASCII,HTML,QRCODE,URI,UTF8', DisplayStates: 'Charging,Discharging,Faulted,Idle,Suspended,Unavailable',
};

/** OCPP 2.1: what it adds to 2.0.1 is in its requests. */
export const DIALECT_21: Dialect = {
  ...DIALECT_201,
  signCertificate: ({ csr, use, requestId, rootHash }) => ({
    action: 'SignCertificate',
    payload: { csr, ...(use === 'Combined' ? {} : { certificateType: use }), requestId, ...(rootHash ? { hashRootCertificate: { ...rootHash } } : {}) },
  }),
  firmwareStatus: ({ requestId }, status, why) => firmwareStatus({ status, ...numbered(requestId) }, why),
  logStatus: ({ requestId }, status, why) => logStatus({ status, ...numbered(requestId) }, why),
  publishStatus,
  tariffProblem,
  reservationEnded, answer: (core, call) => answerWith(HANDLERS_21, core, call),
};
