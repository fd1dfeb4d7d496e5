import { languageFor, describe } from '../../tariff/describe';
import type { Tariff } from '../../tariff/tariff';
import type { CsmsSettings, SimpleTariff, TokenRecord } from '../api';
import type { Caller } from '../context';
import type { StationRecord } from '../state/station-record';

/** The tariff of somebody at a station: their own, that of the station, the one for all; undefined when nothing is said about costs. */
export function tariffFor({ csms: { settings }, station }: Pick<Caller, 'csms' | 'station'>, record: TokenRecord | undefined): Tariff | undefined {
  const ids = [record?.tariffId, settings.stationTariffs[station.id], settings.defaultTariff];
  for (const id of ids) {
    const found = id === undefined ? undefined : settings.tariffs.find(({ tariffId }) => tariffId === id);
    if (found) return found;
  }
  return settings.tariff && ofSimple(settings.tariff);
}

/** The tariff that somebody has as their own; undefined when what counts for them counts for all. */
export function driverTariff(settings: CsmsSettings, record: TokenRecord | undefined): Tariff | undefined {
  return record?.tariffId === undefined ? undefined : settings.tariffs.find(({ tariffId }) => tariffId === record.tariffId);
}

/** A text for a display, in the language of whoever reads it. */
export interface TariffText {
  readonly content: string;
  readonly language: string;
}

/** The tariff in words: in the token's first language, and in its second where that is another one. */
export function tariffTexts(tariff: Tariff, record: TokenRecord | undefined): readonly TariffText[] {
  const first = textIn(tariff, record?.language);
  const second = record?.language2 === undefined || record.language2 === record.language ? undefined : textIn(tariff, record.language2);
  return second && second.language !== first.language ? [first, second] : [first];
}

function textIn(tariff: Tariff, language: string | undefined): TariffText {
  const own = tariff.description?.find((one) => one.language?.split('-')[0] === language?.split('-')[0]) ?? (language === undefined ? tariff.description?.[0] : undefined);
  return { content: describe(tariff, language).slice(0, 512), language: own?.language ?? languageFor(language) };
}

/**
 * Whether the station is known to show no tariffs and costs (I01.FR.02): it has said so of both TariffCostCtrlr and
 * DisplayMessageCtrlr, or of the one that it was asked about.
 */
export function showsNothing({ variables }: StationRecord): boolean {
  const says = (component: string): string | undefined => variables.all().find((one) => one.component === component && one.variable === 'Available')?.value;
  const known = [says('TariffCostCtrlr'), says('DisplayMessageCtrlr')].filter((value) => value !== undefined);
  return known.length > 0 && known.every((value) => value === 'false');
}

/** Whether the station is known not to calculate by itself (2.1). */
export function calculatesNothing({ variables }: StationRecord): boolean {
  return variables.all().some((one) => one.component === 'TariffCostCtrlr' && (one.variable === 'Available' || one.variable === 'Enabled')
    && one.variableInstance === 'Tariff' && one.value === 'false');
}

/** Prices with tax already in them. */
function ofSimple({ currency, perKwh, perMinute, perSession }: SimpleTariff): Tariff {
  const minute: Tariff['chargingTime'] = { prices: [{ priceMinute: perMinute }] };
  return {
    tariffId: 'simple', currency,
    ...(perKwh === 0 ? {} : { energy: { prices: [{ priceKwh: perKwh }] } }),
    ...(perMinute === 0 ? {} : { chargingTime: minute, idleTime: minute }),
    ...(perSession === 0 ? {} : { fixedFee: { prices: [{ priceFixed: perSession }] } }),
  };
}
