import type { Handlers } from '../../ipc/contract';
import { base64OfBytes, bytesOfBase64 } from '../../platform/text-bytes';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'files.offer' | 'files.offerTest' | 'files.withdraw' | 'files.read' | 'csms.updateFirmware' | 'csms.publishFirmware' | 'csms.requestLog'>;

/** The file server of the CSMS, and what it is for. */
export function fileHandlers({ csms }: Workbench): Commands {
  return {
    'files.offer': async ({ name, base64 }) => {
      const bytes = bytesOfBase64(base64);
      if (!bytes || bytes.length === 0) return fail('bad-input', `${name} is empty.`);
      const offered = await csms.offerFile(name, bytes);
      return typeof offered === 'string' ? fail('failed', offered) : done(offered);
    },
    'files.offerTest': async ({ version }) => {
      const offered = await csms.offerTestFirmware({ version });
      return typeof offered === 'string' ? fail('failed', offered) : done(offered);
    },
    'files.withdraw': ({ id }) => (csms.withdrawFile(id) ? done({}) : fail('not-found', 'There is no such file any more.')),
    'files.read': async ({ id }) => {
      const file = csms.files().received.find((one) => one.id === id);
      const bytes = await csms.receivedFile(id);
      return file && bytes ? done({ name: file.name, base64: base64OfBytes(bytes) }) : fail('not-found', 'This file is not there any more.');
    },
    'csms.updateFirmware': async ({ station, order }) => done(await csms.updateFirmware(station, order)),
    'csms.publishFirmware': async ({ station, order }) => done(await csms.publishFirmware(station, order)),
    'csms.requestLog': async ({ station, order }) => done(await csms.requestLog(station, order)),
  };
}
