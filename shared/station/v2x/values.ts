import type { IdTokenInfoType, IdTokenType, MeterValueType, ReasonEnumType, SampledValueType } from '../../../schemas/generated/v201.types';
import type { JsonObject } from '../../ocpp/json';
import { isoOf, objectIn, textIn, timeOf } from '../core/read';
import { unitOf } from '../metering/measurands';
import type { AuthorizationStatus, IdToken, MeterValue, StoppedReason, TokenInfo } from '../words';

/** What 2.x has no reason for. */
const REASONS: Readonly<Partial<Record<StoppedReason, ReasonEnumType>>> = {
  SoftReset: 'ImmediateReset',
  HardReset: 'ImmediateReset',
  UnlockCommand: 'Other',
};

export function reasonOf(reason: StoppedReason): ReasonEnumType {
  return REASONS[reason] ?? (reason as ReasonEnumType);
}

export function idTokenOf({ idToken, type, additionalInfo }: IdToken): IdTokenType {
  return {
    idToken,
    type: (type === '' ? 'ISO14443' : type) as IdTokenType['type'],
    ...(additionalInfo && additionalInfo.length > 0 ? { additionalInfo: additionalInfo.map(({ additionalIdToken, type: of }) => ({ additionalIdToken, type: of })) } : {}),
  };
}

/** A token of a request of the CSMS. */
export function tokenOf({ idToken, type, additionalInfo }: IdTokenType): IdToken {
  return { idToken, type, ...(additionalInfo ? { additionalInfo } : {}) };
}

/** Undefined when none of its values exists in 2.x. */
export function meterValueOf(value: MeterValue): MeterValueType | undefined {
  const sampledValue = value.samples.map(({ measurand, value: number, phase, location, signed }): SampledValueType => {
    const unit = unitOf(measurand);
    return {
      value: number,
      context: value.context,
      // What only 2.1 has is told only there.
      measurand: measurand as NonNullable<SampledValueType['measurand']>,
      ...(phase === undefined ? {} : { phase }),
      location,
      ...(unit === undefined ? {} : { unitOfMeasure: { unit } }),
      ...(signed ? { signedMeterValue: { signedMeterData: signed.data, signingMethod: signed.method, encodingMethod: signed.encoding, publicKey: signed.publicKey } } : {}),
    };
  });
  return sampledValue.length === 0 ? undefined : { timestamp: isoOf(value.at), sampledValue };
}

export function meterValuesOf(values: readonly MeterValue[]): MeterValueType[] {
  return values.map(meterValueOf).filter((value) => value !== undefined);
}

/** What an idTokenInfo says; read with care, since it comes from somebody else. */
export function tokenInfoIn(payload: JsonObject): TokenInfo | undefined {
  const info = objectIn(payload, 'idTokenInfo');
  const status = info && textIn(info, 'status');
  if (!info || status === undefined) return undefined;
  const expiry = timeOf(textIn(info, 'cacheExpiryDateTime'));
  const groupId = textIn(objectIn(info, 'groupIdToken') ?? {}, 'idToken');
  const personalMessage = textIn(objectIn(info, 'personalMessage') ?? {}, 'content');
  const language = textIn(info, 'language1');
  const tariff = objectIn(payload, 'tariff');
  const allowed = payload['allowedEnergyTransfer'];
  const transfers = Array.isArray(allowed) ? allowed.filter((mode) => typeof mode === 'string') : undefined;
  const evseIds = Array.isArray(info['evseId']) ? info['evseId'].filter((id) => typeof id === 'number') : [];
  return {
    status: status as AuthorizationStatus,
    ...(expiry === undefined ? {} : { expiry }),
    ...(groupId === undefined ? {} : { groupId }),
    ...(personalMessage === undefined ? {} : { personalMessage }),
    ...(language === undefined ? {} : { language }),
    ...(tariff === undefined ? {} : { tariff }),
    ...(evseIds.length === 0 ? {} : { evseIds }),
    ...(transfers ? { transfers } : {}),
  };
}

/** The same of what a request of the CSMS holds, which has been checked. */
export function tokenInfoOf(info: IdTokenInfoType): TokenInfo {
  return tokenInfoIn({ idTokenInfo: info }) ?? { status: 'Unknown' };
}
