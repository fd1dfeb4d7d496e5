import type { IdTokenInfoType } from '../../../schemas/generated/v21.types';
import type { Tariff } from '../../tariff/tariff';
import type { Block2x } from '../block';
import type { Caller } from '../context';
import { asJson, has, part, parts, text, texts, whole } from '../loose';
import type { TokenVerdict } from '../state/token-book';
import { calculatesNothing, driverTariff, showsNothing, tariffFor, tariffTexts } from '../tariff/choose-tariff';

/** Block I: what charging costs. */

/** The verdict on a token with what charging costs for whoever holds it, in words (I01); what they are to read beside it goes first. */
export function withTariffText(info: IdTokenInfoType, { status, record }: TokenVerdict, caller: Caller): IdTokenInfoType {
  const tariff = status === 'Accepted' && info.personalMessage === undefined && !showsNothing(caller.station) ? tariffFor(caller, record) : undefined;
  if (!tariff) return info;
  const [text] = tariffTexts(tariff, record);
  return text ? { ...info, personalMessage: { format: 'UTF8', ...text } } : info;
}

/** The tariff that somebody has as their own, for a station that calculates itself (2.1, I08.FR.01); without a beginning (I08.FR.09). */
export function ownTariff({ status, record }: TokenVerdict, caller: Caller): Tariff | undefined {
  if (caller.version !== '2.1' || status !== 'Accepted' || calculatesNothing(caller.station)) return undefined;
  const own = driverTariff(caller.csms.settings, record);
  if (!own) return undefined;
  const { validFrom: _from, ...tariff } = own;
  return tariff;
}

export const tariff2x: Block2x = {
  serves: {
    VatNumberValidation: (request, { csms }) => {
      // The number goes back as it came, within its 20 characters.
      const vatNumber = (text(request, 'vatNumber') ?? '').slice(0, 20);
      const { vatNumbers } = csms.settings;
      const company = Object.entries(vatNumbers).find(([number]) => number === vatNumber)?.[1];
      const answer = { vatNumber, ...evseOf(whole(request, 'evseId')) };
      if (company) return { ...answer, status: 'Accepted', company: { name: company.name, address1: company.address, city: company.city, country: company.country } };
      const noRegister = Object.keys(vatNumbers).length === 0;
      return { ...answer, status: 'Rejected', statusInfo: noRegister
        ? { reasonCode: 'NotEnabled', additionalInfo: 'This CSMS has no register of VAT numbers to ask.' }
        : { reasonCode: 'NotFound', additionalInfo: 'The register knows no such number.' } };
    },
  },
  effects: {
    SetDefaultTariff: (request, response, { station }) => {
      const tariff = part(request, 'tariff');
      if (text(response, 'status') === 'Accepted' && tariff) station.objects('tariff').set(`evse ${whole(request, 'evseId') ?? 0}`, asJson(tariff));
    },
    ChangeTransactionTariff: (request, response, { station }) => {
      const tariff = part(request, 'tariff');
      if (text(response, 'status') === 'Accepted' && tariff) station.objects('tariff').set(`transaction ${text(request, 'transactionId') ?? ''}`, asJson(tariff));
    },
    ClearTariffs: (request, response, { station }) => {
      const tariffs = station.objects('tariff');
      const evse = whole(request, 'evseId');
      const every = !has(request, 'tariffIds');
      const wanted = texts(request, 'tariffIds');
      const cleared = new Set(parts(response, 'clearTariffsResult').filter((result) => text(result, 'status') === 'Accepted').map((result) => text(result, 'tariffId')));
      for (const [key, tariff] of tariffs) {
        const id = typeof tariff.tariffId === 'string' ? tariff.tariffId : undefined;
        const meant = (every || (id !== undefined && wanted.includes(id))) && (evse === undefined || key === `evse ${evse}`);
        if (meant && (cleared.has(id) || cleared.has(undefined))) tariffs.delete(key);
      }
    },
  },
};

function evseOf(evseId: number | undefined): { evseId?: number } {
  return evseId === undefined || evseId < 0 ? {} : { evseId };
}
