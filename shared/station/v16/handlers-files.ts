import type { Actions } from '../../../schemas/generated/v16.types';
import { faultOfLocation, retriesOf } from '../blocks/files';
import { updateFirmware } from '../blocks/firmware';
import { uploadLog } from '../blocks/logs';
import { Refused, type Handlers } from '../core/handlers';
import { timeOf } from '../core/read';

/** Firmware Management of 1.6, and signed firmware and logs of its security extension. */
export const FILE_HANDLERS: Handlers<Actions> = {
  UpdateFirmware: async (core, { location, retrieveDate, retries, retryInterval }) => {
    if (!core.ports.files || !core.ports.certificates) return new Refused('NotSupported', 'This simulated station has no way to fetch files.');
    const fault = faultOfLocation(core, location);
    // The answer has no word for a refusal.
    if (fault) return new Refused('PropertyConstraintViolation', fault.message);
    const answer = await updateFirmware(core, { location, retrieveAt: timeOf(retrieveDate) ?? core.now, retries: retriesOf(retries, retryInterval) });
    if ('fault' in answer) core.note(`UpdateFirmware changes nothing: ${answer.fault.message}`);
    return {};
  },
  SignedUpdateFirmware: async (core, { requestId, firmware, retries, retryInterval }) => {
    const installAt = timeOf(firmware.installDateTime);
    const { status } = await updateFirmware(core, {
      requestId, signedMessages: true, location: firmware.location, retrieveAt: timeOf(firmware.retrieveDateTime) ?? core.now,
      ...(installAt === undefined ? {} : { installAt }), retries: retriesOf(retries, retryInterval),
      signing: { certificate: firmware.signingCertificate, signature: firmware.signature },
    });
    return { status };
  },
  // No fileName says that there is nothing to upload (§6.30).
  GetDiagnostics: (core, { location, startTime, stopTime, retries, retryInterval }) => {
    const answer = uploadLog(core, { kind: 'DiagnosticsLog', location, span: spanOf(startTime, stopTime), retries: retriesOf(retries, retryInterval) });
    if (answer.status !== 'Rejected') return { fileName: answer.filename };
    core.note(`GetDiagnostics uploads nothing: ${answer.fault.message}`);
    return {};
  },
  GetLog: (core, { logType, requestId, log, retries, retryInterval }) => {
    const answer = uploadLog(core, {
      requestId, kind: logType, location: log.remoteLocation, span: spanOf(log.oldestTimestamp, log.latestTimestamp), retries: retriesOf(retries, retryInterval),
    });
    return answer.status === 'Rejected' ? { status: 'Rejected' } : answer;
  },
};

function spanOf(oldest: string | undefined, latest: string | undefined): { from?: number; until?: number } {
  const from = timeOf(oldest);
  const until = timeOf(latest);
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}
