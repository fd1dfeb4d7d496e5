import type { IdTagInfo, MeterValue as WireMeterValue, SampledValue, StopTransactionRequest } from '../../../schemas/generated/v16.types';
import { isoOf, timeOf } from '../core/read';
import type { Measurand } from '../settings/definitions';
import type { MeterValue, StoppedReason, TokenInfo } from '../words';

/** 1.6 has no unit for a frequency. */
const UNITS: Readonly<Partial<Record<Measurand, SampledValue['unit']>>> = {
  'Energy.Active.Import.Register': 'Wh',
  'Power.Active.Import': 'W',
  'Power.Offered': 'W',
  'Current.Import': 'A',
  'Current.Offered': 'A',
  Voltage: 'V',
  SoC: 'Percent',
  Temperature: 'Celsius',
};

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

/** Values are texts in 1.6 (§7.43 SampledValue). */
export function meterValueOf(value: MeterValue): WireMeterValue {
  return {
    timestamp: isoOf(value.at),
    sampledValue: value.samples.map(({ measurand, value: number, phase }) => {
      const unit = UNITS[measurand];
      return {
        value: String(number),
        context: value.context,
        measurand,
        ...(phase === undefined ? {} : { phase }),
        location: measurand === 'SoC' ? 'EV' : measurand === 'Temperature' ? 'Body' : 'Outlet',
        ...(unit === undefined ? {} : { unit }),
      };
    }),
  };
}

/** What an idTagInfo says, in the behaviour's words. */
export function tokenInfoOf({ status, expiryDate, parentIdTag }: Partial<IdTagInfo>): TokenInfo | undefined {
  if (status === undefined) return undefined;
  const expiry = timeOf(expiryDate);
  return { status, ...(expiry === undefined ? {} : { expiry }), ...(parentIdTag === undefined ? {} : { groupId: parentIdTag }) };
}
