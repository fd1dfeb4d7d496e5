import type {
  DiagnosticsStatusNotificationRequest, FirmwareStatusNotificationRequest, LogStatusNotificationRequest, SignedFirmwareStatusNotificationRequest,
} from '../../../schemas/generated/v16.types';
import type { FirmwareUpdate, LogUpload } from '../core/file-jobs';
import type { Message } from '../words';

/** Statuses that FirmwareStatusNotification of 1.6 has; the others are those of the security extension. */
const FIRMWARE_STATUSES: readonly string[] = ['Downloaded', 'DownloadFailed', 'Downloading', 'Idle', 'InstallationFailed', 'Installing', 'Installed'];
/** The words of 1.6 for what the extension and 2.x say more exactly. */
const IN_16: Readonly<Record<string, string>> = { InstallVerificationFailed: 'InstallationFailed' };

export function firmwareStatus16({ requestId, signedMessages }: Pick<FirmwareUpdate, 'requestId' | 'signedMessages'>, status: string): Message | undefined {
  if (signedMessages) {
    const payload: SignedFirmwareStatusNotificationRequest = {
      status: status as SignedFirmwareStatusNotificationRequest['status'], ...(requestId === undefined ? {} : { requestId }),
    };
    return { action: 'SignedFirmwareStatusNotification', payload };
  }
  const word = IN_16[status] ?? status;
  if (!FIRMWARE_STATUSES.includes(word)) return undefined;
  const payload: FirmwareStatusNotificationRequest = { status: word as FirmwareStatusNotificationRequest['status'] };
  return { action: 'FirmwareStatusNotification', payload };
}

/** With a number it answers GetLog, without one GetDiagnostics. 1.6 has no word for an upload that was given up. */
export function logStatus16({ requestId }: Pick<LogUpload, 'requestId'>, status: string): Message | undefined {
  if (status === 'AcceptedCanceled') return undefined;
  if (requestId !== undefined) {
    const payload: LogStatusNotificationRequest = { status: status as LogStatusNotificationRequest['status'], requestId };
    return { action: 'LogStatusNotification', payload };
  }
  const word = status === 'Idle' || status === 'Uploaded' || status === 'Uploading' ? status : 'UploadFailed';
  const payload: DiagnosticsStatusNotificationRequest = { status: word };
  return { action: 'DiagnosticsStatusNotification', payload };
}
