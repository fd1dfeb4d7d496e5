import type { UseCase } from './model';
import { LATER, NOW, STATION, STATION_16 } from './samples';
import { act, alternative, csms, fromCsms, fromStation, in16, inRequest, inResponse, loop, notIn16, optional, station, steps } from './words';

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----';
const LOCATION = 'https://files.example.com/firmware-1.3.0.bin';
const MD5 = 'd41d8cd98f00b204e9800998ecf8427e';

const status = (name: string, note?: string) => fromStation('FirmwareStatusNotification', { status: name, requestId: 31 }, {}, note);
const securityEvent = (type: string) => fromStation('SecurityEventNotification', { type, timestamp: NOW }, {});
const BOOTED = fromStation('BootNotification', { reason: 'FirmwareUpdate', chargingStation: { ...STATION, firmwareVersion: '1.3.0' } }, { status: 'Accepted', currentTime: LATER, interval: 300 });
const STATUS_DECIDES = [
  inRequest('FirmwareStatusNotification', 'status', 'How far it has come; each step and each failure has its own.'),
  inRequest('FirmwareStatusNotification', 'requestId', 'That of UpdateFirmware; absent only with Idle.'),
];

const signed16 = (name: string) => fromStation('SignedFirmwareStatusNotification', { status: name, requestId: 31 }, {});
const status16 = (name: string) => fromStation('FirmwareStatusNotification', { status: name }, {});
const BOOTED_16 = fromStation('BootNotification', { ...STATION_16, firmwareVersion: '1.3.0' }, { status: 'Accepted', currentTime: LATER, interval: 300 });
const published = (name: string, more = {}) => fromStation('PublishFirmwareStatusNotification', { status: name, requestId: 32, ...more }, {});

