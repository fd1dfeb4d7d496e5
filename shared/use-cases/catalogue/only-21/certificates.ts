import type { UseCase } from '../model';
import { act, alternative, csms, fromStation, inRequest, inResponse, notIn16, station, steps } from '../words';

const HASH = { hashAlgorithm: 'SHA256', issuerNameHash: '8c6a', issuerKeyHash: '12f0', serialNumber: '4f2a' };

/** 2.1: the certificates of cars. */
export const CERTIFICATES_21: readonly UseCase[] = [
  {
    id: 'M07',
    title: 'Get Vehicle Certificate Chain Revocation Status',
    block: 'M',
    only21: true,
    purpose: 'A car of ISO 15118-20 shows its certificate when the connection is set up, and the station has to know whether it is revoked. It asks the CSMS, which asks a responder or reads a list of revoked certificates. What was said is kept for a week at most.',
    actors: ['EV', 'Charging Station', 'CSMS', 'Certificate Authority'],
    preconditions: ['The certificates of the car name a responder or a list.'],
    sequence: steps(
      act('EV', 'Shows its certificate and those above it.'),
      fromStation('GetCertificateChainStatus', { certificateStatusRequests: [{ certificateHashData: HASH, source: 'OCSP', urls: ['http://ocsp.example.com'] }] },
        { certificateStatus: [{ certificateHashData: HASH, source: 'OCSP', status: 'Good', nextUpdate: '2026-02-01T12:00:00Z' }] }),
      act('Charging Station', 'Keeps it until nextUpdate.'),
      alternative('The responder cannot be reached',
        fromStation('GetCertificateChainStatus', { certificateStatusRequests: [{ certificateHashData: HASH, source: 'CRL', urls: ['http://crl.example.com'] }] },
          { certificateStatus: [{ certificateHashData: HASH, source: 'CRL', status: 'Failed', nextUpdate: '2026-02-01T12:00:00Z' }] })),
    ),
    decides: [
      inRequest('GetCertificateChainStatus', 'certificateStatusRequests[].source', 'OCSP or CRL, by what the certificate names.'),
      inResponse('GetCertificateChainStatus', 'certificateStatus[].status', 'Failed: nobody could be asked.'),
      inResponse('GetCertificateChainStatus', 'certificateStatus[].nextUpdate', 'Until then it need not be asked again.'),
    ],
    checks: [
      csms('A responder that cannot be asked gives Failed.', 'M07.FR.02'),
      csms('What the responder says is passed on.', 'M07.FR.03'),
      csms('A list that cannot be had gives Failed.', 'M07.FR.05'),
      csms('A certificate in the list is Revoked.', 'M07.FR.06'),
      csms('One that is not in it is Good.', 'M07.FR.07'),
      csms('Each certificate has its answer, with source and nextUpdate.', 'M07.FR.08'),
      station('What is known is not asked again before nextUpdate.', 'M07.FR.10'),
      station('What is not known is asked.', 'M07.FR.11'),
    ],
    v16: notIn16('1.6 knows nothing of ISO 15118.'),
  },
];
