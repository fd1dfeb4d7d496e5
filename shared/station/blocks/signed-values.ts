import { ocmfPayload, ocmfText, publicKeyText, SIGNING_METHOD } from '../../ocpp/ocmf';
import { base64OfText } from '../../platform/base64';
import type { Signatures } from '../../platform/signatures';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { ReadingContext, Sample } from '../words';
import type { MeterUse } from './metering';

/**
 * Lets the meter sign the register, where the settings ask for it (J01.FR.21, J02.FR.21): with its own key, which it has for as
 * long as it lives. A host without signatures has meters that cannot sign.
 */
export function signed(core: StationCore, evse: Evse, samples: readonly Sample[], context: ReadingContext, use: MeterUse): readonly Sample[] {
  const signatures = core.ports.certificates?.signatures;
  if (!signatures || !wants(core, use)) return samples;
  return samples.map((sample) => (sample.measurand === 'Energy.Active.Import.Register' && sample.phase === undefined
    ? { ...sample, signed: sign(core, evse, signatures, sample.value, context, use) } : sample));
}

/** The public key of an EVSE's meter, hexadecimal (FiscalMetering.PublicKey); '' when it cannot sign. */
export function meterPublicKey(core: StationCore, evse: Evse): string {
  const signatures = core.ports.certificates?.signatures;
  return signatures ? signatures.hexOf(keysOf(evse, signatures).publicKey) : '';
}

/** 2.0.1 has one switch for all readings; 1.6 (by the OCA's application note on signed values) and 2.1 tell the kinds apart. */
function wants({ settings, config: { version } }: StationCore, use: MeterUse): boolean {
  const sampled = settings.flag('SampledDataSignReadings');
  switch (use) {
    case 'ended': return sampled;
    case 'started': return sampled && (version === '2.0.1' || settings.flag('SampledDataSignStartedReadings'));
    case 'updated': return sampled && (version === '2.0.1' || settings.flag('SampledDataSignUpdatedReadings'));
    case 'aligned': return settings.flag('AlignedDataSignReadings');
    case 'aligned-updated': return settings.flag('AlignedDataSignReadings') && (version === '2.0.1' || settings.flag('AlignedDataSignUpdatedReadings'));
    case 'other': return false;
  }
}

function sign(core: StationCore, evse: Evse, signatures: Signatures, register: number, context: ReadingContext, use: MeterUse): NonNullable<Sample['signed']> {
  const keys = keysOf(evse, signatures);
  const token = evse.transaction?.token ?? evse.authorization?.token;
  const payload = ocmfPayload({
    meter: `${core.config.serialNumber}-${evse.id}`, page: ++evse.signedPages, at: core.now, register,
    kind: context === 'Transaction.Begin' ? 'B' : context === 'Transaction.End' ? 'E' : 'C',
    ...(token && token.idToken !== '' ? { idToken: { idToken: token.type === 'KeyCode' ? '****' : token.idToken, type: token.type } } : {}),
  });
  const text = ocmfText(payload, signatures.sign(keys.privateKey, payload));
  return {
    data: base64OfText(text), method: SIGNING_METHOD, encoding: 'OCMF',
    publicKey: tellsKey(core, evse, use === 'ended' && context !== 'Transaction.End') ? base64OfText(publicKeyText(signatures.hexOf(keys.publicKey))) : '',
  };
}

/** PublicKeyWithSignedMeterValue. What is kept for the end is not the first to be told. */
function tellsKey(core: StationCore, evse: Evse, kept: boolean): boolean {
  const when = core.settings.text('PublicKeyWithSignedMeterValue');
  if (when !== 'OncePerTransaction') return when === 'EveryMeterValue';
  const { transaction } = evse;
  if (!transaction) return true;
  if (kept) return false;
  const first = !transaction.keyTold;
  transaction.keyTold = true;
  return first;
}

function keysOf(evse: Evse, signatures: Signatures): NonNullable<Evse['meterKeys']> {
  return (evse.meterKeys ??= signatures.makeKeys());
}
