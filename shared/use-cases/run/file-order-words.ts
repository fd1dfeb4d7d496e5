import type { FileChoice, FirmwareOrder } from '../../csms/files/api';
import type { CsmsAct } from './stage';

type FileAct = Extract<CsmsAct, { readonly kind: 'update-firmware' | 'publish-firmware' | 'request-log' }>;

const FIRMWARE: Readonly<Record<NonNullable<FileChoice['firmware']>, string>> = {
  damaged: 'whose checksum is wrong', 'not-installable': 'that cannot be installed', 'other-model': 'of another model',
};
const SERVER: Readonly<Record<NonNullable<FileChoice['server']>, string>> = {
  missing: 'with a URL at which there is nothing', forbidden: 'with a URL that the station may not use (HTTP 403)', 'not-allowed': 'with a URL whose server does not support it (HTTP 405)',
  'bad-request': 'with a URL whose server does not understand it (HTTP 400)', 'once-unavailable': 'from a server that fails the first time (HTTP 503)', unavailable: 'from a server that fails every time (HTTP 503)',
};
const SIGNING: Readonly<Record<NonNullable<FirmwareOrder['signing']>, string>> = {
  signed: 'signed by its maker', unsigned: 'without signature', 'no-signature': 'with a signing certificate, and without signature', 'other-file': 'with the signature of another file',
  expired: 'with a signing certificate that has expired', untrusted: 'with a signing certificate from another root', revoked: 'with a signing certificate that was revoked',
};

/** One sentence that tells whoever runs a CSMS what it shall do with files. */
export function fileOrderSentence(act: FileAct): string {
  const how = [
    ...(act.server === undefined ? [] : [SERVER[act.server]]),
    ...(act.protocol === undefined || act.protocol === 'http' ? [] : [`by ${act.protocol.toUpperCase()}`]),
    ...(act.retries === undefined ? [] : [`with retries ${act.retries}`]),
    ...(act.retryInterval === undefined ? [] : [`and retryInterval ${act.retryInterval}`]),
  ].join(', ');
  const behind = how === '' ? '' : `, ${how}`;
  switch (act.kind) {
    case 'update-firmware': {
      const when = [...(act.retrieveIn === undefined ? [] : [`to be fetched in ${act.retrieveIn} s`]), ...(act.installIn === undefined ? [] : [`to be installed in ${act.installIn} s`])];
      return `Let the CSMS update the station's firmware with a file ${act.firmware === undefined ? 'that can be installed' : FIRMWARE[act.firmware]}, ${SIGNING[act.signing ?? 'signed']}${when.map((one) => `, ${one}`).join('')}${behind}.`;
    }
    case 'publish-firmware': return `Let the CSMS have firmware published by the local controller${act.wrongChecksum === true ? ', with a wrong checksum' : ''}${behind}.`;
    case 'request-log': return `Let the CSMS ask for the ${act.log}${act.message === undefined ? '' : ` by ${act.message}`}${act.oldest === undefined ? '' : `, from ${act.oldest} s ago on`}${act.latest === undefined ? '' : `, until ${act.latest} s ago`}${behind}.`;
  }
}
