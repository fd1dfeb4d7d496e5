import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NodeCertificates } from '../../electron/node/pki/certificates';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

/** Requests of block A that are wrong: each gets the standard's answer and changes nothing. */

let certificates: NodeCertificates;
let bench: Bench;
beforeAll(async () => void (certificates = await NodeCertificates.load()));
afterEach(() => expect(bench.faults).toEqual([]));

const HASH = { hashAlgorithm: 'SHA256', issuerNameHash: 'aa', issuerKeyHash: 'bb', serialNumber: '1' };
const PASSWORD = { component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' } };
type Row = readonly [what: string, action: string, payload: JsonObject, answer: JsonObject | string];

const ROWS: Readonly<Record<'1.6' | '2.0.1' | '2.1', readonly Row[]>> = {
  '1.6': [
    ['a key without hexadecimal digits', 'ChangeConfiguration', { key: 'AuthorizationKey', value: 'not hexadecimal at all, not' }, { status: 'Rejected' }],
    ['a key of 15 bytes', 'ChangeConfiguration', { key: 'AuthorizationKey', value: '30'.repeat(15) }, { status: 'Rejected' }],
    ['a key of 21 bytes', 'ChangeConfiguration', { key: 'AuthorizationKey', value: '30'.repeat(21) }, { status: 'Rejected' }],
    ['the security profile, which is not set so', 'ChangeConfiguration', { key: 'CertificateStoreMaxLength', value: '1' }, { status: 'Rejected' }],
    ['a certificate that nobody asked for', 'CertificateSigned', { certificateChain: 'c' }, { status: 'Rejected' }],
    ['no certificate at all', 'CertificateSigned', {}, 'OccurenceConstraintViolation'],
    ['a root that is none', 'InstallCertificate', { certificateType: 'CentralSystemRootCertificate', certificate: 'c' }, { status: 'Rejected' }],
    ['a root of an unknown kind', 'InstallCertificate', { certificateType: 'MyRoot', certificate: 'c' }, 'PropertyConstraintViolation'],
    ['a certificate that is not there', 'DeleteCertificate', { certificateHashData: HASH }, { status: 'NotFound' }],
    ['certificates of an unknown kind', 'GetInstalledCertificateIds', { certificateType: 'MyRoot' }, 'PropertyConstraintViolation'],
    ['a message that there is not', 'ExtendedTriggerMessage', { requestedMessage: 'SignEverything' }, 'PropertyConstraintViolation'],
  ],
  '2.0.1': [
    ['a password of 15 characters', 'SetVariables', { setVariableData: [{ ...PASSWORD, attributeValue: '0123456789abcde' }] }, { setVariableResult: [{ attributeStatus: 'Rejected' }] }],
    ['a password of 41 characters', 'SetVariables', { setVariableData: [{ ...PASSWORD, attributeValue: 'x'.repeat(41) }] }, { setVariableResult: [{ attributeStatus: 'Rejected' }] }],
    ['a password that is no text', 'SetVariables', { setVariableData: [{ ...PASSWORD, attributeValue: 7 }] }, 'TypeConstraintViolation'],
    ['the password, to be read', 'GetVariables', { getVariableData: [PASSWORD] }, { getVariableResult: [{ attributeStatus: 'Rejected' }] }],
    ['an identity, which cannot be set', 'SetVariables', { setVariableData: [{ component: { name: 'SecurityCtrlr' }, variable: { name: 'Identity' }, attributeValue: 'X' }] }, { setVariableResult: [{ attributeStatus: 'Rejected' }] }],
    ['a certificate that nobody asked for', 'CertificateSigned', { certificateChain: 'c', certificateType: 'ChargingStationCertificate' }, { status: 'Rejected' }],
    ['a certificate of an unknown kind', 'CertificateSigned', { certificateChain: 'c', certificateType: 'MyCertificate' }, 'PropertyConstraintViolation'],
    ['a root that is none', 'InstallCertificate', { certificateType: 'CSMSRootCertificate', certificate: 'c' }, { status: 'Rejected', statusInfo: { reasonCode: 'InvalidCertificate' } }],
    ['a certificate that is not there', 'DeleteCertificate', { certificateHashData: HASH }, { status: 'NotFound' }],
    ['a hash of an unknown kind', 'DeleteCertificate', { certificateHashData: { ...HASH, hashAlgorithm: 'MD5' } }, 'PropertyConstraintViolation'],
    ['certificates of an unknown kind', 'GetInstalledCertificateIds', { certificateType: ['MyRoot'] }, 'PropertyConstraintViolation'],
    ['a message that there is not', 'TriggerMessage', { requestedMessage: 'SignEverything' }, 'PropertyConstraintViolation'],
  ],
  '2.1': [
    ['a password of 65 characters', 'SetVariables', { setVariableData: [{ ...PASSWORD, attributeValue: 'x'.repeat(65) }] }, { setVariableResult: [{ attributeStatus: 'Rejected' }] }],
    ['a certificate with another requestId', 'CertificateSigned', { certificateChain: 'c', requestId: 99 }, { status: 'Rejected' }],
    ['a root that is none', 'InstallCertificate', { certificateType: 'OEMRootCertificate', certificate: 'c' }, { status: 'Rejected', statusInfo: { reasonCode: 'InvalidCertificate' } }],
    ['a certificate that is not there', 'DeleteCertificate', { certificateHashData: HASH }, { status: 'NotFound' }],
  ],
};

describe.each(['1.6', '2.0.1', '2.1'] as const)('in %s the station', (version) => {
  it.each(ROWS[version])('does not take %s', async (_what, action, payload, answer) => {
    bench = await Bench.booted(version, { securityProfile: 1, password: '0123456789abcdef' }, 1, certificates);
    await bench.pass(5);
    bench.forget();
    const attempts = bench.upgrades.length;
    const before = bench.station.status();
    const outcome = await bench.call(action, payload);
    if (typeof answer === 'string') expect(outcome).toMatchObject({ kind: 'error', code: answer });
    else expect(outcome).toMatchObject({ kind: 'result', payload: answer });
    await bench.pass(5);
    expect(bench.station.status()).toEqual(before);
    // The connection stays as it was, and nothing is asked for or told.
    expect(bench.upgrades).toHaveLength(attempts);
    expect(bench.actions.filter((name) => name !== 'Heartbeat')).toEqual([]);
  });
});
