import type { FileScheme } from '../../platform/file-url';

/** Which protocols the CSMS's file server speaks, and where. */
export interface FileServerSettings {
  /** Ports; 0 lets the system choose, and without one the protocol is not spoken. */
  readonly http?: number;
  readonly https?: number;
  readonly ftp?: number;
  /** Host name or address in the URLs that stations are given; that by which the station reached the CSMS when absent. */
  readonly address?: string;
  /** Bytes that an upload may have. */
  readonly largestUpload: number;
}

/** A file that stations can fetch. */
export interface OfferedFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal, in small letters. */
  readonly md5: string;
  readonly sha256: string;
  /** Wall time, ms since 1970. */
  readonly at: number;
  /** Path on the file server. */
  readonly path: string;
  /** How often all of it was fetched. */
  readonly fetched: number;
}

/** A file that a station has uploaded. */
export interface ReceivedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly at: number;
  readonly station: string;
  readonly requestId?: number;
  readonly scheme: FileScheme;
  /** Where it lies on this machine; in memory when absent. */
  readonly stored?: string;
}

/** The file server, as windows show it. */
export interface FilesState {
  /** Ports by protocol; empty when it does not run. */
  readonly ports: Partial<Readonly<Record<FileScheme, number>>>;
  /** A sentence, when it could not be started. */
  readonly failure?: string;
  readonly offered: readonly OfferedFile[];
  readonly received: readonly ReceivedFile[];
}

/** Where uploads are kept beyond this run. */
export interface UploadStore {
  /** @returns where it lies, for people; rejects with an Error whose message says what to do */
  save(name: string, bytes: Uint8Array): Promise<string>;
  read(stored: string): Promise<Uint8Array>;
}

/** What a server does wrong on purpose, for those who test how a station takes it. */
export const FILE_FLAWS = ['missing', 'forbidden', 'not-allowed', 'bad-request', 'once-unavailable', 'unavailable'] as const;
export type FileFlaw = (typeof FILE_FLAWS)[number];

/** Which file an order is about. */
export interface FileChoice {
  /** Id of an offered file; when absent, test firmware is made (shared/platform/firmware-image.ts). */
  readonly file?: string;
  /** Of test firmware. */
  readonly version?: string;
  /** Bytes of test firmware. */
  readonly size?: number;
  /** What is wrong with the test firmware. */
  readonly firmware?: 'damaged' | 'not-installable' | 'other-model';
  /** What is wrong with the server. */
  readonly server?: FileFlaw;
  readonly protocol?: 'http' | 'https' | 'ftp';
  readonly retries?: number;
  /** Seconds. */
  readonly retryInterval?: number;
}

/** Update this station with that firmware (L01, L02). Seconds from now on. */
export interface FirmwareOrder extends FileChoice {
  readonly retrieveIn?: number;
  readonly installIn?: number;
  /** How it is signed; what is wrong with that, for those who test it. `unsigned` is L02. */
  readonly signing?: 'signed' | 'unsigned' | 'no-signature' | 'other-file' | 'expired' | 'untrusted' | 'revoked';
}

/** Let this local controller serve that firmware (L03). */
export interface PublishOrder extends FileChoice {
  /** The checksum that is told is another one. */
  readonly wrongChecksum?: boolean;
}

/** Let this station upload its log (N01). */
export interface LogOrder {
  readonly log: 'DiagnosticsLog' | 'SecurityLog' | 'DataCollectorLog';
  /** 1.6 has two messages for its diagnostics; GetDiagnostics when absent. */
  readonly message?: 'GetLog' | 'GetDiagnostics';
  /** Seconds before now. */
  readonly oldest?: number;
  readonly latest?: number;
  readonly server?: FileFlaw;
  readonly protocol?: 'http' | 'https' | 'ftp';
  readonly retries?: number;
  readonly retryInterval?: number;
}

/** What became of an order: what the station answered, or a sentence. */
export type OrderResult = { readonly ok: true; readonly requestId: number; readonly status: string } | { readonly ok: false; readonly message: string };
