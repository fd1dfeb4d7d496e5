import type { Certificates } from './certificates';
import { asciiOfBytes, bytesOfText } from './text-bytes';

/**
 * Test firmware: a file whose first line says what becomes of it at a simulated station, so that updates and their failures
 * have real causes. Behind it stands filling, and its SHA-256 in the first line. Any other file is firmware as well, of which
 * a simulated station knows nothing but its name.
 */

const MARK = 'OCPP-WORKBENCH-FIRMWARE ';
/** No first line is longer. */
const LONGEST_LINE = 1000;

export interface FirmwareWish {
  readonly version: string;
  /** The only model that it is for; any when absent. */
  readonly model?: string;
  /** Bytes, about. */
  readonly size?: number;
  /** The file is not what it was made as. */
  readonly damaged?: boolean;
  /** It cannot be installed. */
  readonly fails?: boolean;
}

/** What a simulated station finds in a file. */
export type FirmwareReading =
  | { readonly kind: 'foreign' }
  | { readonly kind: 'test'; readonly version: string; readonly model?: string; readonly intact: boolean; readonly fails: boolean };

type Digest = Pick<Certificates, 'digest'>;

export async function makeFirmware(certificates: Digest, { version, model, size = 4096, damaged = false, fails = false }: FirmwareWish): Promise<Uint8Array> {
  const filling = bytesOfText(`${version}\n`.repeat(Math.max(1, Math.ceil(size / (version.length + 1)))));
  const sha256 = await certificates.digest('SHA256', filling);
  if (damaged) filling[filling.length - 1] = 0;
  const line = bytesOfText(`${MARK}${JSON.stringify({ version, ...(model === undefined ? {} : { model }), ...(fails ? { fails } : {}), sha256 })}\n`);
  const image = new Uint8Array(line.length + filling.length);
  image.set(line);
  image.set(filling, line.length);
  return image;
}

export async function readFirmware(certificates: Digest, image: Uint8Array): Promise<FirmwareReading> {
  const end = image.indexOf(10);
  const line = end < 0 || end > LONGEST_LINE ? '' : asciiOfBytes(image.subarray(0, end));
  const head = line.startsWith(MARK) ? read(line.slice(MARK.length)) : undefined;
  if (!head) return { kind: 'foreign' };
  const { version, model, fails, sha256 } = head;
  return {
    kind: 'test', version: String(version), ...(typeof model === 'string' ? { model } : {}), fails: fails === true,
    intact: await certificates.digest('SHA256', image.subarray(end + 1)) === sha256,
  };
}

function read(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && 'version' in value ? ({ ...value }) : undefined;
  } catch {
    return undefined;
  }
}
