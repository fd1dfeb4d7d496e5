import { Rational } from './rational';
import { pricedPart, type Conditions, type FixedConditions, type Part, type Tariff, type TaxRate } from './tariff';
import { taxFactor } from './tax';

/** Words of a tariff in the languages that a tariff can be told in. */
const WORDS = {
  en: { start: 'start', charging: 'charging', idle: 'after charging', reservation: 'reservation', least: 'at least', most: 'at most', tax: 'incl. tax', free: 'free of charge' },
  de: { start: 'Start', charging: 'beim Laden', idle: 'nach dem Laden', reservation: 'Reservierung', least: 'mindestens', most: 'höchstens', tax: 'inkl. Steuer', free: 'kostenlos' },
  fr: { start: 'prise en charge', charging: 'en charge', idle: 'après la charge', reservation: 'réservation', least: 'au moins', most: 'au plus', tax: 'TTC', free: 'gratuit' },
  nl: { start: 'starttarief', charging: 'tijdens het laden', idle: 'na het laden', reservation: 'reservering', least: 'minimaal', most: 'maximaal', tax: 'incl. btw', free: 'gratis' },
} as const;
type Language = keyof typeof WORDS;

/** The language of a text that `describe` makes for somebody who reads this one (RFC 5646). */
export function languageFor(language: string | undefined): Language {
  const primary = language?.toLowerCase().split('-')[0];
  return primary !== undefined && Object.hasOwn(WORDS, primary) ? primary as Language : 'en';
}

/**
 * A tariff in words for a driver: its own description in the language, where it has one; else its prices with tax, such as
 * `0.45 EUR/kWh (08:00–18:00), 0.35 EUR/kWh; start 1.00 EUR`.
 */
export function describe(tariff: Tariff, language: string | undefined): string {
  const own = (wanted: string | undefined): string | undefined =>
    tariff.description?.find((one) => one.language?.toLowerCase().split('-')[0] === wanted?.toLowerCase().split('-')[0])?.content;
  return own(language) ?? (language === undefined ? tariff.description?.[0]?.content : undefined) ?? inWords(tariff, languageFor(language));
}

function inWords(tariff: Tariff, language: Language): string {
  const words = WORDS[language];
  const { currency, minCost, maxCost } = tariff;
  const prices = (part: Part, unit: string, lead: string): string[] => {
    const priced = pricedPart(tariff, part);
    if (!priced) return [];
    const all = priced.elements.map(({ price, conditions }) =>
      `${[lead, withTax(price, priced.taxRates)].filter((word) => word !== '').join(' ')} ${currency}${unit}${conditions ? ` (${conditionText(conditions)})` : ''}`);
    return [all.join(', ')];
  };
  const limit = (word: string, price: typeof minCost): string[] => (price ? [`${word} ${(price.inclTax ?? price.exclTax ?? 0).toFixed(2)} ${currency}`] : []);
  const all = [
    ...prices('energy', '/kWh', ''), ...prices('chargingTime', '/min', words.charging), ...prices('idleTime', '/min', words.idle),
    ...prices('fixedFee', '', words.start), ...prices('reservationTime', '/min', words.reservation), ...prices('reservationFixed', '', words.reservation),
    ...limit(words.least, minCost), ...limit(words.most, maxCost),
  ];
  const taxed = (['energy', 'chargingTime', 'idleTime', 'fixedFee'] as const).some((part) => (pricedPart(tariff, part)?.taxRates.length ?? 0) > 0);
  return all.length === 0 ? words.free : `${all.join('; ')}${taxed ? `, ${words.tax}` : ''}`;
}

/** When a price counts: `08:00–18:00, Mon Tue, after 5 min`. Numbers and signs for the most part, so that it needs no translation. */
export function conditionText(conditions: Conditions | FixedConditions): string {
  const { startTimeOfDay, endTimeOfDay, dayOfWeek, validFromDate, validToDate, evseKind } = conditions;
  const { paymentBrand, paymentRecognition }: FixedConditions = conditions;
  const range = (least: number | undefined, most: number | undefined, unit: string, scale = 1): string[] => {
    const write = (value: number): string => `${Math.round((value / scale) * 100) / 100} ${unit}`;
    if (least === undefined && most === undefined) return [];
    if (most === undefined) return [`≥ ${write(least ?? 0)}`];
    return [least === undefined ? `< ${write(most)}` : `${Math.round((least / scale) * 100) / 100}–${write(most)}`];
  };
  const more: Conditions = conditions;
  return [
    ...(startTimeOfDay === undefined && endTimeOfDay === undefined ? [] : [`${startTimeOfDay ?? '00:00'}–${endTimeOfDay ?? '00:00'}`]),
    ...(dayOfWeek === undefined ? [] : [dayOfWeek.map((day) => day.slice(0, 3)).join(' ')]),
    ...(validFromDate === undefined && validToDate === undefined ? [] : [`${validFromDate ?? ''}–${validToDate ?? ''}`]),
    ...[evseKind, paymentBrand, paymentRecognition].filter((one) => one !== undefined),
    ...range(more.minEnergy, more.maxEnergy, 'kWh', 1000), ...range(more.minPower, more.maxPower, 'kW', 1000), ...range(more.minCurrent, more.maxCurrent, 'A'),
    ...range(more.minTime, more.maxTime, 'min', 60), ...range(more.minChargingTime, more.maxChargingTime, 'min', 60), ...range(more.minIdleTime, more.maxIdleTime, 'min', 60),
  ].join(', ');
}

/** Two decimals, or as many more as the price needs. */
function withTax(price: number, taxRates: readonly TaxRate[]): string {
  const exact = Rational.of(price).times(taxFactor(taxRates)).toFixed(4);
  return exact.replace(/(\.\d\d\d*?)0+$/, '$1');
}
