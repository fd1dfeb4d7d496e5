import type { Inflater, Source } from '../import/model';
import type { Downloads } from './download';
import type { HandOvers } from './hand-over';
import type { ImportSummary } from '../import/summary';
import type { ReadingWishes } from './reading';
import type { Journal } from '../journal/journal';
import type { Snapshot, SnapshotSummary } from '../inventory/snapshot';
import type { FrameCheck } from '../ocpp/frame-check';
import type { OcppVersion } from '../ocpp/version';
import type { AuthorityStore } from '../csms/authority/authority';
import type { Certificates } from '../platform/certificates';
import type { UploadStore } from '../csms/files/api';
import type { FileServer } from '../platform/file-server';
import type { FileTransfer } from '../platform/file-transfer';
import type { Clock } from '../platform/clock';
import type { Random } from '../platform/random';
import type { SocketClient, SocketServer } from '../platform/socket';
import type { JsonValue } from '../ocpp/json';
import type { LoopbackOptions } from '../use-cases/stage/loopback';

/** What the workbench needs of its host. Implemented for Node in electron/node/workbench-ports.ts. */
export interface WorkbenchPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly server: SocketServer;
  readonly client: SocketClient;
  /** The checker of a version. */
  readonly loadCheck: (version: OcppVersion) => Promise<FrameCheck>;
  /** Certificates and keys: without them, the CSMS signs nothing and simulated stations have no keys. */
  readonly certificates?: Certificates;
  /** Where the CSMS's authority keeps its keys, so that its stations know it after a restart. */
  readonly authorityStore?: AuthorityStore;
  /** Where the keys lie with which firmware is signed. */
  readonly manufacturerStore?: AuthorityStore;
  /** With which simulated stations fetch and upload files. */
  readonly files?: FileTransfer;
  /** With which the CSMS, and simulated local controllers, serve files. */
  readonly fileServer?: FileServer;
  /** Where uploads of stations are kept. */
  readonly uploads?: UploadStore;
  readonly journals: JournalFiles;
  /** Takes files from windows; absent where no window has any that the host could not read by their paths. */
  readonly handOvers?: HandOvers;
  /** Hands files to windows; absent where the host has dialogs of its own. */
  readonly downloads?: Downloads;
  readonly memory: Memory;
  /** What a person has set up: settings, answers, simulated stations. Holds passwords and keys. */
  readonly setup: Memory;
  /** The newest results of use cases. Apart from what windows remember, which is written far more often. */
  readonly results: Memory;
  readonly scenarios: ScenarioFiles;
  readonly snapshots: SnapshotFiles;
  /** Where marks and notes are kept; without it, they end with the workbench. */
  readonly marks?: MarkFiles;
  /**
   * Sockets of their own and time that jumps, for one case with both ends ours.
   *
   * @param slowLine files take the time that a slow line needs
   */
  readonly loopback: (slowLine: boolean) => LoopbackPorts;
  /** Addresses at which other machines may reach this one, read anew at each call. */
  readonly addresses: () => readonly NetworkAddress[];
  /** The host's own dialogs; absent in a browser. */
  readonly dialogs?: Dialogs;
  readonly about: About;
}

/** Where a case with both ends ours is played, and what is known of it there. */
export interface LoopbackPorts extends Pick<LoopbackOptions, 'server' | 'client' | 'clock' | 'certificates' | 'files' | 'csmsPorts' | 'stationPorts'> {
  /** Called when the case is over. */
  readonly end?: () => void;
}

/** The person's own scenarios, a file each. */
export interface ScenarioFiles {
  list(): Promise<{ readonly ok: true; readonly scenarios: readonly ScenarioFile[] } | Failed>;
  /** @param was name of the file that this one takes the place of */
  save(scenario: ScenarioFile, was?: string): Promise<{ readonly ok: true } | Failed>;
  remove(name: string): Promise<{ readonly ok: true } | Failed>;
}

export interface ScenarioFile {
  /** Without the ending. */
  readonly name: string;
  readonly format: 'json' | 'yaml';
  readonly text: string;
}

