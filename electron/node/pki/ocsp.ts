// The classes keep what they know in metadata, for which this has to be loaded first.
import 'reflect-metadata';
import { createHash, sign, verify, X509Certificate } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import {
  BasicOCSPResponse, CertID, CertStatus, id_kp_OCSPSigning, id_pkix_ocsp_basic, KeyHash, OCSPResponse, OCSPResponseStatus, ResponderID, ResponseBytes, ResponseData,
  RevokedInfo, SingleResponse,
} from '@peculiar/asn1-ocsp';
import type { CertificateHash } from '../../../shared/platform/certificates';
import type { OcspFacts, OcspWish } from '../../../shared/platform/revocation';
import { hashedParts } from './der';

const HASHES: Readonly<Record<CertificateHash['hashAlgorithm'], string>> = {
  SHA256: '2.16.840.1.101.3.4.2.1', SHA384: '2.16.840.1.101.3.4.2.2', SHA512: '2.16.840.1.101.3.4.2.3',
};
/** Signature algorithms by the kind of key, all with SHA-256; and those that others may use. */
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const RSA_SHA256 = '1.2.840.113549.1.1.11';
const DIGESTS: Readonly<Record<string, string>> = {
  [ECDSA_SHA256]: 'sha256', '1.2.840.10045.4.3.3': 'sha384', '1.2.840.10045.4.3.4': 'sha512',
  [RSA_SHA256]: 'sha256', '1.2.840.113549.1.1.12': 'sha384', '1.2.840.113549.1.1.13': 'sha512',
};

/** Makes the answer of a responder that is the issuer itself: OCSPResponse in DER (RFC 6960 §4.2.1), as base64. */
export function makeOcspResponse(wish: OcspWish): string {
  const issuer = new X509Certificate(wish.issuer);
  const { keyBits } = hashedParts(issuer.raw);
  const single = new SingleResponse({
    certID: certIdOf(wish.asked),
    certStatus: statusOf(wish),
    thisUpdate: new Date(wish.thisUpdate),
    nextUpdate: new Date(wish.nextUpdate),
  });
  const data = new ResponseData({
    responderID: new ResponderID({ byKey: new KeyHash(createHash('sha1').update(keyBits).digest()) }),
    producedAt: new Date(wish.thisUpdate),
    responses: [single],
  });
  const signed = Buffer.from(AsnConvert.serialize(data));
  const isRsa = issuer.publicKey.asymmetricKeyType === 'rsa';
  const basic = new BasicOCSPResponse({
    tbsResponseData: data,
    signatureAlgorithm: new AlgorithmIdentifier({ algorithm: isRsa ? RSA_SHA256 : ECDSA_SHA256, ...(isRsa ? { parameters: null } : {}) }),
    signature: exact(sign('sha256', signed, wish.key)),
  });
  const response = new OCSPResponse({
    responseStatus: OCSPResponseStatus.successful,
    responseBytes: new ResponseBytes({ responseType: id_pkix_ocsp_basic, response: new OctetString(AsnConvert.serialize(basic)) }),
  });
  return Buffer.from(AsnConvert.serialize(response)).toString('base64');
}

/** Reads such an answer, whoever made it; undefined when it is none, or says nothing. */
export function readOcspResponse(response: string, issuerPem: string): OcspFacts | undefined {
  try {
    const { responseStatus, responseBytes } = AsnConvert.parse(Buffer.from(response, 'base64'), OCSPResponse);
    if (responseStatus !== OCSPResponseStatus.successful || responseBytes?.responseType !== id_pkix_ocsp_basic) return undefined;
    const basic = AsnConvert.parse(responseBytes.response.buffer, BasicOCSPResponse);
    const [single] = basic.tbsResponseData.responses;
    const hashAlgorithm = single && algorithmOf(single.certID);
    if (!single || !hashAlgorithm) return undefined;
    const { certID, certStatus, thisUpdate, nextUpdate } = single;
    return {
      asked: {
        hashAlgorithm,
        issuerNameHash: hex(certID.issuerNameHash.buffer),
        issuerKeyHash: hex(certID.issuerKeyHash.buffer),
        serialNumber: hex(certID.serialNumber).replace(/^0+(?=.)/, ''),
      },
      status: certStatus.revoked ? 'revoked' : certStatus.good === null ? 'good' : 'unknown',
      thisUpdate: thisUpdate.getTime(),
      ...(nextUpdate ? { nextUpdate: nextUpdate.getTime() } : {}),
      signed: isSigned(basic, new X509Certificate(issuerPem)),
    };
  } catch {
    // Whatever a peer sends as an answer is data: it is none.
    return undefined;
  }
}

function isSigned(basic: BasicOCSPResponse, issuer: X509Certificate): boolean {
  const digest = DIGESTS[basic.signatureAlgorithm.algorithm];
  if (digest === undefined) return false;
  const signed = Buffer.from(basic.tbsResponseDataRaw ?? AsnConvert.serialize(basic.tbsResponseData));
  const delegates = (basic.certs ?? []).map((certificate) => new X509Certificate(Buffer.from(AsnConvert.serialize(certificate))))
    .filter((one) => one.keyUsage?.includes(id_kp_OCSPSigning) && one.issuer === issuer.subject && one.verify(issuer.publicKey));
  return [issuer, ...delegates].some(({ publicKey }) => verify(digest, signed, publicKey, Buffer.from(basic.signature)));
}

function certIdOf({ hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber }: CertificateHash): CertID {
  return new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithm: HASHES[hashAlgorithm], parameters: null }),
    issuerNameHash: new OctetString(Buffer.from(issuerNameHash, 'hex')),
    issuerKeyHash: new OctetString(Buffer.from(issuerKeyHash, 'hex')),
    serialNumber: exact(positive(serialNumber)),
  });
}

function algorithmOf({ hashAlgorithm }: CertID): CertificateHash['hashAlgorithm'] | undefined {
  const [found] = Object.entries(HASHES).find(([, oid]) => oid === hashAlgorithm.algorithm) ?? [];
  return found as CertificateHash['hashAlgorithm'] | undefined;
}

function statusOf({ status, revokedAt, thisUpdate }: OcspWish): CertStatus {
  switch (status) {
    case 'good': return new CertStatus({ good: null });
    case 'revoked': return new CertStatus({ revoked: new RevokedInfo({ revocationTime: new Date(revokedAt ?? thisUpdate) }) });
    case 'unknown': return new CertStatus({ unknown: null });
  }
}

/** Bytes of an INTEGER of DER: with a zero before them where they would read as a negative number. */
function positive(serialNumber: string): Buffer {
  const bytes = Buffer.from(serialNumber.length % 2 === 0 ? serialNumber : `0${serialNumber}`, 'hex');
  return bytes.length === 0 || (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
}

function hex(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('hex');
}

/** An ArrayBuffer of its own; Node's buffers are parts of larger ones. */
function exact(buffer: Buffer): ArrayBuffer {
  return Uint8Array.from(buffer).buffer;
}
