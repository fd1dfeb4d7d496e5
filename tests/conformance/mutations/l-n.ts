import type { JsonValue } from '../../../shared/ocpp/json';
import { adding, answeringWithoutDoing, delaying, editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

const status = (name: string) => ({ from: 'station', action: 'FirmwareStatusNotification', where: { status: name } }) as const;
const log = (name: string) => ({ from: 'station', action: 'LogStatusNotification', where: { status: name } }) as const;
const published = (name: string) => ({ from: 'station', action: 'PublishFirmwareStatusNotification', where: { status: name } }) as const;

/** Wrong peers for firmware (L) and logs (N01). */
export const MUTATIONS_L_N: readonly Mutation[] = [
  {
    name: 'a station that does not tell that it has downloaded',
    scenario: 'L01', case: 'signed', version: '2.0.1', of: 'station', fails: 'downloaded',
    meddle: () => withholding(status('Downloaded')),
  },
  {
    name: 'a station that forgets the number of the request',
    scenario: 'L01', case: 'signed', version: '2.1', of: 'station', fails: 'verified-1',
    meddle: () => editing(status('SignatureVerified'), { requestId: 1 }),
  },
  {
    name: 'a station that takes a certificate which has expired',
    scenario: 'L01', case: 'certificate', version: '2.0.1', of: 'station', fails: 'csms-UpdateFirmware-answered',
    meddle: () => editing({ from: 'station', action: 'UpdateFirmware', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that says nothing of a wrong signing certificate',
    scenario: 'L01', case: 'certificate', version: '2.1', of: 'station', fails: 'event',
    meddle: () => withholding({ from: 'station', action: 'SecurityEventNotification', where: { type: 'InvalidFirmwareSigningCertificate' } }),
  },
  {
    name: 'a station that installs what is not signed',
    scenario: 'L01', case: 'signature', version: '2.0.1', of: 'station', fails: 'nothing',
    meddle: () => adding({ from: 'station', action: 'SecurityEventNotification', where: { type: 'InvalidFirmwareSignature' } }, 'after', () => ['FirmwareStatusNotification', { status: 'Installing', requestId: 1 }]),
  },
  {
    name: 'a station that says nothing of new firmware',
    scenario: 'L01', case: 'installed', version: '2.1', of: 'station', fails: 'station-SecurityEventNotification',
    meddle: () => withholding({ from: 'station', action: 'SecurityEventNotification', where: { type: 'FirmwareUpdated' } }),
  },
  {
    name: 'a station that tells of its old version after the update',
    scenario: 'L01', case: 'new-version', version: '2.0.1', of: 'station', fails: 'station-BootNotification-1',
    meddle: () => editing({ from: 'station', action: 'BootNotification', where: { reason: 'FirmwareUpdate' } }, { 'chargingStation.firmwareVersion': '1.0.0' }),
  },
  {
    name: 'a station that begins new sessions while it waits to install',
    scenario: 'L01', case: 'while-charging', version: '2.1', of: 'station', fails: 'closed',
    meddle: () => withholding({ from: 'station', action: 'StatusNotification', where: { connectorStatus: 'Unavailable' } }),
  },
  {
    name: 'a station that tells Idle while an update is scheduled',
    scenario: 'L02', case: 'asked-for-status', version: '2.0.1', of: 'station', fails: 'again-1',
    meddle: () => {
      let number = 0;
      return editing(status('DownloadFailed'), (): Readonly<Record<string, JsonValue>> => ((number += 1) === 2 ? { status: 'Idle', requestId: null } : {}));
    },
  },
  {
    name: 'a station that takes an unsigned update and does nothing for it',
    scenario: 'L02', case: 'installed', version: '2.1', of: 'station', fails: 'downloading',
    meddle: () => answeringWithoutDoing('station', 'UpdateFirmware', { status: 'Accepted' }),
  },
  {
    name: 'a station that does not tell that a download has failed',
    scenario: 'L02', case: 'download-failed', version: '2.0.1', of: 'station', fails: 'station-FirmwareStatusNotification',
    meddle: () => withholding(status('DownloadFailed')),
  },
  {
    name: 'a charge point that does not tell that it installs',
    scenario: 'L02-16', case: 'installed', version: '1.6', of: 'station', fails: 'installing',
    meddle: () => withholding(status('Installing')),
  },
  {
    name: 'a charge point that forgets the number of a signed update',
    scenario: 'L01-16', case: 'signed', version: '1.6', of: 'station', fails: 'installed-1',
    meddle: () => editing({ from: 'station', action: 'SignedFirmwareStatusNotification', where: { status: 'Installed' } }, { requestId: 1 }),
  },
  {
    name: 'a local controller that does not check the file',
    scenario: 'L03', case: 'published', version: '2.0.1', of: 'station', fails: 'verified',
    meddle: () => withholding(published('ChecksumVerified')),
  },
  {
    name: 'a local controller that does not say where the file is',
    scenario: 'L03', case: 'published', version: '2.1', of: 'station', fails: 'published-1',
    meddle: () => editing(published('Published'), { location: ['somewhere'] }),
  },
  {
    name: 'a local controller that takes away what is being fetched',
    scenario: 'L04', case: 'being-fetched', version: '2.0.1', of: 'station', fails: 'ongoing-answered',
    meddle: () => editing({ from: 'station', action: 'UnpublishFirmware', half: 'response' }, { status: 'Unpublished' }),
  },
  {
    name: 'a local controller that knows every file',
    scenario: 'L04', case: 'unknown', version: '2.1', of: 'station', fails: 'csms-UnpublishFirmware-answered',
    meddle: () => editing({ from: 'station', action: 'UnpublishFirmware', half: 'response' }, { status: 'Unpublished' }),
  },
  {
    name: 'a local controller that says it took the file away and goes on serving it',
    scenario: 'L04', case: 'gone-for-stations', version: '2.0.1', of: 'station', fails: 'station-FirmwareStatusNotification',
    meddle: () => answeringWithoutDoing('station', 'UnpublishFirmware', { status: 'Unpublished' }),
  },
  {
    name: 'a station that takes a request for a log and uploads nothing',
    scenario: 'N01', case: 'uploaded', version: '2.0.1', of: 'station', fails: 'uploading',
    meddle: () => answeringWithoutDoing('station', 'GetLog', { status: 'Accepted', filename: 'log.txt' }),
  },
  {
    name: 'a station that does not tell that its log has arrived',
    scenario: 'N01', case: 'uploaded', version: '2.1', of: 'station', fails: 'uploaded',
    meddle: () => withholding(log('Uploaded')),
  },
  {
    name: 'a CSMS that asks for another log',
    scenario: 'N01', case: 'uploaded', version: '2.0.1', of: 'csms', fails: 'asked-1',
    meddle: () => editing({ from: 'csms', action: 'GetLog' }, { logType: 'DiagnosticsLog' }),
  },
  {
    name: 'a station that forgets the upload it gave up',
    scenario: 'N01', case: 'replaced', version: '2.1', of: 'station', fails: 'canceled',
    meddle: () => withholding(log('AcceptedCanceled')),
  },
  {
    name: 'a station that has a wrong word for a server that fails',
    scenario: 'N01', case: 'failed', version: '2.0.1', of: 'station', fails: 'told-2',
    meddle: () => editing(log('UploadFailure'), { status: 'BadMessage' }),
  },
  {
    name: 'a charge point that takes ten minutes to begin with its diagnostics',
    scenario: 'N01-16', case: 'diagnostics', version: '1.6', of: 'station', fails: 'uploading',
    meddle: () => delaying({ from: 'station', action: 'DiagnosticsStatusNotification', where: { status: 'Uploading' } }, 600_000),
  },
];