export const L_FIRMWARE: readonly UseCase[] = [
  {
    id: 'L01',
    title: 'Secure Firmware Update',
    block: 'L',
    purpose: 'The CSMS has the station fetch and install new firmware that its maker has signed. The station checks the signing certificate before it begins and the signature before it installs, and tells each step.',
    actors: ['CSMS', 'Charging Station', 'Manufacturer'],
    preconditions: ['The maker has signed the firmware, and the station has the maker\'s root certificate.', 'The file\'s protocol is one of OCPPCommCtrlr.FileTransferProtocols.'],
    sequence: steps(
      fromCsms('UpdateFirmware', { requestId: 31, retries: 2, retryInterval: 60, firmware: { location: LOCATION, retrieveDateTime: NOW, signingCertificate: CERTIFICATE, signature: 'MEUCIQ…' } }, { status: 'Accepted' }),
      status('Downloading'),
      status('Downloaded'),
      act('Charging Station', 'Checks the signature over the whole file.'),
      status('SignatureVerified'),
      optional('Somebody charges', act('Charging Station', 'Waits for the transactions to end, and lets no new one begin.')),
      status('Installing'),
      optional('It has to restart', status('InstallRebooting'), BOOTED),
      status('Installed'),
      securityEvent('FirmwareUpdated'),
      alternative('The certificate is not valid',
        fromCsms('UpdateFirmware', { requestId: 31 }, { status: 'InvalidCertificate' }),
        securityEvent('InvalidFirmwareSigningCertificate'),
      ),
      alternative('The signature is not valid', status('InvalidSignature'), securityEvent('InvalidFirmwareSignature')),
      alternative('The file cannot be had', status('DownloadFailed', 'After all retries.')),
    ),
    decides: [
      inRequest('UpdateFirmware', 'firmware.signingCertificate', 'Has to come from the maker\'s root.'),
      inRequest('UpdateFirmware', 'firmware.signature', 'Over the whole file.'),
      inRequest('UpdateFirmware', 'firmware.installDateTime', 'In the future: InstallScheduled until then.'),
      inResponse('UpdateFirmware', 'status', 'InvalidCertificate ends it; AcceptedCanceled ends the one before.'),
      ...STATUS_DECIDES,
      inRequest('BootNotification', 'reason', 'FirmwareUpdate.'),
    ],
    checks: [
      station('The certificate is checked before the answer.', 'L01.FR.21'),
      station('An invalid certificate gets InvalidCertificate.', 'L01.FR.22'),
      station('An invalid certificate is reported as InvalidFirmwareSigningCertificate.', 'L01.FR.02'),
      station('Each step is told.', 'L01.FR.01'),
      station('Each status has the requestId.', 'L01.FR.10'),
      station('An invalid signature is reported as InvalidFirmwareSignature.', 'L01.FR.03'),
      station('The signature is checked over the whole file.', 'L01.FR.04'),
      station('Installation waits for transactions, if it has to.', 'L01.FR.06'),
      station('EVSEs in no use become Unavailable meanwhile, unless new sessions are allowed.', 'L01.FR.07'),
      station('A later retrieveDateTime gets DownloadScheduled.', 'L01.FR.13'),
      station('A later installDateTime gets InstallScheduled.', 'L01.FR.16'),
      station('When all retries fail, DownloadFailed is told.', 'L01.FR.30'),
      station('A new request cancels the running one with AcceptedCanceled.', 'L01.FR.24'),
      station('After installing, Installed is told.', 'L01.FR.28'),
      station('After installing, the event FirmwareUpdated is told.', 'L01.FR.31'),
      csms('The signing certificate is in the request.', 'L01.FR.11'),
    ],
    v16: in16(
      'The security extension has SignedUpdateFirmware and SignedFirmwareStatusNotification, with the same steps.',
      steps(
        fromCsms('SignedUpdateFirmware', { requestId: 31, firmware: { location: LOCATION, retrieveDateTime: NOW, signingCertificate: CERTIFICATE, signature: 'MEUCIQ…' } }, { status: 'Accepted' }),
        signed16('Downloading'),
        signed16('Downloaded'),
        signed16('SignatureVerified'),
        signed16('Installing'),
        optional('It has to restart', signed16('InstallRebooting'), BOOTED_16),
        signed16('Installed'),
      ),
      [
        inRequest('SignedUpdateFirmware', 'firmware.signature', 'Over the whole file.'),
        inResponse('SignedUpdateFirmware', 'status', 'InvalidCertificate ends it.'),
        inRequest('SignedFirmwareStatusNotification', 'status', 'How far it has come.'),
        inRequest('SignedFirmwareStatusNotification', 'requestId', 'That of SignedUpdateFirmware.'),
      ],
    ),
    v21: 'FirmwareStatusNotification can say more in statusInfo.',
  },
  {
    id: 'L02',
    title: 'Non-Secure Firmware Update',
    block: 'L',
    purpose: 'The same without signature, where the firmware protects itself or the maker does not sign. The station fetches, installs and tells each step.',
    actors: ['CSMS', 'Charging Station'],
    preconditions: ['The firmware file can be reached from the station.'],
    sequence: steps(
      fromCsms('UpdateFirmware', { requestId: 31, retries: 2, retryInterval: 60, firmware: { location: LOCATION, retrieveDateTime: NOW } }, { status: 'Accepted' }),
      status('Downloading'),
      status('Downloaded'),
      optional('Somebody charges', act('Charging Station', 'Waits for the transactions to end, and lets no new one begin.')),
      status('Installing'),
      optional('It has to restart', status('InstallRebooting'), BOOTED),
      status('Installed'),
      alternative('The file cannot be had', status('DownloadFailed', 'After all retries.')),
      alternative('It cannot be installed', status('InstallationFailed')),
    ),
    decides: [
      inRequest('UpdateFirmware', 'firmware.location', 'With a protocol that the station has.'),
      inRequest('UpdateFirmware', 'firmware.retrieveDateTime', 'In the future: DownloadScheduled until then.'),
      inResponse('UpdateFirmware', 'status', 'AcceptedCanceled ends the one before.'),
      ...STATUS_DECIDES,
    ],
    checks: [
      station('Each step is told.', 'L02.FR.01'),
      station('Each status has the requestId.', 'L02.FR.06'),
      station('Installation waits for transactions, if it has to.', 'L02.FR.03'),
      station('EVSEs in no use become Unavailable meanwhile, unless new sessions are allowed.', 'L02.FR.04'),
      station('A later retrieveDateTime gets DownloadScheduled.', 'L02.FR.07'),
      station('A later installDateTime gets InstallScheduled.', 'L02.FR.10'),
      station('When all retries fail, DownloadFailed is told.', 'L02.FR.19'),
      station('A new request cancels the running one with AcceptedCanceled.', 'L02.FR.15'),
      station('After installing, Installed is told.', 'L02.FR.20'),
    ],
    v16: in16(
      'UpdateFirmware with location and retrieveDate. Its answer is empty, and FirmwareStatusNotification has no requestId and fewer statuses.',
      steps(
        fromCsms('UpdateFirmware', { location: LOCATION, retrieveDate: NOW, retries: 2, retryInterval: 60 }, {}),
        status16('Downloading'),
        status16('Downloaded'),
        status16('Installing'),
        optional('It has to restart', BOOTED_16),
        status16('Installed'),
      ),
      [inRequest('UpdateFirmware', 'retrieveDate', 'From when on it may be fetched.'), inRequest('FirmwareStatusNotification', 'status', 'How far it has come.')],
    ),
  },
  {
    id: 'L03',
    title: 'Publish Firmware file on Local Controller',
    block: 'L',
    purpose: 'A local controller fetches a firmware file once and serves it to its stations, so that it does not go over the site\'s line for each of them. The CSMS then names the local address in UpdateFirmware.',
    actors: ['CSMS', 'Local Controller', 'Charging Station'],
    preconditions: ['The stations are connected through a local controller that can serve files.'],
    sequence: steps(
      fromCsms('PublishFirmware', { requestId: 32, location: LOCATION, checksum: MD5, retries: 2, retryInterval: 60 }, { status: 'Accepted' }, 'To the local controller.'),
      published('Downloading'),
      published('Downloaded'),
      act('Local Controller', 'Compares the MD5 checksum of the file.'),
      published('ChecksumVerified'),
      published('Published', { location: ['http://192.168.1.2/firmware-1.3.0.bin', 'ftp://192.168.1.2/firmware-1.3.0.bin'] }),
      optional('The stations are updated', fromCsms('UpdateFirmware', { requestId: 33, firmware: { location: 'http://192.168.1.2/firmware-1.3.0.bin', retrieveDateTime: NOW } }, { status: 'Accepted' })),
      alternative('The checksum is another', published('InvalidChecksum')),
      alternative('The file cannot be had', published('DownloadFailed')),
    ),
    decides: [
      inRequest('PublishFirmware', 'checksum', 'MD5 of the whole file, 32 hexadecimal digits.'),
      inResponse('PublishFirmware', 'status', 'Accepted or Rejected.'),
      inRequest('PublishFirmwareStatusNotification', 'status', 'How far it has come.'),
      inRequest('PublishFirmwareStatusNotification', 'location', 'With Published: the local addresses, one for each protocol.'),
    ],
    checks: [
      station('The local controller answers whether it will.', 'L03.FR.05'),
      station('Each step is told.', 'L03.FR.01'),
      station('The file is published by all protocols, and the addresses are told with Published.', 'L03.FR.04'),
      station('A file that cannot be had gets DownloadFailed.', 'L03.FR.06'),
      station('A wrong checksum gets InvalidChecksum.', 'L03.FR.07'),
      station('A file that cannot be served gets PublishFailed.', 'L03.FR.08'),
    ],
    v16: notIn16('1.6 knows no local controller that serves files.'),
  },
  {
    id: 'L04',
    title: 'Unpublish Firmware file on Local Controller',
    block: 'L',
    purpose: 'The local controller shall no longer serve a firmware file. While a station is fetching it, it stays.',
    actors: ['CSMS', 'Local Controller'],
    preconditions: ['The local controller has published the file.'],
    sequence: steps(
      fromCsms('UnpublishFirmware', { checksum: MD5 }, { status: 'Unpublished' }),
      alternative('A station is fetching it', loop('Until it is done', fromCsms('UnpublishFirmware', { checksum: MD5 }, { status: 'DownloadOngoing' }))),
      alternative('There is no such file', fromCsms('UnpublishFirmware', { checksum: '00000000000000000000000000000000' }, { status: 'NoFirmware' })),
    ),
    decides: [
      inRequest('UnpublishFirmware', 'checksum', 'Names the file.'),
      inResponse('UnpublishFirmware', 'status', 'Unpublished, NoFirmware or DownloadOngoing.'),
    ],
    checks: [
      station('A file that nobody is fetching is taken away.', 'L04.FR.01'),
      station('The answer is Unpublished then.', 'L04.FR.02'),
      station('An unknown checksum gets NoFirmware.', 'L04.FR.03'),
      station('While a station is fetching it, it stays, and the answer is DownloadOngoing.', 'L04.FR.04'),
    ],
    v16: notIn16('1.6 knows no local controller that serves files.'),
  },
];
