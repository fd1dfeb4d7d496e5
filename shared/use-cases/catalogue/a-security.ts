import type { UseCase } from './model';
import { act, alternative, csms, fromCsms, fromStation, in16, inRequest, inResponse, optional, station, steps } from './words';

const CSR = '-----BEGIN CERTIFICATE REQUEST-----\n…\n-----END CERTIFICATE REQUEST-----';
const CHAIN = '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----';

/** What A02 and A03 have in common from the request for a signature on. */
const SIGNING = steps(
  fromStation('SignCertificate', { csr: CSR, certificateType: 'ChargingStationCertificate' }, { status: 'Accepted' }, 'Repeated after CertSigningWaitMinimum, then with doubled pauses, when no certificate comes.'),
  act('Certificate Authority', 'Checks the request and signs the certificate.'),
  fromCsms('CertificateSigned', { certificateChain: CHAIN, certificateType: 'ChargingStationCertificate' }, { status: 'Accepted' }),
  act('Charging Station', 'Reconnects with the new certificate as soon as it is valid.'),
);
const SIGNING_16 = steps(
  fromStation('SignCertificate', { csr: CSR }, { status: 'Accepted' }),
  act('Certificate Authority', 'Checks the request and signs the certificate.'),
  fromCsms('CertificateSigned', { certificateChain: CHAIN }, { status: 'Accepted' }),
  act('Charging Station', 'Reconnects with the new certificate.'),
);
const SIGNING_DECIDES_16 = [
  inRequest('SignCertificate', 'csr', 'It has to hold the station\'s new public key, with the serial number as common name and CpoName as organization.'),
  inResponse('SignCertificate', 'status', 'Accepted only says that the request was taken; the certificate comes later.'),
  inResponse('CertificateSigned', 'status', 'Rejected means that the station keeps the old certificate.'),
];