/** Inventories that a person saved, a file each. */
export interface SnapshotFiles {
  /** A file that is no snapshot stands in `faults`, a sentence each. */
  list(): Promise<{ readonly ok: true; readonly snapshots: readonly SnapshotSummary[]; readonly faults: readonly string[] } | Failed>;
  /** Undefined when there is none of that name. */
  get(name: string): Promise<{ readonly ok: true; readonly snapshot: Snapshot | undefined } | Failed>;
  save(snapshot: Snapshot): Promise<{ readonly ok: true } | Failed>;
  remove(name: string): Promise<{ readonly ok: true } | Failed>;
}

/** Whose marks and notes they are. */
export interface MarkPlace {
  /** Of the log's file or folder, when it has one. */
  readonly path?: string;
  /** Of its content: letters and digits. */
  readonly key: string;
}

/** Marks and notes of logs, a file each: beside the log where that can be written to, else elsewhere. */
export interface MarkFiles {
  /** All that is kept for a log. */
  read(place: MarkPlace): Promise<{ readonly ok: true; readonly files: readonly { readonly path: string; readonly text: string }[] } | Failed>;
  /** Never leaves half a file. */
  write(place: MarkPlace, text: string): Promise<{ readonly ok: true } | Failed>;
}

export interface About {
  readonly version: string;
  readonly host: 'electron' | 'headless';
  readonly platform: string;
  readonly dataFolder: string;
}

export interface NetworkAddress {
  /** Name of the interface, e.g. eth0. */
  readonly name: string;
  readonly address: string;
  readonly family: 4 | 6;
  readonly loopback: boolean;
}

type Failed = { readonly ok: false; /** A sentence: what failed and what to do. */ readonly message: string };

export interface JournalFiles {
  /**
   * The journal of this run, written as it grows: the last run's when that ended a short while ago, so that a restart
   * leaves no gap, else a new one.
   */
  begin(onFailure: (message: string) => void): Promise<{ readonly ok: true; readonly path: string; readonly journal: Journal } | Failed>;
  /** A journal's file, to look at. `reading` settles when all of it is indexed, or with a failure's sentence. `foreign`: it may be another log. */
  open(path: string, onProgress: (done: number) => void, signal: CancelSignal): { readonly ok: true; readonly journal: Journal; readonly reading: Promise<string | undefined> } | (Failed & { readonly foreign?: true });
  /** Logs for import that belong together: files, the files of folders and archives, unpacked, captures as bytes. `names`: of the files, where they are not those of the paths. */
  readSources(paths: readonly string[], names?: readonly string[]): Promise<{ readonly ok: true; readonly sources: readonly Source[] } | Failed>;
  /** The same read as a stream; absent where logs are held in memory. */
  read?(from: { readonly paths: readonly string[]; readonly names?: readonly string[] }, wishes: ReadingWishes, onProgress: (done: number) => void, signal: CancelSignal): Promise<ReadLog | Failed>;
  /** Undoes permessage-deflate in a capture. */
  readonly inflater?: () => Inflater;
  /** Writes a text to a path that a person chose, piece by piece; others have their turn meanwhile. A file that was not finished is removed. */
  write(path: string, pieces: Iterable<string>, signal: CancelSignal): Promise<{ readonly ok: true } | Failed>;
  /** What is in a file, piece by piece, up to where it ends now. Throws what reading throws. `onShare` is told of the share that was taken, 0 to 1. */
  bytes(path: string, onShare: (share: number) => void): AsyncIterable<Uint8Array>;
  /** Copies a file to a path that a person chose. */
  copy(path: string, to: string): Promise<{ readonly ok: true } | Failed>;
}

/** A log that is being read: its journal grows until `reading` is settled. */
export interface ReadLog {
  readonly ok: true;
  readonly journal: Journal;
  /** With a failure's sentence when it could not be read to its end; with neither when it was cancelled for good. */
  readonly reading: Promise<{ readonly summary?: ImportSummary; readonly failure?: string }>;
}

/** Says whether to go on. The host's AbortSignal fits. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/** JSON values by key, over restarts. */
export interface Memory {
  get(key: string): Promise<JsonValue | undefined>;
  set(key: string, value: JsonValue): Promise<void>;
}

export interface Dialogs {
  /** Paths of files to open; none when the dialog was dismissed. */
  openFiles(): Promise<readonly string[]>;
  /** Path of a folder to open; undefined when the dialog was dismissed. */
  openFolder(): Promise<string | undefined>;
  /** Path to save to; undefined when the dialog was dismissed. */
  saveFile(suggestedName: string): Promise<string | undefined>;
}
