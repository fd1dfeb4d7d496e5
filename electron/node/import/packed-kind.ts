/** By how a file begins, how it is packed, where nobody here unpacks that. */
const OTHERS: readonly (readonly [name: string, first: readonly number[]])[] = [
  ['bzip2', [0x42, 0x5a, 0x68]], ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]], ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd]], ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]], ['LZ4', [0x04, 0x22, 0x4d, 0x18]], ['compress', [0x1f, 0x9d]],
];

const ZIP_METHODS: Readonly<Record<number, string>> = { 1: 'Shrink', 6: 'Implode', 9: 'Deflate64', 12: 'bzip2', 14: 'LZMA', 93: 'Zstandard', 95: 'xz', 98: 'PPMd' };

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;
}

/** Its last eight bytes are checksum and length of nothing. */
export function isEmptyGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 18 && bytes.subarray(-8).every((byte) => byte === 0);
}

/** How a file is packed that cannot be unpacked here, for people; undefined for all others. */
export function packedOtherwise(bytes: Uint8Array): string | undefined {
  return OTHERS.find(([, first]) => first.every((byte, at) => bytes[at] === byte))?.[0];
}

/** How a file in a zip archive is packed, for people. */
export function zipMethod(method: number): string {
  return ZIP_METHODS[method] ?? `method ${method}`;
}
