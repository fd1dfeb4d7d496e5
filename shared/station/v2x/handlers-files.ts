import type { Actions } from '../../../schemas/generated/v21.types';
import { retriesOf, type FileFault } from '../blocks/files';
import { updateFirmware } from '../blocks/firmware';
import { uploadLog } from '../blocks/logs';
import { publishFirmware, unpublishFirmware } from '../blocks/publish';
import type { Handlers } from '../core/handlers';
import { timeOf } from '../core/read';

/** L and N01: firmware, the local controller, and logs. */
export const FILE_HANDLERS: Handlers<Pick<Actions, 'UpdateFirmware' | 'PublishFirmware' | 'UnpublishFirmware' | 'GetLog'>> = {
  UpdateFirmware: async (core, { requestId, firmware, retries, retryInterval }) => {
    const { location, signature, signingCertificate } = firmware;
    const installAt = timeOf(firmware.installDateTime);
    // Without a certificate nobody can say whose the signature is.
    if (signature !== undefined && signingCertificate === undefined) {
      return { status: 'InvalidCertificate', ...reasonOf({ reasonCode: 'MissingParam', message: 'There is a signature, and no signing certificate.' }) };
    }
    const answer = await updateFirmware(core, {
      requestId, location, retrieveAt: timeOf(firmware.retrieveDateTime) ?? core.now, ...(installAt === undefined ? {} : { installAt }),
      retries: retriesOf(retries, retryInterval),
      ...(signingCertificate === undefined ? {} : { signing: { certificate: signingCertificate, signature: signature ?? '' } }),
    });
    return 'fault' in answer ? { status: answer.status, ...reasonOf(answer.fault) } : answer;
  },
  PublishFirmware: (core, { requestId, location, checksum, retries, retryInterval }) => {
    const fault = publishFirmware(core, { requestId, location, checksum, retries: retriesOf(retries, retryInterval) });
    return fault ? { status: 'Rejected', ...reasonOf(fault) } : { status: 'Accepted' };
  },
  UnpublishFirmware: (core, { checksum }) => ({ status: unpublishFirmware(core, checksum) }),
  GetLog: (core, { logType, requestId, log, retries, retryInterval }) => {
    if (logType === 'DataCollectorLog') return { status: 'Rejected', ...reasonOf({ reasonCode: 'UnsupportedRequest', message: 'This station has no data collector.' }) };
    const from = timeOf(log.oldestTimestamp);
    const until = timeOf(log.latestTimestamp);
    const answer = uploadLog(core, {
      requestId, kind: logType, location: log.remoteLocation, span: { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) },
      retries: retriesOf(retries, retryInterval),
    });
    return answer.status === 'Rejected' ? { status: 'Rejected', ...reasonOf(answer.fault) } : answer;
  },
};

function reasonOf({ reasonCode, message }: FileFault): { statusInfo: { reasonCode: string; additionalInfo: string } } {
  return { statusInfo: { reasonCode, additionalInfo: message.slice(0, 512) } };
}