export const A_SECURITY: readonly UseCase[] = [
  {
    id: 'A01',
    title: 'Update Charging Station Password for HTTP Basic Authentication',
    block: 'A',
    purpose: 'The CSMS gives the station a new password for its connection, for example in place of the factory password after installation. The station reconnects with it at once; the old password is of no use from then on.',
    actors: ['CSMS', 'Charging Station'],
    preconditions: ['The station is connected with security profile 1 or 2 (HTTP Basic authentication).'],
    sequence: steps(
      fromCsms('SetVariables',
        { setVariableData: [{ component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' }, attributeValue: 'correct-horse-9Qm2x7' }] },
        { setVariableResult: [{ component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' }, attributeType: 'Actual', attributeStatus: 'Accepted' }] },
        '16 to 40 characters.'),
      act('Charging Station', 'Closes the connection, keeps its queued messages, and connects with the new password.'),
    ),
    decides: [
      inRequest('SetVariables', 'setVariableData[].attributeValue', 'The new password; shorter than 16 characters has to be rejected.'),
      inResponse('SetVariables', 'setVariableResult[].attributeStatus', 'With Accepted only the new password counts, with anything else only the old one.'),
    ],
    checks: [
      csms('The new password is sent with SetVariables for SecurityCtrlr.BasicAuthPassword.', 'A01.FR.02'),
      station('After Accepted the station drops the connection and comes back with the new password.'),
      csms('After Accepted the old password is refused (HTTP 401).', 'A01.FR.03'),
      csms('After any other status the old password is still let in.', 'A01.FR.04'),
      station('The change is in the security log, the password itself is in no log.', 'A01.FR.12'),
    ],
    v16: in16(
      'The password is the configuration key AuthorizationKey, set with ChangeConfiguration: 16 to 20 bytes in hexadecimal, so 32 to 40 digits. The key cannot be read back.',
      steps(
        fromCsms('ChangeConfiguration', { key: 'AuthorizationKey', value: '4F43415F4F4354545F61646D696E5F74657374' }, { status: 'Accepted' }),
        act('Charging Station', 'Closes the connection and connects with the new key.'),
      ),
      [
        inRequest('ChangeConfiguration', 'value', 'Hexadecimal; whoever sends the plain text ends up with two different passwords.'),
        inResponse('ChangeConfiguration', 'status', 'With Accepted the old key is void.'),
      ],
    ),
    v21: 'Passwords may have up to 64 characters, and SetNetworkProfile can carry one for each network profile.',
  },
  {
    id: 'A02',
    title: 'Update Charging Station Certificate by request of the CSMS',
    block: 'A',
    purpose: 'The CSMS has the station renew the certificate with which it identifies itself: after installation, or when a key may be known to others. The station makes a new key pair, a certificate authority signs, and the private key never leaves the station.',
    actors: ['CSMS', 'Charging Station', 'Certificate Authority'],
    preconditions: ['SecurityCtrlr.OrganizationName is set; it goes into the request for a signature.', 'The CSMS reaches a certificate authority of the operator.'],
    sequence: steps(
      fromCsms('TriggerMessage', { requestedMessage: 'SignChargingStationCertificate' }, { status: 'Accepted' }),
      act('Charging Station', 'Makes a new key pair.'),
      SIGNING,
      alternative('The certificate is not valid',
        fromCsms('CertificateSigned', { certificateChain: CHAIN }, { status: 'Rejected' }),
        fromStation('SecurityEventNotification', { type: 'InvalidChargingStationCertificate', timestamp: '2025-06-01T10:00:00Z' }, {}),
      ),
    ),
    decides: [
      inRequest('TriggerMessage', 'requestedMessage', 'SignChargingStationCertificate for the connection, SignV2GCertificate for ISO 15118, SignCombinedCertificate for one of both.'),
      inRequest('SignCertificate', 'csr', 'PEM text of a request with a key that was not used before.'),
      inRequest('SignCertificate', 'certificateType', 'Has to name the certificate that was asked for.'),
      inRequest('CertificateSigned', 'certificateChain', 'The signed certificate first; it has to fit the pending request and the operator\'s root.'),
      inResponse('CertificateSigned', 'status', 'Rejected means that the station goes on with the old certificate.'),
    ],
    checks: [
      station('The station makes a new key pair and sends its request for a signature as PEM.', 'A02.FR.03'),
      csms('A request that it can process is answered with Accepted, else with Rejected.', 'A02.FR.11'),
      station('The signed certificate is checked: dates, properties, and that it comes from the operator\'s root.', 'A02.FR.06'),
      station('An invalid certificate is rejected, discarded and reported as InvalidChargingStationCertificate.', 'A02.FR.07'),
      station('The station reconnects with the new certificate once it is valid.', 'A02.FR.08'),
      station('When no certificate comes within CertSigningWaitMinimum, the station asks again.', 'A02.FR.17'),
      station('Each further pause is twice the one before.', 'A02.FR.18'),
      station('A chain longer than MaxCertificateChainSize is rejected.', 'A02.FR.16'),
    ],
    v16: in16(
      'The security extension has it with ExtendedTriggerMessage in place of TriggerMessage. There is only one kind of certificate, so nothing names it; CpoName stands for OrganizationName.',
      steps(
        fromCsms('ExtendedTriggerMessage', { requestedMessage: 'SignChargePointCertificate' }, { status: 'Accepted' }),
        SIGNING_16,
      ),
      SIGNING_DECIDES_16,
    ),
    v21: 'SignCertificate and CertificateSigned carry a requestId that ties them together, and V2G20Certificate names certificates for ISO 15118-20.',
  },
  {
    id: 'A03',
    title: 'Update Charging Station Certificate initiated by the Charging Station',
    block: 'A',
    purpose: 'A month before its certificate ends, the station asks for a new one by itself, so that it does not one day stand before a closed door. From the request for a signature on it runs as when the CSMS asks.',
    actors: ['Charging Station', 'CSMS', 'Certificate Authority'],
    preconditions: ['The station\'s certificate ends within a month.', 'SecurityCtrlr.OrganizationName is set.'],
    sequence: steps(
      act('Charging Station', 'Sees that its certificate ends within a month, and makes a new key pair.'),
      SIGNING,
    ),
    decides: [
      inRequest('SignCertificate', 'certificateType', 'Says which certificate is about to end.'),
      inResponse('SignCertificate', 'status', 'Rejected: the CSMS cannot have it signed.'),
      inResponse('CertificateSigned', 'status', 'Rejected: the certificate did not pass the station\'s checks.'),
    ],
    checks: [
      station('The renewal begins by itself a month before the end.', 'A03.FR.02'),
      station('The request for a signature is sent as PEM and names the certificate.', 'A03.FR.03'),
      csms('A request that it can process is answered with Accepted.', 'A03.FR.11'),
      station('The signed certificate is checked before it is used.', 'A03.FR.06'),
      station('An invalid certificate is rejected and reported as InvalidChargingStationCertificate.', 'A03.FR.07'),
      station('Of several valid certificates the newest is used.', 'A03.FR.09'),
    ],
    v16: in16(
      'The security extension has it, without certificateType.',
      steps(act('Charging Station', 'Sees that its certificate ends within a month, and makes a new key pair.'), SIGNING_16),
      SIGNING_DECIDES_16,
    ),
    v21: 'SignCertificate and CertificateSigned carry a requestId; hashRootCertificate tells which root is meant.',
  },
  {
    id: 'A04',
    title: 'Security Event Notification',
    block: 'A',
    purpose: 'The station tells the CSMS what bears on its security, such as a failed login, a tampered housing, a wrong firmware signature or a reset of the clock. Critical events are told, all are kept in the security log.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['A security event of the standard\'s list, or of the maker, has happened.'],
    sequence: steps(
      act('Charging Station', 'Notices a security event and writes it to the security log.'),
      fromStation('SecurityEventNotification', { type: 'SettingSystemTime', timestamp: '2025-06-01T10:00:00Z', techInfo: 'Clock set from 2025-06-01T09:58:11Z' }, {}),
      optional('The connection is down', act('Charging Station', 'Keeps the notification until it can be delivered.')),
    ),
    decides: [
      inRequest('SecurityEventNotification', 'type', 'The event\'s name in the standard\'s list, spelled as there.'),
      inRequest('SecurityEventNotification', 'timestamp', 'When it happened, not when it was told.'),
    ],
    checks: [
      station('Each critical event is told.', 'A04.FR.01'),
      station('Events while offline are queued and delivered afterwards, with their own time.', 'A04.FR.02'),
      csms('The notification is answered.', 'A04.FR.03'),
      station('All events are in the security log, also those that are not critical.', 'A04.FR.04'),
    ],
    v16: in16(
      'The security extension has the same message.',
      steps(
        act('Charging Station', 'Notices a security event and writes it to the security log.'),
        fromStation('SecurityEventNotification', { type: 'SettingSystemTime', timestamp: '2025-06-01T10:00:00Z' }, {}),
      ),
      [
        inRequest('SecurityEventNotification', 'type', 'The event\'s name in the list of the security extension.'),
        inRequest('SecurityEventNotification', 'timestamp', 'When it happened, not when it was told.'),
      ],
    ),
  },
];
