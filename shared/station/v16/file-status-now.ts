import type { DiagnosticsStatusNotificationRequest, FirmwareStatusNotificationRequest, LogStatusNotificationRequest, SignedFirmwareStatusNotificationRequest } from '../../../schemas/generated/v16.types';
import { firmwareNow, logNow } from '../blocks/file-jobs';
import type { StationCore } from '../core/core';
import type { Message } from '../words';

/** What a station of 1.6 says when it is asked how far it is (TriggerMessage, ExtendedTriggerMessage). */

/** §7.25: Idle as soon as nothing is under way any more. */
export function firmwareStatusNow(core: StationCore): Message {
  const { status, signedMessages } = firmwareNow(core);
  const busy = core.hasJobs && core.jobs.firmware !== undefined && !signedMessages;
  const payload: FirmwareStatusNotificationRequest = { status: busy ? (status as FirmwareStatusNotificationRequest['status']) : 'Idle' };
  return { action: 'FirmwareStatusNotification', payload };
}

export function signedFirmwareStatusNow(core: StationCore): Message {
  const { status, requestId, signedMessages } = firmwareNow(core);
  const payload: SignedFirmwareStatusNotificationRequest = signedMessages
    ? { status: status as SignedFirmwareStatusNotificationRequest['status'], ...(requestId === undefined ? {} : { requestId }) }
    : { status: 'Idle' };
  return { action: 'SignedFirmwareStatusNotification', payload };
}

export function diagnosticsStatusNow(core: StationCore): Message {
  const { status, requestId } = logNow(core);
  const payload: DiagnosticsStatusNotificationRequest = { status: status === 'Uploading' && requestId === undefined ? 'Uploading' : 'Idle' };
  return { action: 'DiagnosticsStatusNotification', payload };
}

export function logStatusNow(core: StationCore): Message {
  const { status, requestId } = logNow(core);
  const payload: LogStatusNotificationRequest = status === 'Uploading' && requestId !== undefined ? { status: 'Uploading', requestId } : { status: 'Idle' };
  return { action: 'LogStatusNotification', payload };
}
