import type { StationCore } from '../core/core';
import type { Told } from '../core/file-jobs';
import { interruptFirmware, resumeFirmware } from './firmware';
import { interruptUpload, resumeUpload } from './logs';
import { stopPublishing } from './publish';

/** The power is gone, or the station is switched off: no transfer goes on. */
export function interruptJobs(core: StationCore): void {
  if (!core.hasJobs) return;
  interruptFirmware(core);
  interruptUpload(core);
  stopPublishing(core);
}

/** The station has booted and was accepted. */
export function resumeJobs(core: StationCore): void {
  if (!core.hasJobs) return;
  resumeUpload(core);
  resumeFirmware(core);
}

/** L01.FR.25 and .26: what a triggered status says: what was told last, and Idle when that was the good end of it. */
export function firmwareNow({ hasJobs, jobs }: StationCore): Told & { readonly signedMessages: boolean } {
  const told = hasJobs ? jobs.firmwareTold : undefined;
  return told === undefined || told.status === 'Installed' ? { status: 'Idle', signedMessages: false } : told;
}

/** L03.FR.10 and .11. */
export function publishNow({ hasJobs, jobs }: StationCore): Told {
  const told = hasJobs ? jobs.publishTold : undefined;
  return told === undefined || told.status === 'Published' ? { status: 'Idle' } : told;
}

/** The upload that is under way. */
export function logNow({ hasJobs, jobs }: StationCore): Told {
  const upload = hasJobs ? jobs.upload : undefined;
  return upload ? { status: 'Uploading', ...(upload.requestId === undefined ? {} : { requestId: upload.requestId }) } : { status: 'Idle' };
}
