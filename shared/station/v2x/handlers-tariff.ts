import type { Actions, ChangeTransactionTariffRequest, ChangeTransactionTariffResponse, GetTariffsRequest, GetTariffsResponse, SetDefaultTariffRequest, SetDefaultTariffResponse, TariffAssignmentType } from '../../../schemas/generated/v21.types';
import { changeTransactionTariff } from '../blocks/local-cost';
import { assignments, calculates, clearTariffs, installTariff, isKnown, judgeTariff } from '../blocks/tariffs';
import { tellTransaction } from '../blocks/transaction-events';
import { evseOfTransaction } from '../blocks/transactions';
import type { StationCore } from '../core/core';
import { Refused, type Handlers } from '../core/handlers';
import { isoOf, timeOf } from '../core/read';

/** I Tariff and Cost of 2.1: SetDefaultTariff, GetTariffs, ClearTariffs, ChangeTransactionTariff. */
export const TARIFF_HANDLERS: Handlers<Actions> = {
  SetDefaultTariff: setDefault,
  GetTariffs: get,
  ClearTariffs: (core, { tariffIds, evseId }) => {
    if (!calculates(core)) return notSupported();
    const [first, ...others] = clearTariffs(core, tariffIds, evseId).map((tariffId) => ({ tariffId, status: 'Accepted' as const }));
    return { clearTariffsResult: first ? [first, ...others] : [{ status: 'NoTariff' }] };
  },
  ChangeTransactionTariff: change,
};

function setDefault(core: StationCore, { evseId, tariff }: SetDefaultTariffRequest): SetDefaultTariffResponse | Refused {
  if (!calculates(core)) return notSupported();
  const verdict = judgeTariff(core, tariff);
  if (verdict === 'Invalid') return { status: 'Rejected', statusInfo: { reasonCode: 'InvalidValue' } };
  if (verdict !== 'ok') return { status: verdict };
  if (isKnown(core, tariff.tariffId)) return { status: 'DuplicateTariffId' };
  const evse = core.evse(evseId);
  if (evseId !== 0 && !evse) return { status: 'Rejected', statusInfo: { reasonCode: 'UnknownEvse' } };
  installTariff(core, evse ? [evse] : core.evses, tariff, timeOf(tariff.validFrom));
  return { status: 'Accepted' };
}

function get(core: StationCore, { evseId }: GetTariffsRequest): GetTariffsResponse | Refused {
  if (!calculates(core)) return notSupported();
  if (evseId !== 0 && !core.evse(evseId)) return { status: 'Rejected', statusInfo: { reasonCode: 'UnknownEvse' } };
  const [first, ...others] = assignments(core, evseId).map(({ tariffId, kind, from, evseIds, idTokens }): TariffAssignmentType => ({
    tariffId, tariffKind: kind,
    ...(from === undefined ? {} : { validFrom: isoOf(from) }),
    ...(evseIds.length === 0 ? {} : { evseIds }),
    ...(idTokens.length === 0 ? {} : { idTokens }),
  }));
  return first ? { status: 'Accepted', tariffAssignments: [first, ...others] } : { status: 'NoTariff' };
}

function change(core: StationCore, { transactionId, tariff }: ChangeTransactionTariffRequest): ChangeTransactionTariffResponse | Refused {
  if (!calculates(core)) return notSupported();
  const verdict = judgeTariff(core, tariff);
  if (verdict === 'Invalid') return { status: 'Rejected', statusInfo: { reasonCode: 'InvalidValue' } };
  if (verdict !== 'ok') return { status: verdict };
  const evse = evseOfTransaction(core, ({ id }) => id === transactionId);
  const transaction = evse?.transaction;
  if (!evse || !transaction) return { status: 'TxNotFound' };
  if (transaction.cost && transaction.cost.tariff.currency !== tariff.currency) return { status: 'NoCurrencyChange' };
  core.afterAnswer(() => {
    if (evse.transaction !== transaction) return;
    changeTransactionTariff(core, evse, transaction, tariff);
    tellTransaction(core, evse, transaction, 'Updated', { trigger: 'TariffChanged' }, []);
  });
  return { status: 'Accepted' };
}

function notSupported(): Refused {
  return new Refused('NotSupported', 'This station does not calculate costs by itself: TariffCostCtrlr.Enabled[Tariff] is false.');
}
