import type { FirmwareStatusNotificationRequest, LogStatusNotificationRequest, PublishFirmwareStatusNotificationRequest } from '../../../schemas/generated/v21.types';
import type { Told } from '../core/file-jobs';
import type { Message } from '../words';

/** The messages about files of 2.x. `why` stands in statusInfo, which 2.1 has for them. */

export function firmwareStatus({ status, requestId }: Told, why?: string): Message {
  const payload: FirmwareStatusNotificationRequest = { status: status as FirmwareStatusNotificationRequest['status'], ...numbered(requestId), ...reasoned(why) };
  return { action: 'FirmwareStatusNotification', payload };
}

export function logStatus({ status, requestId }: Told, why?: string): Message {
  const payload: LogStatusNotificationRequest = { status: status as LogStatusNotificationRequest['status'], ...numbered(requestId), ...reasoned(why) };
  return { action: 'LogStatusNotification', payload };
}

export function publishStatus({ status, requestId }: Told, location?: readonly string[], why?: string): Message {
  const payload: PublishFirmwareStatusNotificationRequest = {
    status: status as PublishFirmwareStatusNotificationRequest['status'], ...numbered(requestId),
    ...(location && location.length > 0 ? { location: [...location] } : {}), ...reasoned(why),
  };
  return { action: 'PublishFirmwareStatusNotification', payload };
}

export function numbered(requestId: number | undefined): { requestId?: number } {
  return requestId === undefined ? {} : { requestId };
}

function reasoned(why: string | undefined): { statusInfo?: { reasonCode: string; additionalInfo: string } } {
  return why === undefined ? {} : { statusInfo: { reasonCode: 'InternalError', additionalInfo: why.slice(0, 512) } };
}
