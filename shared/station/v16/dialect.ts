import { isReserved } from '../blocks/reservation';
import type { Dialect } from '../core/dialect';
import { answerWith, handlerMap } from '../core/handlers';
import { objectIn } from '../core/read';
import type { SettingDefaults } from '../settings/store';
import { NEXT_16, status16, steps16, type Status16 } from '../tables/connector-status';
import { firmwareStatus16, logStatus16 } from './file-messages';
import { FILE_HANDLERS } from './handlers-files';
import { CORE_HANDLERS } from './handlers-core';
import { PROFILE_HANDLERS } from './handlers-profiles';
import { SECURITY_HANDLERS } from './handlers-security';
import { SMART_CHARGING_HANDLERS } from './handlers-smart-charging';
import { bootNotification, mainMeterValues, meterValues, securityEvent, stationStatus, statusNotification, transactionAnswer, transactionEvent } from './messages';
import { tokenInfoOf } from './values';

const HANDLERS = handlerMap(CORE_HANDLERS, PROFILE_HANDLERS, SECURITY_HANDLERS, SMART_CHARGING_HANDLERS, FILE_HANDLERS);

/**
 * What 1.6 fixes that 2.x leaves to settings: a transaction begins when cable and idTag are there and ends with the
 * authorization (StopTransactionOnEVSideDisconnect says whether unplugging takes it away).
 */
export const DEFAULTS_16: SettingDefaults = {
  TxStartPoint: 'PowerPathClosed',
  TxStopPoint: 'Authorized',
  TxStartedMeasurands: '',
  TxEndedMeasurands: '',
  SendSecurityEvents: 'false',
  // 1.6 knows no lifetime but the expiryDate of each idTag.
  AuthCacheLifeTime: '0',
};

/** OCPP 1.6. */
export const DIALECT_16: Dialect = {
  boot: bootNotification,
  authorize: ({ idToken }) => ({ action: 'Authorize', payload: { idTag: idToken } }),
  authorization: (payload) => tokenInfoOf(objectIn(payload, 'idTagInfo') ?? {}),
  connectorStatus: (core, evse, connector) =>
    status16(evse.connectorFacts(connector, core.operative, isReserved(core, evse, connector.id))),
  statusSteps: (from, to) => (from !== undefined && isStatus(from) && isStatus(to) ? steps16(from, to) : [to]),
  status: statusNotification,
  stationStatus,
  transactionEvent,
  transactionAnswer,
  meterValues,
  mainMeterValues,
  endedIntervals: (settings) => ({
    sampled: settings.number('TxUpdatedInterval'),
    aligned: settings.list('AlignedDataTxEndedMeasurands').length > 0 ? settings.number('AlignedDataInterval') : 0,
  }),
  lockProblem: () => undefined,
  signCertificate: ({ csr }) => ({ action: 'SignCertificate', payload: { csr } }),
  securityEvent,
  reservationEnded: () => undefined,
  firmwareStatus: firmwareStatus16,
  logStatus: logStatus16,
  publishStatus: () => undefined,
  reservationUsedBy: 'transaction',
  iso15118: undefined,
  limits: undefined,
  answer: (core, call) => answerWith(HANDLERS, core, call),
};

function isStatus(status: string): status is Status16 {
  return Object.hasOwn(NEXT_16, status);
}
