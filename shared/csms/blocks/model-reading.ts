import { text } from '../../journal/loose';
import type { Caller } from '../context';
import { registrationFor } from './provisioning';

/** Asks a station for all that it can be set to, by itself: its device model (2.x, B07) or its configuration keys (1.6 §5.8). */

/** After the answer to a boot, so that the station has told its connectors first, ms. */
export const AFTER_BOOT_MS = 1_000;
/** After a connection without a boot, which may still come, ms. */
export const AFTER_OPEN_MS = 5_000;

/** Not every station can report everything. */
const BASES = ['FullInventory', 'ConfigurationInventory'] as const;

/**
 * Reads it, unless the station is rejected, which nothing may be sent to (B03). A station that is pending is asked too: that is
 * what pending is for (B02; 1.6 §4.2). Never rejects.
 *
 * @returns false when it has to wait for another boot
 */
export function readModel(caller: Caller): boolean {
  if ((caller.station.registration ?? registrationFor(caller)) === 'Rejected') return false;
  void (caller.version === '1.6' ? readKeys(caller) : readReport(caller));
  return true;
}

async function readKeys(caller: Caller): Promise<void> {
  const outcome = await caller.call('GetConfiguration', {});
  if (outcome.kind !== 'result') caller.note(`The configuration was not read: GetConfiguration was answered with no result (${outcome.kind}).`);
}

async function readReport(caller: Caller): Promise<void> {
  const { clock } = caller.csms;
  for (const reportBase of BASES) {
    const outcome = await caller.call('GetBaseReport', { requestId: Math.floor(clock.now() / 1000) % 1_000_000_000, reportBase });
    if (outcome.kind !== 'result') return caller.note(`The device model was not read: GetBaseReport was answered with no result (${outcome.kind}).`);
    const status = text(outcome.payload, 'status');
    if (status === 'Accepted') return;
    caller.note(`The device model was not read: the station answered GetBaseReport for ${reportBase} with ${status ?? 'no status'}.`);
    if (status !== 'NotSupported') return;
  }
}
