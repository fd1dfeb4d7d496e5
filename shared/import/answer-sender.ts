import type { Direction } from '../journal/entry';
import type { JsonObject } from '../ocpp/json';

/** Members that only answers of one side have, in any version. */
const OF_CSMS = ['currentTime', 'idTagInfo', 'idTokenInfo', 'totalCost', 'chargingPriority', 'ocspResult', 'exiResponse'];
const OF_STATION = [
  'configurationKey', 'unknownKey', 'listVersion', 'versionNumber', 'fileName', 'filename', 'chargingSchedule', 'schedule', 'getVariableResult', 'setVariableResult',
  'setMonitoringResult', 'clearMonitoringResult', 'certificateHashDataChain', 'messagesInQueue', 'ongoingIndicator',
];
const STATUS_OF_STATION = new Set(['Unlocked', 'UnlockFailed', 'RebootRequired', 'VersionMismatch', 'NotImplemented', 'Scheduled', 'Occupied', 'Faulted', 'Unavailable', 'EmptyResultSet', 'AcceptedCanceled', 'NoProfile', 'NoTransaction']);

/**
 * Who most likely sent an answer of which the request is not known: what is in it tells, or that it is empty, as what a CSMS
 * answers to notifications. All else is answered mostly by stations.
 */
export function likelySenderOf(payload: JsonObject): Direction {
  if (OF_CSMS.some((name) => name in payload)) return 'down';
  if (OF_STATION.some((name) => name in payload)) return 'up';
  const { status } = payload;
  if (typeof status === 'string' && STATUS_OF_STATION.has(status)) return 'up';
  return Object.keys(payload).length === 0 ? 'down' : 'up';
}

/** What ids of one origin have in common: digits and letters of hexadecimal numbers count as one each. */
export function shapeOf(id: string): string {
  if (/^\d+$/.test(id)) return 'number';
  const codes = new Array<number>(id.length);
  for (let i = 0; i < id.length; i += 1) {
    const code = id.charCodeAt(i);
    const small = code | 0x20;
    codes[i] = (code >= 0x30 && code <= 0x39) || (small >= 0x61 && small <= 0x66) ? 0x30 : small > 0x66 && small <= 0x7a ? 0x78 : code;
  }
  return String.fromCharCode(...codes);
}
