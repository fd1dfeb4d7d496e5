import type { JsonObject, JsonValue } from '../../../shared/ocpp/json';
import { editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for block I. */
export const MUTATIONS_I: readonly Mutation[] = [
  {
    name: 'a CSMS that sends a tariff to somebody who may not charge',
    scenario: 'I01', case: 'refused', version: '2.0.1', of: 'csms', fails: 'station-Authorize-answered',
    meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response' }, { 'idTokenInfo.personalMessage': { format: 'UTF8', content: 'Dear' } }),
  },
  {
    name: 'a CSMS that sends a tariff to a station without a display',
    scenario: 'I01', case: 'cannot-show', version: '2.1', of: 'csms', fails: 'asked-answered',
    meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response' }, { 'idTokenInfo.personalMessage': { format: 'UTF8', content: 'Dear' } }),
  },
  {
    name: 'a CSMS that does not say what it has cost so far',
    scenario: 'I02', case: 'by-cost-updated', version: '2.0.1', of: 'csms', fails: 'told',
    meddle: () => withholding({ from: 'csms', action: 'CostUpdated' }),
  },
  {
    name: 'a CSMS whose running cost stands still',
    scenario: 'I02', case: 'in-the-answers', version: '2.1', of: 'csms', fails: 'later-1',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response' }, (payload) => changeTotal(payload, (totalCost) => (totalCost > 0 ? 0.11 : totalCost))),
  },
  {
    name: 'a CSMS that counts half of the time',
    scenario: 'I03', case: 'by-time', version: '2.1', of: 'csms', fails: 'ended-answered',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response' }, (payload) => changeTotal(payload, (totalCost) => totalCost / 2)),
  },
  {
    name: 'a CSMS that forgets the least that a tariff asks for',
    scenario: 'I03', case: 'least', version: '2.0.1', of: 'csms', fails: 'ended-answered',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response' }, (payload) => changeTotal(payload, (totalCost) => (totalCost === 6 ? 0.01 : totalCost))),
  },
  {
    name: 'a station that takes a text that is too long',
    scenario: 'I04', case: 'too-long', version: '2.0.1', of: 'station', fails: 'csms-SetVariables-answered',
    meddle: () => editing({ from: 'station', action: 'SetVariables', half: 'response' }, { 'setVariableResult.0.attributeStatus': 'Accepted' }),
  },
  {
    name: 'a station that takes a text and keeps the old one',
    scenario: 'I05', case: 'set-by-csms', version: '2.1', of: 'station', fails: 'read-answered',
    meddle: () => editing({ from: 'station', action: 'GetVariables', half: 'response' }, { 'getVariableResult.0.attributeValue': 'See the cost in the app' }),
  },
  {
    name: 'a CSMS that keeps a new price to itself',
    scenario: 'I06', case: 'in-two-languages', version: '2.1', of: 'csms', fails: 'changed-answered',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response' }, { updatedPersonalMessage: null, updatedPersonalMessageExtra: null }),
  },
  {
    name: 'a CSMS that tells of a new price where there is none',
    scenario: 'I06', case: 'nothing-changes', version: '2.0.1', of: 'csms', fails: 'same-answered',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response' }, { updatedPersonalMessage: { format: 'UTF8', content: 'Dear' } }),
  },
  {
    name: 'a station that takes the same tariffId twice',
    scenario: 'I07', case: 'duplicate', version: '2.1', of: 'station', fails: 'again-answered',
    meddle: () => editing({ from: 'station', action: 'SetDefaultTariff', half: 'response', where: { status: 'DuplicateTariffId' } }, { status: 'Accepted' }),
  },
  {
    name: 'a CSMS that keeps a tariff of the driver\'s own to itself',
    scenario: 'I08', case: 'own-tariff', version: '2.1', of: 'csms', fails: 'asked-answered',
    meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response' }, { 'tariff.validFrom': '2020-01-01T00:00:00Z' }),
  },
  {
    name: 'a station that tells of tariffs that it does not have',
    scenario: 'I09', case: 'none', version: '2.1', of: 'station', fails: 'csms-GetTariffs-answered',
    meddle: () => editing({ from: 'station', action: 'GetTariffs', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that clears what was not meant',
    scenario: 'I10', case: 'by-both', version: '2.1', of: 'station', fails: 'by-both-answered',
    meddle: () => editing({ from: 'station', action: 'ClearTariffs', half: 'response' }, { clearTariffsResult: [{ tariffId: 'day', status: 'Accepted' }] }),
  },
  {
    name: 'a station that takes a tariff in another currency',
    scenario: 'I11', case: 'other-currency', version: '2.1', of: 'station', fails: 'refused-answered',
    meddle: () => editing({ from: 'station', action: 'ChangeTransactionTariff', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that goes beyond the most that a tariff takes',
    scenario: 'I12', case: 'most', version: '2.1', of: 'station', fails: 'ended-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Ended' } }, { 'costDetails.totalCost.total.inclTax': 4 }),
  },
];

/** Another total, where there is one. */
function changeTotal({ totalCost }: JsonObject, change: (totalCost: number) => number): Readonly<Record<string, JsonValue>> {
  return typeof totalCost === 'number' ? { totalCost: change(totalCost) } : {};
}
