import type { UseCase } from './model';
import { NOW, RFID } from './samples';
import { act, alternative, csms, fromCsms, fromStation, in16, inRequest, inResponse, notIn16, optional, station, steps } from './words';

const LOG = { remoteLocation: 'https://files.example.com/logs', oldestTimestamp: '2025-05-31T00:00:00Z', latestTimestamp: NOW };
const log = (status: string) => fromStation('LogStatusNotification', { status, requestId: 41 }, {});
const diagnostics16 = (status: string) => fromStation('DiagnosticsStatusNotification', { status }, {});
const report = (customer: { [key: string]: boolean }, data: string) => [
  fromCsms('CustomerInformation', { requestId: 42, ...customer, idToken: RFID }, { status: 'Accepted' }),
  fromStation('NotifyCustomerInformation', { requestId: 42, seqNo: 0, tbc: false, generatedAt: NOW, data }, {}),
].flat();
const CUSTOMER_DECIDES = [
  inRequest('CustomerInformation', 'report', 'True: the data are wanted.'),
  inRequest('CustomerInformation', 'clear', 'True: the data are to be deleted.'),
  inRequest('CustomerInformation', 'idToken.idToken', 'Or customerIdentifier, or customerCertificate: exactly one.'),
  inResponse('CustomerInformation', 'status', 'Invalid: the customer is not named, or more than once.'),
];
const NO_CUSTOMERS = notIn16('1.6 has no such message; data on people are in cache, list and logs only.');

export const N_LOG: readonly UseCase[] = [
  {
    id: 'N01',
    title: 'Retrieve Log Information',
    block: 'N',
    purpose: 'The CSO wants to see the station\'s diagnostics or security log. The station uploads one file to the given address and tells how it goes.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['The address can be reached from the station, by one of OCPPCommCtrlr.FileTransferProtocols.'],
    sequence: steps(
      act('CSO', 'Wants to see the log.'),
      fromCsms('GetLog', { requestId: 41, logType: 'DiagnosticsLog', retries: 2, retryInterval: 60, log: LOG }, { status: 'Accepted', filename: 'diagnostics-41.zip' }),
      log('Uploading'),
      act('Charging Station', 'Uploads the file.'),
      log('Uploaded'),
      alternative('It cannot be uploaded', log('UploadFailure')),
      alternative('Another request comes meanwhile',
        fromCsms('GetLog', { requestId: 43, logType: 'SecurityLog', log: LOG }, { status: 'AcceptedCanceled' }),
        log('AcceptedCanceled'),
      ),
    ),
    decides: [
      inRequest('GetLog', 'logType', 'DiagnosticsLog or SecurityLog.'),
      inRequest('GetLog', 'log.remoteLocation', 'Where to; the scheme names the protocol.'),
      inResponse('GetLog', 'status', 'Rejected: there is no such log. AcceptedCanceled: the upload before is given up.'),
      inResponse('GetLog', 'filename', 'Of the file that comes.'),
      inRequest('LogStatusNotification', 'status', 'How it goes; each failure has its own.'),
      inRequest('LogStatusNotification', 'requestId', 'That of GetLog.'),
    ],
    checks: [
      station('An available log gets Accepted and the name of the file.', 'N01.FR.01'),
      station('A log that is not available gets Rejected.', 'N01.FR.05'),
      station('The asked kind of log is uploaded.', 'N01.FR.04'),
      station('The beginning is told with Uploading.', 'N01.FR.08'),
      station('The end is told with Uploaded.', 'N01.FR.09'),
      station('A failure is told.', 'N01.FR.10'),
      station('Each status has the requestId.', 'N01.FR.07'),
      station('A new request cancels the running upload with AcceptedCanceled.', 'N01.FR.12'),
      station('The given up upload is told with AcceptedCanceled.', 'N01.FR.20'),
    ],
    v16: in16(
      'GetDiagnostics and DiagnosticsStatusNotification, without id. The security extension adds GetLog and LogStatusNotification as in 2.0.1.',
      steps(
        alternative('1.6', fromCsms('GetDiagnostics', { location: 'ftp://files.example.com/logs', startTime: '2025-05-31T00:00:00Z' }, { fileName: 'diagnostics.zip' }), diagnostics16('Uploading'), diagnostics16('Uploaded')),
        alternative('With the security extension', fromCsms('GetLog', { requestId: 41, logType: 'SecurityLog', log: LOG }, { status: 'Accepted', filename: 'security-41.txt' }), log('Uploading'), log('Uploaded')),
      ),
      [
        inResponse('GetDiagnostics', 'fileName', 'Absent: there is nothing to upload.'),
        inRequest('DiagnosticsStatusNotification', 'status', 'How it goes.'),
        inRequest('GetLog', 'logType', 'DiagnosticsLog or SecurityLog.'),
        inRequest('LogStatusNotification', 'requestId', 'That of GetLog.'),
      ],
    ),
  },
];

