import type { MeterValue as MeterValue16 } from '../../../schemas/generated/v16.types';
import type { MeterValueType } from '../../../schemas/generated/v21.types';
import { number, part, parts, text, type Loose } from '../loose';
import type { ChargingTransaction } from '../state/transaction-table';

/** The measurand of a sampled value that names none, in every version. */
const REGISTER = 'Energy.Active.Import.Register';

/** The newest reading of the imported energy's register in 1.6's meter values, in Wh; undefined when there is none. */
export function registerOf16(values: readonly Loose<MeterValue16>[]): number | undefined {
  let register: number | undefined;
  for (const value of values) {
    for (const sample of parts(value, 'sampledValue')) {
      if ((text(sample, 'measurand') ?? REGISTER) !== REGISTER || text(sample, 'phase') !== undefined) continue;
      const read = number(sample, 'value');
      if (read !== undefined) register = text(sample, 'unit') === 'kWh' ? read * 1000 : read;
    }
  }
  return register;
}

/** The same of 2.x. */
export function registerOf2x(values: readonly Loose<MeterValueType>[]): number | undefined {
  let register: number | undefined;
  for (const value of values) {
    for (const sample of parts(value, 'sampledValue')) {
      if ((text(sample, 'measurand') ?? REGISTER) !== REGISTER || text(sample, 'phase') !== undefined) continue;
      const read = number(sample, 'value');
      if (read === undefined) continue;
      const unit = part(sample, 'unitOfMeasure');
      register = read * 10 ** (number(unit, 'multiplier') ?? 0) * (text(unit, 'unit') === 'kWh' ? 1000 : 1);
    }
  }
  return register;
}

/** Takes a reading over into a transaction. The register only grows, so a smaller one is an older one that came late. */
export function noteRegister(transaction: ChargingTransaction, register: number | undefined): void {
  if (register === undefined) return;
  transaction.meterStart ??= register;
  transaction.meterNow = Math.max(transaction.meterNow ?? register, register);
}
