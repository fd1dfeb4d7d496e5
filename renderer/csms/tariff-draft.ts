import { tariffFault, type Tariff } from '../../shared/tariff/tariff';

/** A tariff as the form asks for it: the prices that most tariffs have, as texts that may not be right yet. */
export interface TariffDraft {
  readonly tariffId: string;
  readonly currency: string;
  /** Without tax: per kWh, and another one between two times of day. */
  readonly energy: string;
  readonly peak: string;
  readonly peakFrom: string;
  readonly peakUntil: string;
  /** Per minute. */
  readonly charging: string;
  readonly idle: string;
  /** Minutes without charging after which `idle` counts. */
  readonly idleAfter: string;
  readonly start: string;
  /** Percent. */
  readonly tax: string;
  /** With tax. */
  readonly least: string;
  readonly most: string;
}

export const NEW_TARIFF: TariffDraft = {
  tariffId: '', currency: 'EUR', energy: '', peak: '', peakFrom: '', peakUntil: '', charging: '', idle: '', idleAfter: '', start: '', tax: '', least: '', most: '',
};

export type TariffFaults = { readonly [Field in keyof TariffDraft]?: string };

const PRICES = ['energy', 'peak', 'charging', 'idle', 'idleAfter', 'start', 'tax', 'least', 'most'] as const;
const AMOUNT = /^-?\d+([.,]\d+)?$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The tariff that a draft means, or what is wrong with it by field. `taken`: ids of other tariffs. */
export function tariffOf(draft: TariffDraft, taken: readonly string[]): { readonly tariff: Tariff } | { readonly faults: TariffFaults } {
  const trimmed = Object.fromEntries(Object.entries(draft).map(([name, value]: [string, string]) => [name, value.trim()])) as unknown as TariffDraft;
  const faults: TariffFaults = {
    ...Object.fromEntries(PRICES.filter((name) => trimmed[name] !== '' && !AMOUNT.test(trimmed[name])).map((name) => [name, 'A number, or nothing.'])),
    ...(trimmed.tariffId === '' || trimmed.tariffId.length > 60 ? { tariffId: '1 to 60 characters.' } : taken.includes(trimmed.tariffId) ? { tariffId: 'Another tariff has this id.' } : {}),
    ...(/^[A-Z]{3}$/.test(trimmed.currency) ? {} : { currency: 'Three capital letters.' }),
    ...(trimmed.peak !== '' && !TIME.test(trimmed.peakFrom) ? { peakFrom: 'A time such as 08:00.' } : {}),
    ...(trimmed.peak !== '' && !TIME.test(trimmed.peakUntil) ? { peakUntil: 'A time such as 18:00.' } : {}),
  };
  return Object.keys(faults).length > 0 ? { faults } : { tariff: build(trimmed) };
}

/** The draft of a tariff; undefined when the form has no field for something in it. */
export function draftOfTariff(tariff: Tariff): TariffDraft | undefined {
  const energy = tariff.energy?.prices ?? [];
  const peak = energy.length > 1 || energy[0]?.conditions ? energy[0] : undefined;
  const idle = tariff.idleTime?.prices[0];
  const written = (value: number | undefined): string => (value === undefined ? '' : String(value));
  const draft: TariffDraft = {
    tariffId: tariff.tariffId,
    currency: tariff.currency,
    energy: written((peak ? energy[1] : energy[0])?.priceKwh),
    peak: written(peak?.priceKwh),
    peakFrom: peak?.conditions?.startTimeOfDay ?? '',
    peakUntil: peak?.conditions?.endTimeOfDay ?? '',
    charging: written(tariff.chargingTime?.prices[0]?.priceMinute),
    idle: written(idle?.priceMinute),
    idleAfter: written(idle?.conditions?.minIdleTime === undefined ? undefined : idle.conditions.minIdleTime / 60),
    start: written(tariff.fixedFee?.prices[0]?.priceFixed),
    tax: written([tariff.energy, tariff.chargingTime, tariff.idleTime, tariff.fixedFee].flatMap((part) => part?.taxRates ?? [])[0]?.tax),
    least: written(tariff.minCost?.inclTax),
    most: written(tariff.maxCost?.inclTax),
  };
  const again = tariffOf(draft, []);
  return 'tariff' in again && sorted(again.tariff) === sorted(tariff) ? draft : undefined;
}

/** A tariff written as JSON, or a sentence that says what is wrong with it. */
export function tariffOfJson(text: string, taken: readonly string[]): { readonly tariff: Tariff } | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { fault: `It is no JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
  const fault = tariffFault(value);
  if (fault !== undefined) return { fault };
  const tariff = value as Tariff;
  return taken.includes(tariff.tariffId) ? { fault: 'Another tariff has this tariffId.' } : { tariff };
}

function build(draft: TariffDraft): Tariff {
  const taxRates: { taxRates?: [{ type: string; tax: number }] } = draft.tax === '' || amount(draft.tax) === 0 ? {} : { taxRates: [{ type: 'VAT', tax: amount(draft.tax) }] };
  const peak = draft.peak === '' ? [] : [{ priceKwh: amount(draft.peak), conditions: { startTimeOfDay: draft.peakFrom, endTimeOfDay: draft.peakUntil } }];
  const energy = [...peak, ...(draft.energy === '' ? [] : [{ priceKwh: amount(draft.energy) }])];
  const idleAfter = draft.idleAfter === '' || amount(draft.idleAfter) === 0 ? {} : { conditions: { minIdleTime: Math.round(amount(draft.idleAfter) * 60) } };
  return {
    tariffId: draft.tariffId,
    currency: draft.currency,
    ...(energy.length === 0 ? {} : { energy: { prices: energy, ...taxRates } }),
    ...(draft.charging === '' ? {} : { chargingTime: { prices: [{ priceMinute: amount(draft.charging) }], ...taxRates } }),
    ...(draft.idle === '' ? {} : { idleTime: { prices: [{ priceMinute: amount(draft.idle), ...idleAfter }], ...taxRates } }),
    ...(draft.start === '' ? {} : { fixedFee: { prices: [{ priceFixed: amount(draft.start) }], ...taxRates } }),
    ...(draft.least === '' ? {} : { minCost: { inclTax: amount(draft.least), ...taxRates } }),
    ...(draft.most === '' ? {} : { maxCost: { inclTax: amount(draft.most) } }),
  };
}

function amount(text: string): number {
  return Number(text.replace(',', '.'));
}

/** The same text for the same tariff, in whatever order its members came. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'object' && one !== null && !Array.isArray(one)
    ? Object.fromEntries(Object.entries(one).sort(([left], [right]) => left.localeCompare(right))) : one));
}