export const N_CUSTOMER_INFORMATION: readonly UseCase[] = [
  {
    id: 'N09',
    title: 'Get Customer Information',
    block: 'N',
    purpose: 'A customer asks what is stored about them, as privacy law entitles them to. The station sends what it has on a token, a certificate or a name, in as many parts as it takes.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['The CSMS knows by what the customer is stored.'],
    sequence: steps(
      act('CSO', 'Wants to know what is stored about a customer.'),
      report({ report: true, clear: false }, 'Authorization cache: 04A2B3C4, Accepted, last used 2025-05-30'),
      alternative('Nothing is stored', report({ report: true, clear: false }, 'No data')),
    ),
    decides: [
      ...CUSTOMER_DECIDES,
      inRequest('NotifyCustomerInformation', 'requestId', 'Ties the parts to the request.'),
      inRequest('NotifyCustomerInformation', 'tbc', 'True in every part but the last.'),
    ],
    checks: [
      csms('report is true.', 'N09.FR.01'),
      csms('The customer is named by token, certificate or identifier.', 'N09.FR.04'),
      station('A request that it can do gets Accepted.', 'N09.FR.02'),
      station('What is stored comes with NotifyCustomerInformation.', 'N09.FR.05'),
      station('When nothing is stored, one message says so.', 'N09.FR.06'),
      station('When it cannot now, the answer is Rejected.', 'N09.FR.03'),
      station('With none or several names of the customer the answer is Invalid.', 'N09.FR.09'),
      station('With neither report nor clear the answer is Rejected.', 'N09.FR.07'),
    ],
    v16: NO_CUSTOMERS,
  },
  {
    id: 'N10',
    title: 'Clear Customer Information',
    block: 'N',
    purpose: 'A customer wants to be forgotten. The station deletes what it has on them, except in the local list, which only the CSMS changes, and reports it first if that is wanted.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['The CSMS knows by what the customer is stored.'],
    sequence: steps(
      act('CSO', 'Wants a customer\'s data deleted.'),
      alternative('Deleted', report({ report: false, clear: true }, 'Data cleared')),
      alternative('Deleted and reported', report({ report: true, clear: true }, 'Authorization cache: 04A2B3C4, Accepted, last used 2025-05-30')),
      optional('The customer is in the local list',
        fromCsms('SendLocalList', { versionNumber: 7, updateType: 'Differential', localAuthorizationList: [{ idToken: RFID }] }, { status: 'Accepted' }),
      ),
    ),
    decides: [
      ...CUSTOMER_DECIDES,
      inRequest('NotifyCustomerInformation', 'data', 'What was deleted, or that it was.'),
    ],
    checks: [
      station('A request that it can do gets Accepted.', 'N10.FR.01'),
      station('With clear alone the data are deleted, and one message says so.', 'N10.FR.06'),
      station('With clear and report the deleted data are reported.', 'N10.FR.03'),
      station('When nothing is stored, one message says so.', 'N10.FR.04'),
      station('The local list is not changed.'),
      csms('The CSMS itself takes the customer off the local list.', 'N10.FR.02'),
      csms('The customer is named by token, certificate or identifier.', 'N10.FR.08'),
      station('When it cannot now, the answer is Rejected.', 'N10.FR.05'),
    ],
    v16: NO_CUSTOMERS,
  },
];
