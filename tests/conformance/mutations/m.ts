import { answeringWithoutDoing, editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for block M. */
export const MUTATIONS_M: readonly Mutation[] = [
  {
    name: 'a station that calls an update of the contract an installation',
    scenario: 'M02', case: 'updated', version: '2.0.1', of: 'station', fails: 'station-Get15118EVCertificate-1',
    meddle: () => editing({ from: 'station', action: 'Get15118EVCertificate' }, { action: 'Install' }),
  },
  {
    name: 'a station that changes the message of the car',
    scenario: 'M01', case: 'unread', version: '2.1', of: 'station', fails: 'station-Get15118EVCertificate-1',
    meddle: () => editing({ from: 'station', action: 'Get15118EVCertificate' }, { exiRequest: 'AAAA' }),
  },
  {
    name: 'a CSMS that changes the message of the pool',
    scenario: 'M01', case: 'unread', version: '2.0.1', of: 'csms', fails: 'station-Get15118EVCertificate-2',
    meddle: () => editing({ from: 'csms', action: 'Get15118EVCertificate', half: 'response' }, { exiResponse: 'AAAA' }),
  },
  {
    name: 'a station that forgets how many contracts the car takes',
    scenario: 'M01', case: 'several', version: '2.1', of: 'station', fails: 'first-1',
    meddle: () => {
      let number = 0;
      return editing({ from: 'station', action: 'Get15118EVCertificate' }, (): Readonly<Record<string, null>> => ((number += 1) === 1 ? { prioritizedEMAIDs: null } : {}));
    },
  },
  {
    name: 'a station that says it knows no certificates though it has some',
    scenario: 'M03', case: 'all', version: '2.1', of: 'station', fails: 'csms-GetInstalledCertificateIds-2',
    meddle: () => editing({ from: 'station', action: 'GetInstalledCertificateIds', half: 'response' }, ({ certificateHashDataChain }) => ({
      certificateHashDataChain: (certificateHashDataChain as { certificateType: string }[]).filter(({ certificateType }) => certificateType !== 'MORootCertificate'),
    })),
  },
  {
    name: 'a station that answers an empty list with Accepted',
    scenario: 'M03', case: 'none', version: '2.0.1', of: 'station', fails: 'csms-GetInstalledCertificateIds-answered',
    meddle: () => editing({ from: 'station', action: 'GetInstalledCertificateIds', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a charge point that lists nothing of what it has',
    scenario: 'M03-16', case: 'each-kind', version: '1.6', of: 'station', fails: 'csms-GetInstalledCertificateIds-2',
    meddle: () => editing({ from: 'station', action: 'GetInstalledCertificateIds', half: 'response' }, { certificateHashData: null }),
  },
  {
    name: 'a station that says it deleted a certificate, and keeps it',
    scenario: 'M04', case: 'deleted', version: '2.1', of: 'station', fails: 'again-answered',
    meddle: () => answeringWithoutDoing('station', 'DeleteCertificate', { status: 'Accepted' }),
  },
  {
    name: 'a station that deletes what makes it known',
    scenario: 'M04', case: 'own', version: '2.0.1', of: 'station', fails: 'csms-DeleteCertificate-answered',
    meddle: () => editing({ from: 'station', action: 'DeleteCertificate', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that says it installed a root, and did not',
    scenario: 'M05', case: 'installed', version: '2.0.1', of: 'station', fails: 'csms-GetInstalledCertificateIds-answered',
    meddle: () => answeringWithoutDoing('station', 'InstallCertificate', { status: 'Accepted' }),
  },
  {
    name: 'a station that takes an expired root',
    scenario: 'M05', case: 'invalid', version: '2.1', of: 'station', fails: 'csms-InstallCertificate-answered',
    meddle: () => editing({ from: 'station', action: 'InstallCertificate', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that takes any new root for the CSMS',
    scenario: 'M05', case: 'not-signed', version: '2.1', of: 'station', fails: 'csms-InstallCertificate-answered',
    meddle: () => editing({ from: 'station', action: 'InstallCertificate', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a CSMS that answers without what the responder said',
    scenario: 'M06', case: 'fetched', version: '2.0.1', of: 'csms', fails: 'leaf-3',
    meddle: () => {
      let number = 0;
      return editing({ from: 'csms', action: 'GetCertificateStatus', half: 'response' }, (): Readonly<Record<string, null>> => ((number += 1) === 1 ? { ocspResult: null } : {}));
    },
  },
  {
    name: 'a station that never asks what OCSP says',
    scenario: 'M06', case: 'fetched', version: '2.1', of: 'station', fails: 'leaf',
    meddle: () => withholding({ from: 'station', action: 'GetCertificateStatus' }),
  },
  {
    name: 'a CSMS that gives a revoked certificate the answer of before',
    scenario: 'M06', case: 'revoked', version: '2.0.1', of: 'csms', fails: 'station-GetCertificateStatus-2',
    meddle: () => {
      let first: string | undefined;
      return editing({ from: 'csms', action: 'GetCertificateStatus', half: 'response' }, ({ ocspResult }) => {
        first ??= String(ocspResult);
        return { ocspResult: first };
      });
    },
  },
];
