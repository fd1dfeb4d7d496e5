import type { KeyPair } from './certificates';

/**
 * Signatures by ECDSA over P-256 with SHA-256, at once: a meter signs while its value is being told. The adapter is in
 * electron/node/pki/node-signatures.ts.
 */
export interface Signatures {
  /** PEM of both. */
  makeKeys(): KeyPair;
  /** @returns the signature in DER, hexadecimal */
  sign(privateKey: string, text: string): string;
  /**
   * Whether a signature holds; false for whatever cannot be read.
   *
   * @param publicKey SubjectPublicKeyInfo in DER, hexadecimal
   * @param signature DER, hexadecimal
   */
  verify(publicKey: string, text: string, signature: string): boolean;
  /** A public key in PEM as the hexadecimal digits of its DER. */
  hexOf(publicKey: string): string;
}
