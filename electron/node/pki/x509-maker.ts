// x509 keeps what it knows in metadata of classes, for which this has to be loaded first.
import 'reflect-metadata';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';
import type { CertificateWish, KeyPair, RequestFacts, SubjectName } from '../../../shared/platform/certificates';
import { INSTANT_CRYPTO } from './instant-crypto';

const SIGNING = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const OCSP_ACCESS = 'ocsp';

export async function makeRequest(subject: SubjectName, keys: KeyPair): Promise<string> {
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: nameOf(subject),
    keys: { publicKey: await publicKeyOf(keys.publicKey), privateKey: await privateKeyOf(keys.privateKey) },
    signingAlgorithm: SIGNING,
  }, INSTANT_CRYPTO);
  return request.toString('pem').trim();
}

export async function readRequest(pem: string): Promise<RequestFacts | undefined> {
  try {
    const request = new x509.Pkcs10CertificateRequest(pem);
    const commonName = request.subjectName.getField('CN')[0];
    const organization = request.subjectName.getField('O')[0];
    return {
      ...(commonName === undefined ? {} : { commonName }),
      ...(organization === undefined ? {} : { organization }),
      publicKey: pemOf(createPublicKey({ key: Buffer.from(request.publicKey.rawData), format: 'der', type: 'spki' })),
      signed: await request.verify(INSTANT_CRYPTO),
    };
  } catch {
    // Whatever a peer sends as a request is data: it is none.
    return undefined;
  }
}

export async function issue(wish: CertificateWish): Promise<string> {
  const { subject, publicKey, issuer, key, serialNumber, notBefore, notAfter } = wish;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber.length % 2 === 0 ? serialNumber : `0${serialNumber}`,
    subject: nameOf(subject),
    issuer: issuer === undefined ? nameOf(subject) : new x509.X509Certificate(issuer).subjectName.toArrayBuffer(),
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
    publicKey: await publicKeyOf(publicKey),
    signingKey: await privateKeyOf(key),
    signingAlgorithm: SIGNING,
    extensions: extensionsOf(wish),
  }, INSTANT_CRYPTO);
  return certificate.toString('pem').trim();
}

function extensionsOf({ use, names = [], ocspResponder }: CertificateWish): x509.Extension[] {
  const authority = use === 'authority';
  const flags = authority ? x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign : x509.KeyUsageFlags.digitalSignature;
  return [
    new x509.BasicConstraintsExtension(authority, undefined, true),
    new x509.KeyUsagesExtension(flags, true),
    ...(authority ? [] : [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage[use === 'server' ? 'serverAuth' : 'clientAuth']])]),
    ...(names.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })))]),
    ...(ocspResponder === undefined ? [] : [new x509.AuthorityInfoAccessExtension({ [OCSP_ACCESS]: ocspResponder })]),
  ];
}

function nameOf({ commonName, organization }: SubjectName): x509.JsonName {
  return [...(organization === undefined ? [] : [{ O: [organization] }]), { CN: [commonName] }];
}

function publicKeyOf(pem: string): Promise<CryptoKey> {
  const key = createPublicKey(pem);
  return INSTANT_CRYPTO.subtle.importKey('spki', der(key.export({ type: 'spki', format: 'der' })), SIGNING, true, ['verify']);
}

function privateKeyOf(pem: string): Promise<CryptoKey> {
  return INSTANT_CRYPTO.subtle.importKey('pkcs8', der(createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' })), SIGNING, true, ['sign']);
}

function der(buffer: Buffer): ArrayBuffer {
  return Uint8Array.from(buffer).buffer;
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString().trim();
}
