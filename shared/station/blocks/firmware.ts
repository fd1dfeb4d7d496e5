import { Abort } from '../../platform/abort';
import type { TransferFailure } from '../../platform/file-transfer';
import { shownUrl } from '../../platform/file-url';
import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import type { FirmwareUpdate, Retries } from '../core/file-jobs';
import { notifyAllStatuses } from './availability';
import { faultOfLocation, lineOf, whenDue, type FileFault } from './files';
import { judgeSigner } from './firmware-signature';
import { judgeImage } from './firmware-install';
import { reboot } from './reset';
import { raiseSecurityEvent } from './security';

/** L01 and L02: new firmware is fetched, checked, installed when nothing runs, and told of at each step. */

/** Room for one file, bytes. */
const ROOM = 256 * 1024 * 1024;
/** How long the station takes to install. */
const INSTALLING_MS = 20_000;
/** How long the restart waits for messages that are still to be delivered. */
const PATIENCE_MS = 10_000;
const TIMER = 'firmware';

/** What the CSMS wants. */
export interface FirmwareWish {
  readonly requestId?: number;
  readonly signedMessages?: boolean;
  readonly location: string;
  /** Wall times, ms since 1970. */
  readonly retrieveAt: number;
  readonly installAt?: number;
  readonly retries: Retries;
  readonly signing?: { readonly certificate: string; readonly signature: string };
}

export type UpdateAnswer =
  | { readonly status: 'Accepted' | 'AcceptedCanceled' }
  | { readonly status: 'Rejected' | 'InvalidCertificate' | 'RevokedCertificate'; readonly fault: FileFault };

/** Takes an update on; one that is under way is given up for it (L01.FR.24), unless it is being installed already. */
export async function updateFirmware(core: StationCore, wish: FirmwareWish): Promise<UpdateAnswer> {
  if (!core.ports.files || !core.ports.certificates) return { status: 'Rejected', fault: NO_FILES };
  const fault = faultOfLocation(core, wish.location);
  if (fault) return { status: 'Rejected', fault };
  if (wish.signing) {
    const refused = await judgeSigner(core, wish.signing.certificate);
    if (refused) {
      core.note(`The firmware is not taken: ${refused.fault.message}`);
      core.timers.set('firmware-signer', 0, () => raiseSecurityEvent(core, 'InvalidFirmwareSigningCertificate', refused.fault.message));
      return refused;
    }
  }
  const { jobs } = core;
  const before = jobs.firmware;
  if (before?.stage === 'installing' || before?.stage === 'activating') {
    return { status: 'Rejected', fault: { reasonCode: 'FwUpdateInProgress', message: 'Firmware is being installed, which cannot be stopped.' } };
  }
  before?.abort?.abort();
  jobs.firmware = { ...wish, signedMessages: wish.signedMessages === true, stage: 'waiting' };
  // The answer goes first.
  core.timers.set(TIMER, 0, () => {
    if (before) abandon(core, before);
    proceed(core);
  });
  return { status: before ? 'AcceptedCanceled' : 'Accepted' };
}

/** The station has booted: goes on where it was, or tells that the new firmware runs (L01.FR.28, L01.FR.32). */
export function resumeFirmware(core: StationCore): void {
  const update = core.jobs.firmware;
  if (!update) return;
  if (update.stage !== 'activating') {
    if (!update.abort && !core.timers.has(TIMER)) proceed(core);
    return;
  }
  core.jobs.firmware = undefined;
  tell(core, update, 'Installed');
  raiseSecurityEvent(core, 'FirmwareUpdated', `From now on ${core.firmwareVersion} runs`);
}

/** The power is gone: what was under way is begun anew after it. */
export function interruptFirmware(core: StationCore): void {
  const update = core.jobs.firmware;
  if (!update) return;
  update.abort?.abort();
  delete update.abort;
  if (update.stage === 'downloading') update.stage = 'waiting';
  if (update.stage === 'installing') update.stage = 'verified';
  if (update.stage === 'activating') core.installedFirmware = update.version;
}

/** A transaction has ended: an installation that waits for it goes ahead (L01.FR.06). */
export function installWhenIdle(core: StationCore): void {
  if (core.hasJobs && core.jobs.firmware?.stage === 'verified' && !isBusy(core)) core.afterAnswer(() => proceed(core));
}

/** Something more urgent keeps the station from downloading (L01.FR.14). */
export function pauseDownload(core: StationCore): ActResult {
  const update = core.jobs.firmware;
  if (update?.stage !== 'downloading') return { ok: false, message: 'No firmware is being downloaded.' };
  update.stage = 'paused';
  update.abort?.abort();
  delete update.abort;
  core.timers.clear(TIMER);
  tell(core, update, 'DownloadPaused');
  return { ok: true };
}

export function resumeDownload(core: StationCore): ActResult {
  const update = core.jobs.firmware;
  if (update?.stage !== 'paused') return { ok: false, message: 'No download is paused.' };
  void download(core, update);
  return { ok: true };
}

