import { objectsOf, type PayloadRule, type RuleFinding } from '../rule';
import { show } from '../words';

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

/** 1.6 carries measured values as texts; with format Raw, which is the default, each is a decimal number. */
export const sampledValue16: PayloadRule = {
  name: 'sampled-value-number',
  severity: 'warning',
  code: 'PropertyConstraintViolation',
  reference: 'OCPP 1.6 chapter 7, SampledValue',
  versions: ['1.6'],
  payloads: ['MeterValues.request', 'StopTransaction.request'],
  check(payload, key) {
    const list = key === 'MeterValues.request' ? 'meterValue' : 'transactionData';
    let findings: RuleFinding[] | undefined;
    for (const [index, meterValue] of objectsOf(payload[list])) {
      for (const [sample, sampled] of objectsOf(meterValue['sampledValue'])) {
        const { value, format } = sampled;
        if (typeof value !== 'string' || format === 'SignedData' || DECIMAL.test(value)) continue;
        (findings ??= []).push({
          at: `/${list}/${index}/sampledValue/${sample}/value`,
          found: value,
          expected: 'a decimal number as text',
          message: `${list}[${index}].sampledValue[${sample}].value is ${show(value)}, which is no decimal number${remedy(value)}.`,
        });
      }
    }
    return findings;
  },
};

function remedy(value: string): string {
  if (value === '') return '; leave the sample out when nothing was measured';
  if (/^[+-]?\d+,\d+$/.test(value)) return `; decimals follow a point: "${value.replace(',', '.')}"`;
  const number = Number(value);
  if (/e/i.test(value) && Number.isFinite(number)) return `; write it without exponent: "${number}"`;
  if (/^(nan|[+-]?inf(inity)?|null|n\/a)$/i.test(value.trim())) return '; leave the sample out when nothing was measured';
  const unit = /^([+-]?\d+(?:\.\d+)?)\s*[A-Za-z%]+$/.exec(value.trim());
  return unit ? `; the unit goes into the field unit: "${unit[1]}"` : '';
}
