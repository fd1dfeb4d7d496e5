import type { JsonObject } from '../../ocpp/json';
import { isJsonObject } from '../../ocpp/json';
import type { CertificateHash } from '../../platform/certificates';
import type { Caller } from '../context';
import type { FirmwareOrder, OrderResult, PublishOrder } from './api';
import { chooseFile, inSeconds, newRequestId, resultOf, retriesIn } from './order';

/**
 * Updates a station: offers the file, signs it, gives the station the maker's root if it lacks it, and sends the request.
 * How it goes on is told by FirmwareStatusNotification (L01, L02).
 */
export async function updateFirmware(caller: Caller, order: FirmwareOrder): Promise<OrderResult> {
  const chosen = await chooseFile(caller, order);
  if (typeof chosen === 'string') return { ok: false, message: chosen };
  const { signing = 'signed', retrieveIn = 0, installIn } = order;
  const { manufacturer } = caller.csms;
  const requestId = newRequestId(caller);
  if (signing === 'unsigned') {
    if (caller.version === '1.6') {
      const payload = { location: chosen.location, retrieveDate: inSeconds(caller, retrieveIn), ...retriesIn(order) };
      return resultOf('UpdateFirmware', requestId, await caller.call('UpdateFirmware', payload));
    }
    return send(caller, 'UpdateFirmware', requestId, order, { location: chosen.location, retrieveDateTime: inSeconds(caller, retrieveIn), ...(installIn === undefined ? {} : { installDateTime: inSeconds(caller, installIn) }) });
  }
  if (!manufacturer) return { ok: false, message: 'This CSMS has no keys of a manufacturer to sign firmware with.' };
  await provideRoot(caller, await manufacturer.root());
  const { signingCertificate, signature } = await manufacturer.sign(chosen.bytes, signing);
  const firmware: JsonObject = {
    location: chosen.location, retrieveDateTime: inSeconds(caller, retrieveIn), ...(installIn === undefined ? {} : { installDateTime: inSeconds(caller, installIn) }),
    signingCertificate, ...(signature === '' && caller.version !== '1.6' ? {} : { signature }),
  };
  return send(caller, caller.version === '1.6' ? 'SignedUpdateFirmware' : 'UpdateFirmware', requestId, order, firmware);
}

/** Lets a local controller fetch a file and serve it (L03). */
export async function publishFirmware(caller: Caller, order: PublishOrder): Promise<OrderResult> {
  if (caller.version === '1.6') return { ok: false, message: 'OCPP 1.6 knows no local controller that serves files.' };
  const chosen = await chooseFile(caller, order);
  if (typeof chosen === 'string') return { ok: false, message: chosen };
  const requestId = newRequestId(caller);
  const checksum = order.wrongChecksum === true ? '0'.repeat(32) : chosen.md5;
  return resultOf('PublishFirmware', requestId, await caller.call('PublishFirmware', { requestId, location: chosen.location, checksum, ...retriesIn(order) }));
}

async function send(caller: Caller, action: string, requestId: number, order: FirmwareOrder, firmware: JsonObject): Promise<OrderResult> {
  return resultOf(action, requestId, await caller.call(action, { requestId, ...retriesIn(order), firmware }));
}

/** Installs the maker's root at a station that does not say that it has it (M05). */
async function provideRoot(caller: Caller, root: string): Promise<void> {
  const old = caller.version === '1.6';
  const asked = await caller.call('GetInstalledCertificateIds', { certificateType: old ? USE : [USE] });
  const hashes = asked.kind === 'result' ? hashesIn(asked.payload) : [];
  for (const hash of hashes) if (await isRoot(caller, root, hash)) return;
  const outcome = await caller.call('InstallCertificate', { certificateType: USE, certificate: root });
  if (outcome.kind === 'result' && outcome.payload['status'] === 'Accepted') return;
  caller.note(`${caller.station.id} did not take the root of the firmware's maker; it may not trust the firmware.`);
}

const USE = 'ManufacturerRootCertificate';

function hashesIn(payload: JsonObject): JsonObject[] {
  const chains = payload['certificateHashDataChain'];
  const plain = payload['certificateHashData'];
  return [
    ...(Array.isArray(plain) ? plain.filter(isJsonObject) : []),
    ...(Array.isArray(chains) ? chains.filter(isJsonObject).map((chain) => chain['certificateHashData']).filter(isJsonObject) : []),
  ];
}

async function isRoot({ csms: { certificates } }: Caller, root: string, hash: JsonObject): Promise<boolean> {
  const algorithm = (['SHA256', 'SHA384', 'SHA512'] as const).find((one) => one === hash['hashAlgorithm']);
  const own: CertificateHash | undefined = algorithm && await certificates?.hash(root, root, algorithm);
  const { issuerKeyHash, serialNumber } = hash;
  return own !== undefined && typeof issuerKeyHash === 'string' && issuerKeyHash.toLowerCase() === own.issuerKeyHash
    && typeof serialNumber === 'string' && plain(serialNumber) === plain(own.serialNumber);
}

function plain(serialNumber: string): string {
  return serialNumber.toLowerCase().replace(/^0+(?=.)/, '');
}
