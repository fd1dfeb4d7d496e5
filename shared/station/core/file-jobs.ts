import type { Abort } from '../../platform/abort';
import type { FileListening } from '../../platform/file-server';

/** How often a transfer is tried, and after how long again. */
export interface Retries {
  /** Beyond the first attempt. */
  left: number;
  readonly intervalMs: number;
}

/** An update of the firmware that the CSMS wants (L01, L02). */
export interface FirmwareUpdate {
  /** Absent in an unsigned update of 1.6, which has no number. */
  readonly requestId?: number;
  /** Asked for by SignedUpdateFirmware of 1.6, and told in its messages. */
  readonly signedMessages: boolean;
  readonly location: string;
  /** Wall times of the station, ms since 1970. */
  readonly retrieveAt: number;
  readonly installAt?: number;
  readonly retries: Retries;
  /** PEM of the maker's certificate, and the signature in base64; the latter '' when it is missing. */
  readonly signing?: { readonly certificate: string; readonly signature: string };
  stage: 'waiting' | 'downloading' | 'paused' | 'verified' | 'installing' | 'activating';
  /** Of the transfer under way. */
  abort?: Abort;
  bytes?: Uint8Array;
  /** What is installed with it. */
  version?: string;
  /** The status that was told last. */
  told?: string;
}

/** A log that is being uploaded (N01; GetDiagnostics of 1.6). */
export interface LogUpload {
  /** Absent for GetDiagnostics. */
  readonly requestId?: number;
  readonly url: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly retries: Retries;
  readonly abort: Abort;
}

/** A file that a local controller fetches, to serve it (L03). */
export interface Publication {
  readonly requestId: number;
  readonly location: string;
  /** MD5, hexadecimal in small letters. */
  readonly checksum: string;
  readonly retries: Retries;
  readonly abort: Abort;
}

/** A file that a local controller serves. */
export interface PublishedFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Stations that are fetching it now. */
  readers: number;
}

/** A status that was told, with the number of its request. */
export interface Told {
  readonly status: string;
  readonly requestId?: number;
}

/** What a station has to do with files of others. Made when it is first asked for. */
export class FileJobs {
  firmware: FirmwareUpdate | undefined;
  /** Of the firmware, by the CSMS's last knowledge. */
  firmwareTold: (Told & { readonly signedMessages: boolean }) | undefined;
  upload: LogUpload | undefined;
  publication: Publication | undefined;
  publishTold: Told | undefined;
  /** By their checksum. */
  readonly published = new Map<string, PublishedFile>();
  /** Of the local controller. */
  listening: Promise<FileListening> | undefined;
}