function proceed(core: StationCore): void {
  const update = core.jobs.firmware;
  if (!update || !core.running || !core.powered) return;
  if (update.stage === 'waiting') {
    if (update.retrieveAt <= core.now) return void download(core, update);
    tellOnce(core, update, 'DownloadScheduled');
    whenDue(core, TIMER, update.retrieveAt, () => proceed(core));
  } else if (update.stage === 'verified') {
    if ((update.installAt ?? 0) > core.now) {
      tellOnce(core, update, 'InstallScheduled');
      return whenDue(core, TIMER, update.installAt ?? 0, () => proceed(core));
    }
    if (!isBusy(core)) return install(core, update);
    // L01.FR.34; with an installDateTime it was told before.
    tellOnce(core, update, 'InstallScheduled');
    if (!core.settings.flag('AllowNewSessionsPendingFirmwareUpdate')) closeForNew(core);
  }
}

async function download(core: StationCore, update: FirmwareUpdate): Promise<void> {
  const { files } = core.ports;
  if (!files) return;
  const abort = new Abort();
  update.stage = 'downloading';
  update.abort = abort;
  tell(core, update, 'Downloading');
  const result = await files.download({ url: update.location, limit: ROOM, abort, ...lineOf(core) });
  if (core.jobs.firmware !== update || update.abort !== abort) return;
  delete update.abort;
  if (!result.ok) return tryAgain(core, update, result);
  update.bytes = result.bytes;
  tell(core, update, 'Downloaded');
  if (update.signing && !await isSigned(core, update)) return;
  update.stage = 'verified';
  proceed(core);
}

function tryAgain(core: StationCore, update: FirmwareUpdate, failure: TransferFailure): void {
  core.note(`The firmware could not be fetched from ${shownUrl(update.location)}: ${failure.message}`);
  if (update.retries.left <= 0) return fail(core, update, 'DownloadFailed', failure.message);
  update.retries.left -= 1;
  core.timers.set(TIMER, update.retries.intervalMs, () => void download(core, update));
}

/** L01.FR.04 and .12: the signature over the whole file is that of the signing certificate. */
async function isSigned(core: StationCore, update: FirmwareUpdate): Promise<boolean> {
  const { certificates } = core.ports;
  const { signing, bytes } = update;
  const fits = signing && bytes && await certificates?.isSignatureOf(signing.certificate, bytes, signing.signature) === true;
  if (core.jobs.firmware !== update) return false;
  if (fits === true) {
    tell(core, update, 'SignatureVerified');
    return true;
  }
  const why = signing?.signature === '' ? 'The firmware has no signature.' : 'The signature is not that of the signing certificate over this file.';
  fail(core, update, 'InvalidSignature', why);
  raiseSecurityEvent(core, 'InvalidFirmwareSignature', why);
  return false;
}

function install(core: StationCore, update: FirmwareUpdate): void {
  update.stage = 'installing';
  closeForNew(core);
  tell(core, update, 'Installing');
  core.timers.set(TIMER, INSTALLING_MS, () => void finish(core, update));
}

async function finish(core: StationCore, update: FirmwareUpdate): Promise<void> {
  const verdict = await judgeImage(core, update);
  if (core.jobs.firmware !== update) return;
  if ('status' in verdict) {
    reopen(core);
    return fail(core, update, verdict.status, verdict.message);
  }
  update.version = verdict.version;
  update.stage = 'activating';
  tell(core, update, 'InstallRebooting');
  const restart = (): void => {
    core.timers.clear(TIMER);
    core.outbox.whenIdle(undefined);
    core.installedFirmware = update.version;
    delete update.bytes;
    if (!core.rebooting) reboot(core, 'FirmwareUpdate');
  };
  core.timers.set(TIMER, PATIENCE_MS, restart);
  core.outbox.whenIdle(restart);
}

/** An update that a newer one took the place of: the CSMS learns that nothing more comes of it. */
function abandon(core: StationCore, update: FirmwareUpdate): void {
  core.note(`The firmware update${update.requestId === undefined ? '' : ` ${update.requestId}`} is given up for a newer one.`);
  reopen(core);
  const message = core.dialect.firmwareStatus(update, update.stage === 'verified' ? 'InstallationFailed' : 'DownloadFailed', 'A newer update took its place.');
  if (message && update.requestId !== undefined) core.outbox.message(message, true);
}

function fail(core: StationCore, update: FirmwareUpdate, status: string, why: string): void {
  core.jobs.firmware = undefined;
  core.note(`The firmware update has failed: ${why}`);
  tell(core, update, status, why);
}

/** L01.FR.07: whoever charges may finish, and nobody begins. */
function closeForNew(core: StationCore): void {
  for (const evse of core.evses) evse.held = true;
  notifyAllStatuses(core, false);
}

function reopen(core: StationCore): void {
  if (!core.evses.some(({ held }) => held) || core.pendingReset || core.rebooting) return;
  for (const evse of core.evses) evse.held = false;
  notifyAllStatuses(core, false);
}

function isBusy(core: StationCore): boolean {
  return core.evses.some(({ transaction }) => transaction);
}

function tellOnce(core: StationCore, update: FirmwareUpdate, status: string): void {
  if (update.told !== status) tell(core, update, status);
}

function tell(core: StationCore, update: FirmwareUpdate, status: string, why?: string): void {
  update.told = status;
  const message = core.dialect.firmwareStatus(update, status, why);
  if (!message) return;
  core.jobs.firmwareTold = { status, signedMessages: update.signedMessages, ...(update.requestId === undefined ? {} : { requestId: update.requestId }) };
  core.outbox.message(message, true);
  core.changed();
}

const NO_FILES: FileFault = { reasonCode: 'UnsupportedRequest', message: 'This station has no way to fetch files.' };
