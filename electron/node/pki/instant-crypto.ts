import { createHash, createPrivateKey, createPublicKey, constants, generateKeyPairSync, type KeyObject, sign, verify, webcrypto } from 'node:crypto';

type Algorithm = { readonly name: string; readonly namedCurve?: string; readonly hash?: string | { readonly name: string } };
type Bytes = ArrayBuffer | ArrayBufferView;

/** A key as WebCrypto shows it, with Node's own behind it. */
interface InstantKey {
  readonly type: 'public' | 'private';
  readonly extractable: true;
  readonly usages: readonly string[];
  readonly algorithm: Algorithm;
  readonly object: KeyObject;
}

/**
 * The part of WebCrypto that certificates need, whose promises are settled at once: Node's own answers from another thread,
 * which time that jumps would not wait for. Signing with a curve takes a tenth of a millisecond.
 */
const subtle = {
  digest: (algorithm: Algorithm | string, data: Bytes) => settled(() => exact(createHash(nodeHash(algorithm)).update(bytes(data)).digest())),

  generateKey: (algorithm: Algorithm) => settled(() => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: algorithm.namedCurve ?? 'P-256' });
    return { publicKey: keyOf(publicKey, algorithm), privateKey: keyOf(privateKey, algorithm) };
  }),

  exportKey: (_format: string, key: InstantKey) => settled(() => exact(key.type === 'public'
    ? key.object.export({ type: 'spki', format: 'der' })
    : key.object.export({ type: 'pkcs8', format: 'der' }))),

  importKey: (format: string, data: Bytes, algorithm: Algorithm) => settled(() => keyOf(format === 'spki'
    ? createPublicKey({ key: bytes(data), format: 'der', type: 'spki' })
    : createPrivateKey({ key: bytes(data), format: 'der', type: 'pkcs8' }), algorithm)),

  sign: (algorithm: Algorithm, key: InstantKey, data: Bytes) => settled(() => exact(sign(hashFor(algorithm, key), bytes(data), { key: key.object, ...paddingFor(algorithm) }))),

  verify: (algorithm: Algorithm, key: InstantKey, signature: Bytes, data: Bytes) =>
    settled(() => verify(hashFor(algorithm, key), bytes(data), { key: key.object, ...paddingFor(algorithm) }, bytes(signature))),
};

/** To be handed to a library that wants WebCrypto. */
export const INSTANT_CRYPTO = { subtle, getRandomValues: <T>(into: T): T => webcrypto.getRandomValues(into as never) };

/** @param pem of a SubjectPublicKeyInfo, of any kind of key */
export function publicKeyOf(pem: string, algorithm: Algorithm): InstantKey {
  return keyOf(createPublicKey(pem), algorithm);
}

/** @param pem of PKCS#8 */
export function privateKeyOf(pem: string, algorithm: Algorithm): InstantKey {
  return keyOf(createPrivateKey(pem), algorithm);
}

function settled<T>(make: () => T): Promise<T> {
  return Promise.resolve().then(make);
}

function keyOf(object: KeyObject, algorithm: Algorithm): InstantKey {
  const isPublic = object.type === 'public';
  return { type: isPublic ? 'public' : 'private', extractable: true, usages: [isPublic ? 'verify' : 'sign'], algorithm, object };
}

function hashFor(algorithm: Algorithm, key: InstantKey): string {
  return nodeHash(algorithm.hash ?? key.algorithm.hash ?? 'SHA-256');
}

function nodeHash(hash: string | { readonly name: string }): string {
  return (typeof hash === 'string' ? hash : hash.name).replace('-', '').toLowerCase();
}

function paddingFor({ name }: Algorithm): object {
  if (name === 'ECDSA') return { dsaEncoding: 'ieee-p1363' };
  return name === 'RSA-PSS' ? { padding: constants.RSA_PKCS1_PSS_PADDING } : { padding: constants.RSA_PKCS1_PADDING };
}

function bytes(data: Bytes): Buffer {
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data);
}

/** An ArrayBuffer of its own; Node's buffers are parts of larger ones. */
function exact(buffer: Buffer): ArrayBuffer {
  return Uint8Array.from(buffer).buffer;
}
