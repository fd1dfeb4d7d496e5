import { readFirmware } from '../../platform/firmware-image';
import type { StationCore } from '../core/core';
import type { FirmwareUpdate } from '../core/file-jobs';
import { versionInName } from './files';

type Verdict =
  | { readonly version: string }
  | { readonly status: 'InstallVerificationFailed' | 'InstallationFailed'; readonly message: string };

/**
 * What comes of installing a file. Test firmware says it itself; of any other file the station takes the version from its
 * name, or calls it by its checksum, since there is nothing in it that a simulated station could run.
 */
export async function judgeImage(core: StationCore, { bytes, location }: FirmwareUpdate): Promise<Verdict> {
  const { certificates } = core.ports;
  if (!certificates || !bytes || bytes.length === 0) return { status: 'InstallVerificationFailed', message: 'The file is empty.' };
  const image = await readFirmware(certificates, bytes);
  if (image.kind === 'foreign') return { version: versionInName(location) ?? `sha256-${(await certificates.digest('SHA256', bytes)).slice(0, 12)}` };
  if (!image.intact) return { status: 'InstallVerificationFailed', message: 'The checksum in the firmware is not that of the firmware.' };
  if (image.model !== undefined && image.model !== core.config.model) {
    return { status: 'InstallVerificationFailed', message: `The firmware is for ${image.model}, and this is ${core.config.model}.` };
  }
  if (image.fails) return { status: 'InstallationFailed', message: 'The firmware cannot be installed, as it says itself.' };
  return { version: image.version.slice(0, 50) };
}
