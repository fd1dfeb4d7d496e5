import { verifyChain } from '../../pki/chain';
import type { StationCore } from '../core/core';
import type { FileFault } from './files';
import { keyStoreOf } from './root-certificates';

type Refused = { readonly status: 'InvalidCertificate' | 'RevokedCertificate'; readonly fault: FileFault };

/**
 * L01.FR.21: the signing certificate comes from a root of the station's maker that is installed, is valid now, and was not
 * revoked by the maker. Undefined when it is good.
 */
export async function judgeSigner(core: StationCore, pem: string): Promise<Refused | undefined> {
  const { certificates } = core.ports;
  const store = await keyStoreOf(core);
  if (!store || !certificates) return invalid('This station keeps no certificates.');
  const verdict = await verifyChain(certificates, pem, store.rootsFor('ManufacturerRootCertificate'), core.now);
  const revoked = (core.config.revokedCertificates ?? []).map(plain);
  const taken = verdict.path.find(({ serialNumber }) => revoked.includes(plain(serialNumber)));
  if (taken) return { status: 'RevokedCertificate', fault: { reasonCode: 'InvalidCertificate', message: `The signing certificate ${taken.serialNumber} was revoked.` } };
  return verdict.ok ? undefined : invalid(`The signing certificate does not hold: ${verdict.message}`);
}

function invalid(message: string): Refused {
  return { status: 'InvalidCertificate', fault: { reasonCode: 'InvalidCertificate', message } };
}

function plain(serialNumber: string): string {
  return serialNumber.toLowerCase().replaceAll(':', '').replace(/^0+(?=.)/, '');
}
