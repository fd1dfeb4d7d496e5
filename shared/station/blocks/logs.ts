import { Abort } from '../../platform/abort';
import type { TransferFailure, TransferFault } from '../../platform/file-transfer';
import { inFolder, shownUrl } from '../../platform/file-url';
import type { StationCore } from '../core/core';
import type { LogUpload, Retries } from '../core/file-jobs';
import { faultOfLocation, lineOf, type FileFault } from './files';
import { logContents, logName, type LogKind, type LogSpan } from './log-contents';

/** N01, and the diagnostics of 1.6: a log is put together and uploaded. */

const TIMER = 'log';

export interface LogWish {
  /** Absent for GetDiagnostics of 1.6, whose location is a folder in any case. */
  readonly requestId?: number;
  readonly kind: LogKind;
  readonly location: string;
  readonly span: LogSpan;
  readonly retries: Retries;
}

export type LogAnswer =
  | { readonly status: 'Accepted' | 'AcceptedCanceled'; readonly filename: string }
  | { readonly status: 'Rejected'; readonly fault: FileFault };

/** Begins to upload a log, for which one that is under way is given up (N01.FR.12). */
export function uploadLog(core: StationCore, { requestId, kind, location, span, retries }: LogWish): LogAnswer {
  if (!core.ports.files) return rejected('UnsupportedRequest', 'This station has no way to upload files.');
  const fault = faultOfLocation(core, location);
  if (fault) return { status: 'Rejected', fault };
  const bytes = logContents(core, kind, span);
  if (!bytes) return rejected('NotFound', `The ${kind} holds nothing from that time.`);
  const name = logName(core, kind);
  const { jobs } = core;
  const before = jobs.upload;
  before?.abort.abort();
  const upload: LogUpload = {
    url: inFolder(location, name, requestId === undefined), name, bytes, retries, abort: new Abort(), ...(requestId === undefined ? {} : { requestId }),
  };
  jobs.upload = upload;
  core.timers.set(TIMER, 0, () => {
    if (before) tell(core, before, 'AcceptedCanceled');
    void send(core, upload);
  });
  return { status: before ? 'AcceptedCanceled' : 'Accepted', filename: name };
}

/** The power is gone, and with it what was being uploaded. */
export function interruptUpload(core: StationCore): void {
  core.jobs.upload?.abort.abort();
}

/** The station has booted: an upload that broke off is told (N01.FR.10). */
export function resumeUpload(core: StationCore): void {
  const { upload } = core.jobs;
  if (upload?.abort.aborted !== true) return;
  core.jobs.upload = undefined;
  tell(core, upload, 'UploadFailure', 'The station has restarted.');
}

async function send(core: StationCore, upload: LogUpload): Promise<void> {
  const { files } = core.ports;
  if (!files) return;
  tell(core, upload, 'Uploading');
  const { url, name, bytes, abort } = upload;
  const result = await files.upload({ url, name, bytes, abort, ...lineOf(core) });
  if (core.jobs.upload !== upload || abort.aborted) return;
  if (!result.ok) return tryAgain(core, upload, result);
  core.jobs.upload = undefined;
  tell(core, upload, 'Uploaded');
}

function tryAgain(core: StationCore, upload: LogUpload, { fault, message }: TransferFailure): void {
  core.note(`${upload.name} could not be uploaded to ${shownUrl(upload.url)}: ${message}`);
  if (upload.retries.left > 0 && !FINAL.includes(fault)) {
    upload.retries.left -= 1;
    core.timers.set(TIMER, upload.retries.intervalMs, () => void send(core, upload));
    return;
  }
  core.jobs.upload = undefined;
  tell(core, upload, STATUSES[fault] ?? 'UploadFailure', message);
}

/** What would be the same the next time. */
const FINAL: readonly TransferFault[] = ['bad-url', 'scheme', 'forbidden', 'unsupported', 'bad-request', 'too-large'];

/** N01.FR.10: failures that the standard has a word of their own for. */
const STATUSES: Partial<Record<TransferFault, string>> = {
  'bad-url': 'BadMessage', 'bad-request': 'BadMessage', forbidden: 'PermissionDenied', scheme: 'NotSupportedOperation', unsupported: 'NotSupportedOperation',
};

function tell(core: StationCore, upload: LogUpload, status: string, why?: string): void {
  const message = core.dialect.logStatus(upload, status, why);
  if (message) core.outbox.message(message, true);
}

function rejected(reasonCode: string, message: string): LogAnswer {
  return { status: 'Rejected', fault: { reasonCode, message } };
}
