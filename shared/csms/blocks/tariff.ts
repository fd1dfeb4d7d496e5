import type { SimpleTariff } from '../api';
import type { Block2x } from '../block';
import { asJson, has, part, parts, text, texts, whole } from '../loose';
import type { ChargingTransaction } from '../state/transaction-table';

/** Block I: what charging costs. */

/**
 * The total cost of a transaction that has ended, in the tariff's currency with two decimals; undefined without a
 * tariff. A transaction whose meter said nothing has used no energy.
 */
export function totalCost(tariff: SimpleTariff | undefined, transaction: ChargingTransaction): number | undefined {
  if (!tariff) return undefined;
  const energy = Math.max(0, (transaction.meterNow ?? 0) - (transaction.meterStart ?? 0)) / 1000;
  const minutes = Math.max(0, (transaction.endedAt ?? transaction.startedAt) - transaction.startedAt) / 60_000;
  const cost = tariff.perSession + tariff.perKwh * energy + tariff.perMinute * minutes;
  return Number.isFinite(cost) ? Math.round(cost * 100) / 100 : undefined;
}

export const tariff2x: Block2x = {
  serves: {
    VatNumberValidation: (request) => ({
      // The number goes back as it came, within its 20 characters.
      vatNumber: (text(request, 'vatNumber') ?? '').slice(0, 20),
      ...evseOf(whole(request, 'evseId')),
      status: 'Rejected',
      statusInfo: { reasonCode: 'NotEnabled', additionalInfo: 'This CSMS has no register of VAT numbers to ask.' },
    }),
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
