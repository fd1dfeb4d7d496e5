/** One element of DER: its tag, all of it, and what is in it. */
interface Element {
  readonly tag: number;
  readonly whole: Buffer;
  readonly content: Buffer;
}

const SEQUENCE = 0x30;
const CONTEXT_0 = 0xa0;

/** The elements that follow each other in DER (X.690 §8.1). Throws on what is none. */
function elementsOf(der: Buffer): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < der.length;) {
    const tag = der.readUInt8(at);
    const first = der.readUInt8(at + 1);
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const start = at + 2 + lengthBytes;
    const end = start + (lengthBytes === 0 ? first : der.readUIntBE(at + 2, lengthBytes));
    if (end > der.length) throw new RangeError('DER ends early.');
    found.push({ tag, whole: der.subarray(at, end), content: der.subarray(start, end) });
    at = end;
  }
  return found;
}

/**
 * The subject's name as it is written in a certificate, and the bits of its key: what OCSP hashes of an issuer (RFC 6960
 * §4.1.1).
 *
 * @param der of a certificate (RFC 5280 §4.1)
 */
export function hashedParts(der: Buffer): { readonly subject: Buffer; readonly keyBits: Buffer } {
  const [certificate] = elementsOf(der);
  const [tbs] = elementsOf(certificate?.content ?? der);
  const members = elementsOf(tbs?.content ?? der).filter(({ tag }) => tag !== CONTEXT_0);
  const [, , , , subject, key] = members;
  const [, bits] = elementsOf(key?.content ?? der);
  if (!subject || subject.tag !== SEQUENCE || !bits) throw new RangeError('It is no certificate.');
  // The first byte of a bit string says how many bits of the last are unused.
  return { subject: subject.whole, keyBits: bits.content.subarray(1) };
}
