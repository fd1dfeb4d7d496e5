import { actionInfo, actionsOf, versionsKnowing, type ActionInfo } from '../actions';
import type { Sender } from '../frame-check';
import { OCPP_VERSIONS, type OcppVersion } from '../version';
import type { Violation } from '../violation';
import { nearMiss } from './near-miss';

/** Messages of 1.6 and the ones that do their work in 2.x. */
const SUCCESSORS: ReadonlyArray<readonly [in16: string, in2x: string]> = [
  ['StartTransaction', 'TransactionEvent'],
  ['StopTransaction', 'TransactionEvent'],
  ['RemoteStartTransaction', 'RequestStartTransaction'],
  ['RemoteStopTransaction', 'RequestStopTransaction'],
  ['ChangeConfiguration', 'SetVariables'],
  ['GetConfiguration', 'GetVariables'],
  ['GetDiagnostics', 'GetLog'],
  ['DiagnosticsStatusNotification', 'LogStatusNotification'],
  ['ExtendedTriggerMessage', 'TriggerMessage'],
  ['SignedUpdateFirmware', 'UpdateFirmware'],
  ['SignedFirmwareStatusNotification', 'FirmwareStatusNotification'],
];

/** The violation of naming an action that the version does not have. */
export function unknownAction(version: OcppVersion, name: string): Violation {
  return {
    path: '/2',
    rule: 'action-unknown',
    severity: 'error',
    found: name,
    expected: `the name of an action of OCPP ${version}`,
    message: unknownSentence(version, name),
    code: 'NotImplemented',
    reference: 'OCPP-J §4.2.1',
  };
}

function unknownSentence(version: OcppVersion, name: string): string {
  const names = actionsOf(version).map((action) => action.name);
  const otherCase = names.find((known) => known.toLowerCase() === name.toLowerCase());
  if (otherCase) return `${name} is no action of OCPP ${version}, whose names are case-sensitive: write ${otherCase}.`;
  const bare = name.replace(/(Request|Response|\.req|\.conf|Req|Conf)$/, '');
  if (bare !== name && names.includes(bare)) return `${name} is the name of a message; the action is written without its ending: ${bare}.`;
  const others = versionsKnowing(name);
  if (others.length > 0) return `${name} is an action of OCPP ${others.join(' and ')}; this connection speaks ${version}${successorOf(version, name)}.`;
  const near = nearMiss(name, names);
  if (near) return `OCPP ${version} has no action ${name} — did you mean ${near}?`;
  const abroad = OCPP_VERSIONS.filter((other) => other !== version)
    .map((other) => ({ other, near: nearMiss(name, actionsOf(other).map((action) => action.name)) }))
    .find((guess) => guess.near !== undefined);
  if (abroad) return `OCPP ${version} has no action ${name}; ${abroad.near} is one of OCPP ${abroad.other}.`;
  return `OCPP ${version} has no action ${name}; a vendor's own messages go into DataTransfer.`;
}

function successorOf(version: OcppVersion, name: string): string {
  const others = version === '1.6'
    ? SUCCESSORS.filter(([, in2x]) => in2x === name).map(([in16]) => in16)
    : SUCCESSORS.filter(([in16]) => in16 === name).map(([, in2x]) => in2x);
  return others.length === 0 ? '' : `, which has ${others.join(' and ')} for it`;
}

/** The violation of a side that sends what only the other one sends. */
export function wrongSender(version: OcppVersion, action: ActionInfo, sender: Sender): Violation {
  const station = version === '1.6' ? 'Charge Point' : 'Charging Station';
  const csms = version === '1.6' ? 'Central System' : 'CSMS';
  const [right, wrong] = action.sender === 'station' ? [station, csms] : [csms, station];
  return {
    path: '/2',
    rule: 'action-sender',
    severity: 'error',
    found: action.name,
    expected: `an action that the ${sender === 'station' ? station : csms} sends`,
    message: `${action.name} is sent by the ${right} in OCPP ${version}; here the ${wrong} sends it.`,
    // "Requested Action is recognized but not supported by the receiver" (OCPP-J §4.3).
    code: 'NotSupported',
  };
}

/** The violation of sending a CALL as SEND or the other way round (2.1). */
export function wrongMessageType(version: OcppVersion, name: string, asSend: boolean): Violation | undefined {
  const info = actionInfo(version, name);
  if (!info || info.isSend === asSend) return undefined;
  return {
    path: '/0',
    rule: 'message-type',
    severity: 'error',
    found: asSend ? 6 : 2,
    expected: asSend ? '2 (CALL)' : '6 (SEND)',
    message: asSend
      ? `${name} is sent as SEND (6), so no answer can come; it is a request and goes as CALL (2).`
      : `${name} is sent as CALL (2); it has no answer and goes as SEND (6).`,
    code: 'ProtocolError',
    reference: 'OCPP-J 2.1 §4.1.3',
  };
}
