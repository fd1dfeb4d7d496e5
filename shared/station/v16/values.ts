import type { IdTagInfo, MeterValue as WireMeterValue, SampledValue, StopTransactionRequest } from '../../../schemas/generated/v16.types';
import { isoOf, timeOf } from '../core/read';
import { unitOf } from '../metering/measurands';
import type { MeterValue, Sample, StoppedReason, TokenInfo } from '../words';

/** 1.6 has no unit for a frequency or for turns. */
const UNITS: readonly string[] = ['Wh', 'varh', 'W', 'VA', 'var', 'A', 'V', 'Celsius', 'Percent'];

/** 1.6 has fewer reasons than 2.x; what is not here is Other. */
const REASONS: Readonly<Partial<Record<StoppedReason, StopTransactionRequest['reason']>>> = {
  DeAuthorized: 'DeAuthorized',
  EmergencyStop: 'EmergencyStop',
  EVDisconnected: 'EVDisconnected',
  HardReset: 'HardReset',
  ImmediateReset: 'SoftReset',
  Local: 'Local',
  MasterPass: 'Local',
  PowerLoss: 'PowerLoss',
  Reboot: 'Reboot',
  Remote: 'Remote',
  SoftReset: 'SoftReset',
  UnlockCommand: 'UnlockCommand',
};

export function reasonOf(reason: StoppedReason | undefined): StopTransactionRequest['reason'] {
  return (reason && REASONS[reason]) ?? 'Other';
}

/**
 * Values are texts in 1.6 (§7.43 SampledValue). A signed one stands beside the raw one: the whole of 2.x's SignedMeterValueType
 * as JSON (OCA application note on signed meter values in OCPP 1.6).
 */
export function meterValueOf(value: MeterValue): WireMeterValue {
  return { timestamp: isoOf(value.at), sampledValue: value.samples.flatMap((sample) => sampledValues(value.context, sample)) };
}

function sampledValues(context: MeterValue['context'], { measurand, value, phase, location, signed }: Sample): SampledValue[] {
  const unit = unitOf(measurand);
  const raw: SampledValue = {
    value: String(value),
    context,
    measurand: measurand as NonNullable<SampledValue['measurand']>,
    ...(phase === undefined ? {} : { phase }),
    location,
    ...(unit !== undefined && UNITS.includes(unit) ? { unit: unit as NonNullable<SampledValue['unit']> } : {}),
  };
  if (!signed) return [raw];
  const text = JSON.stringify({ signedMeterData: signed.data, signingMethod: signed.method, encodingMethod: signed.encoding, publicKey: signed.publicKey });
  return [raw, { ...raw, value: text, format: 'SignedData' }];
}

/** What an idTagInfo says, in the behaviour's words. */
export function tokenInfoOf({ status, expiryDate, parentIdTag }: Partial<IdTagInfo>): TokenInfo | undefined {
  if (status === undefined) return undefined;
  const expiry = timeOf(expiryDate);
  return { status, ...(expiry === undefined ? {} : { expiry }), ...(parentIdTag === undefined ? {} : { groupId: parentIdTag }) };
}
