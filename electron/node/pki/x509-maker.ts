// x509 keeps what it knows in metadata of classes, for which this has to be loaded first.
import 'reflect-metadata';
import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';
import type { CertificateWish, KeyPair, RequestFacts, SubjectName } from '../../../shared/platform/certificates';
import type { RevocationListFacts, RevocationListWish } from '../../../shared/platform/revocation';
import { INSTANT_CRYPTO, privateKeyOf, publicKeyOf } from './instant-crypto';

const SIGNING = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
// The library names types of the browser, which Node's side is compiled without; these fit them by their shape.
const CRYPTO = INSTANT_CRYPTO as never;
const publicKey = (pem: string): never => publicKeyOf(pem, SIGNING) as never;
const privateKey = (pem: string): never => privateKeyOf(pem, SIGNING) as never;

export async function makeRequest(subject: SubjectName, keys: KeyPair): Promise<string> {
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: nameOf(subject),
    keys: { publicKey: publicKey(keys.publicKey), privateKey: privateKey(keys.privateKey) },
    signingAlgorithm: SIGNING,
  }, CRYPTO);
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
      signed: await request.verify(CRYPTO),
    };
  } catch {
    // Whatever a peer sends as a request is data: it is none.
    return undefined;
  }
}

export async function issue(wish: CertificateWish): Promise<string> {
  const { subject, issuer, serialNumber, notBefore, notAfter } = wish;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: even(serialNumber),
    subject: nameOf(subject),
    issuer: issuer === undefined ? nameOf(subject) : new x509.X509Certificate(issuer).subjectName.toJSON(),
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
    publicKey: publicKey(wish.publicKey),
    signingKey: privateKey(wish.key),
    signingAlgorithm: SIGNING,
    extensions: extensionsOf(wish),
  }, CRYPTO);
  return certificate.toString('pem').trim();
}

const EXTENDED_USES = { server: 'serverAuth', client: 'clientAuth', signer: 'codeSigning' } as const;

function extensionsOf({ use, names = [], ocspResponder }: CertificateWish): x509.Extension[] {
  const authority = use === 'authority';
  const flags = authority ? x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign : x509.KeyUsageFlags.digitalSignature;
  return [
    new x509.BasicConstraintsExtension(authority, undefined, true),
    new x509.KeyUsagesExtension(flags, true),
    ...(use === 'authority' ? [] : [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage[EXTENDED_USES[use]]])]),
    ...(names.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) === 0 ? 'dns' as const : 'ip' as const, value })))]),
    ...(ocspResponder === undefined ? [] : [new x509.AuthorityInfoAccessExtension({ ocsp: ocspResponder })]),
  ];
}

function nameOf({ commonName, organization }: SubjectName): x509.JsonName {
  return [...(organization === undefined ? [] : [{ O: [organization] }]), { CN: [commonName] }];
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString().trim();
}

/** A CRL in DER, as base64. */
export async function makeRevocationList({ serialNumbers, issuer, key, thisUpdate, nextUpdate }: RevocationListWish): Promise<string> {
  const list = await x509.X509CrlGenerator.create({
    issuer: new x509.X509Certificate(issuer).subjectName.toJSON(),
    thisUpdate: new Date(thisUpdate),
    nextUpdate: new Date(nextUpdate),
    entries: serialNumbers.map((serialNumber) => ({ serialNumber: even(serialNumber), revocationDate: new Date(thisUpdate) })),
    signingKey: privateKey(key),
    signingAlgorithm: SIGNING,
  }, CRYPTO);
  return Buffer.from(list.rawData).toString('base64');
}

export async function readRevocationList(text: string, issuer: string): Promise<RevocationListFacts | undefined> {
  try {
    const list = new x509.X509Crl(Buffer.from(text, 'base64'));
    return {
      serialNumbers: list.entries.map(({ serialNumber }) => serialNumber.toLowerCase().replace(/^0+(?=.)/, '')),
      ...(list.nextUpdate ? { nextUpdate: list.nextUpdate.getTime() } : {}),
      signed: await list.verify({ publicKey: publicKey(pemOf(new X509Certificate(issuer).publicKey)) }, CRYPTO),
    };
  } catch {
    return undefined;
  }
}

/** Whole bytes. */
function even(hex: string): string {
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}
