import { answeringWithoutDoing, delaying, editing, meddling, withholding } from '../meddlers';
import type { Mutation } from './mutation';

const PASSWORD = { component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' } };

/** Wrong peers for block A. */
export const MUTATIONS_A: readonly Mutation[] = [
  {
    name: 'a station that says it took the password and goes on with the old one',
    scenario: 'A01', case: 'changed', version: '2.0.1', of: 'station', fails: 'connection-closed',
    meddle: () => answeringWithoutDoing('station', 'SetVariables', { setVariableResult: [{ attributeStatus: 'Accepted', ...PASSWORD }] }),
  },
  {
    name: 'a station that takes a password of nine characters',
    scenario: 'A01', case: 'too-short', version: '2.1', of: 'station', fails: 'csms-SetVariables-answered',
    meddle: () => editing({ from: 'station', action: 'SetVariables', half: 'response' }, { setVariableResult: [{ attributeStatus: 'RebootRequired', ...PASSWORD }] }),
  },
  {
    name: 'a station that lets its password be read',
    scenario: 'A01', case: 'not-readable', version: '2.1', of: 'station', fails: 'csms-GetVariables-answered',
    meddle: () => editing({ from: 'station', action: 'GetVariables', half: 'response' }, { getVariableResult: [{ attributeStatus: 'Accepted', attributeValue: '0123456789abcdef', ...PASSWORD }] }),
  },
  {
    name: 'a charge point that lets its key be read',
    scenario: 'A01-16', case: 'not-readable', version: '1.6', of: 'station', fails: 'csms-GetConfiguration-1',
    meddle: () => editing({ from: 'station', action: 'GetConfiguration', half: 'response' }, { configurationKey: [{ key: 'AuthorizationKey', readonly: false, value: '30313233' }] }),
  },
  {
    name: 'a CSMS that forgets what the certificate is for',
    scenario: 'A02', case: 'renewed', version: '2.1', of: 'csms', fails: 'csms-CertificateSigned-2',
    meddle: () => editing({ from: 'csms', action: 'CertificateSigned' }, { certificateType: null }),
  },
  {
    name: 'a station that takes any certificate',
    scenario: 'A02', case: 'not-asked-for', version: '2.0.1', of: 'station', fails: 'csms-CertificateSigned-answered',
    meddle: () => editing({ from: 'station', action: 'CertificateSigned', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that does not tell of a certificate that is not valid',
    scenario: 'A02', case: 'not-valid', version: '2.1', of: 'station', fails: 'station-SecurityEventNotification',
    meddle: () => withholding({ from: 'station', action: 'SecurityEventNotification', where: { type: 'InvalidChargingStationCertificate' } }),
  },
  {
    name: 'a station that does not ask again',
    scenario: 'A02', case: 'asked-again', version: '2.1', of: 'station', fails: 'second',
    meddle: () => {
      let number = 0;
      return meddling({ from: 'station', action: 'SignCertificate' }, (text) => ((number += 1) === 1 ? { text } : undefined));
    },
  },
  {
    name: 'a CSMS that never sends the certificate',
    scenario: 'A03', case: 'by-hand', version: '2.0.1', of: 'csms', fails: 'csms-CertificateSigned',
    meddle: () => withholding({ from: 'csms', action: 'CertificateSigned' }),
  },
  {
    name: 'a station that says nothing of its opened door',
    scenario: 'A04', case: 'opened-door', version: '2.0.1', of: 'station', fails: 'station-SecurityEventNotification',
    meddle: () => withholding({ from: 'station', action: 'SecurityEventNotification', where: { type: 'TamperDetectionActivated' } }),
  },
  {
    name: 'a station that forgets what happened without a connection',
    scenario: 'A04', case: 'kept-offline', version: '2.1', of: 'station', fails: 'first',
    meddle: () => withholding({ from: 'station', action: 'SecurityEventNotification', where: { type: 'MaintenanceLoginAccepted' } }),
  },
  {
    name: 'a station that tells the time of telling instead of that of the event',
    scenario: 'A04', case: 'kept-offline', version: '2.0.1', of: 'station', fails: 'station-SecurityEventNotification-1',
    meddle: () => editing({ from: 'station', action: 'SecurityEventNotification', where: { type: 'MemoryExhaustion' } }, { timestamp: '2027-01-01T00:00:00Z' }),
  },
  {
    name: 'a charge point that takes a minute to tell of its opened door',
    scenario: 'A04-16', case: 'opened-door', version: '1.6', of: 'station', fails: 'station-SecurityEventNotification',
    meddle: () => delaying({ from: 'station', action: 'SecurityEventNotification', where: { type: 'TamperDetectionActivated' } }, 60_000),
  },
  {
    name: 'a station that says it took the new order and stays with the profile it had',
    scenario: 'A05', case: 'raised', version: '2.1', of: 'station', fails: 'higher',
    meddle: () => answeringWithoutDoing('station', 'SetVariables', {
      setVariableResult: [{ attributeStatus: 'Accepted', component: { name: 'OCPPCommCtrlr' }, variable: { name: 'NetworkConfigurationPriority' } }],
    }),
  },
  {
    name: 'a station that takes a lower security profile into its list',
    scenario: 'A05', case: 'lowered', version: '2.1', of: 'station', fails: 'order-answered',
    meddle: () => editing({ from: 'station', action: 'SetVariables', half: 'response' }, {
      setVariableResult: [{ attributeStatus: 'Accepted', component: { name: 'OCPPCommCtrlr' }, variable: { name: 'NetworkConfigurationPriority' } }],
    }),
  },
];
