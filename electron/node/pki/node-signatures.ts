import { createPublicKey, createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import type { KeyPair } from '../../../shared/platform/certificates';
import type { Signatures } from '../../../shared/platform/signatures';

/** Signatures by Node's own cryptography. */
export const NODE_SIGNATURES: Signatures = {
  makeKeys(): KeyPair {
    const { publicKey, privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256', publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    return { publicKey, privateKey };
  },
  sign: (privateKey, text) => createSign('SHA256').update(text, 'utf8').sign(privateKey, 'hex'),
  verify(publicKey, text, signature) {
    try {
      const key = createPublicKey({ key: Buffer.from(publicKey, 'hex'), format: 'der', type: 'spki' });
      return createVerify('SHA256').update(text, 'utf8').verify(key, signature, 'hex');
    } catch {
      return false;
    }
  },
  hexOf: (publicKey) => createPublicKey(publicKey).export({ format: 'der', type: 'spki' }).toString('hex'),
};
