import type { UseCase } from './model';
import { EVSE, LATER, NOW, RFID, TX } from './samples';
import { act, alternative, csms, fromCsms, fromStation, inRequest, inResponse, loop, notIn16, optional, station, steps } from './words';

const NOT_IN_16 = notIn16('1.6 has no tariffs and costs; some makers show them by DataTransfer, as OCA\'s application note for California proposes.');
const text = (content: string) => ({ format: 'UTF8', language: 'en', content });
const FALLBACK = (variable: string, value: string) => fromCsms('SetVariables',
  { setVariableData: [{ component: { name: 'TariffCostCtrlr' }, variable: { name: variable }, attributeValue: value }] },
  { setVariableResult: [{ component: { name: 'TariffCostCtrlr' }, variable: { name: variable }, attributeStatus: 'Accepted' }] });

export const I_TARIFF_COST: readonly UseCase[] = [
  {
    id: 'I01',
    title: 'Show EV Driver-specific tariff information',
    block: 'I',
    purpose: 'Before charging begins the driver wants to see what it will cost. The CSMS knows the tariff that belongs to the card, and sends it as a text with the authorization; the station only shows it.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['TariffCostCtrlr.Available and Enabled are true for tariffs.', 'The station has a display.'],
    sequence: steps(
      act('EV Driver', 'Holds the card to the reader.'),
      fromStation('Authorize', { idToken: RFID }, { idTokenInfo: { status: 'Accepted', personalMessage: text('0.35 EUR/kWh, 0.10 EUR/min after 4 h') } }),
      act('Charging Station', 'Shows the tariff.'),
    ),
    decides: [
      inResponse('Authorize', 'idTokenInfo.personalMessage.content', 'The tariff, in words for people.'),
      inResponse('Authorize', 'idTokenInfo.personalMessage.language', 'Should be one that the driver reads.'),
    ],
    checks: [
      csms('A tariff is sent only to stations that can show it.', 'I01.FR.02'),
      station('The tariff is shown to the driver.', 'I01.FR.03'),
      station('The tariff is not kept in the cache.'),
    ],
    v16: NOT_IN_16,
    v21: 'Authorize can also be answered with a structured tariff, by which the station calculates the cost itself.',
  },
  {
    id: 'I02',
    title: 'Show EV Driver running total cost during charging',
    block: 'I',
    purpose: 'While charging, the driver sees what it has cost so far. The CSMS sends the amount from time to time, or in the answer to TransactionEvent.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['TariffCostCtrlr.Available and Enabled are true for costs.', 'A transaction is running.'],
    sequence: steps(
      alternative('By a message of its own', loop('At a fitting interval', fromCsms('CostUpdated', { transactionId: TX, totalCost: 3.2 }, {}))),
      alternative('In the answer',
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'MeterValuePeriodic', seqNo: 4, timestamp: NOW, transactionInfo: { transactionId: TX } }, { totalCost: 3.2 }),
      ),
      act('Charging Station', 'Shows the amount.'),
    ),
    decides: [
      inRequest('CostUpdated', 'totalCost', 'In the currency of TariffCostCtrlr.Currency, so far.'),
      inRequest('CostUpdated', 'transactionId', 'Has to be the running one.'),
      inResponse('TransactionEvent', 'totalCost', 'So far, with eventType Updated.'),
    ],
    checks: [
      csms('The running cost comes by CostUpdated or in the answer to TransactionEvent.', 'I02.FR.01'),
      station('CostUpdated is answered.', 'I02.FR.02'),
      station('The amount of CostUpdated is shown.', 'I02.FR.03'),
      station('The amount of an answer is shown.', 'I02.FR.04'),
    ],
    v16: NOT_IN_16,
    v21: 'A station with a structured tariff calculates the running cost itself and tells it in costDetails.',
  },
  {
    id: 'I03',
    title: 'Show EV Driver final total cost after charging',
    block: 'I',
    purpose: 'The driver stops and sees what it has cost. The CSMS calculates it when TransactionEvent tells the end, and sends it in the answer.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['TariffCostCtrlr.Available and Enabled are true for costs.', 'A transaction is running, and the station is online.'],
    sequence: steps(
      act('EV Driver', 'Holds the card to the reader.'),
      fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'StopAuthorized', seqNo: 5, timestamp: LATER, idToken: RFID, transactionInfo: { transactionId: TX, stoppedReason: 'Local' } }, { totalCost: 7.4, idTokenInfo: { status: 'Accepted' } }),
      act('Charging Station', 'Shows the amount.'),
    ),
    decides: [
      inRequest('TransactionEvent', 'eventType', 'Ended.'),
      inResponse('TransactionEvent', 'totalCost', '0 is free of charge; absent is unknown.'),
    ],
    checks: [
      station('The end is told.', 'I03.FR.01'),
      csms('The known cost is in the answer.', 'I03.FR.02'),
      csms('A free transaction has totalCost 0.', 'I03.FR.04'),
      station('The amount is shown.', 'I03.FR.03'),
    ],
    v16: NOT_IN_16,
    v21: 'A station with a structured tariff tells the final cost in costDetails.',
  },
  {
    id: 'I04',
    title: 'Show fallback tariff information',
    block: 'I',
    purpose: 'The station is offline, or the CSMS sends no tariff for this driver. A general text that was set before is shown instead.',
    actors: ['CSMS', 'Charging Station', 'EV Driver'],
    preconditions: ['TariffCostCtrlr.TariffFallbackMessage is set.'],
    sequence: steps(
      optional('The text is set once', FALLBACK('TariffFallbackMessage', '0.45 EUR/kWh')),
      act('EV Driver', 'Holds the card to the reader.'),
      optional('The station is online', fromStation('Authorize', { idToken: RFID }, { idTokenInfo: { status: 'Accepted' } }, 'Answered without a tariff.')),
      act('Charging Station', 'Shows the general text.'),
    ),
    decides: [
      inRequest('SetVariables', 'setVariableData[].attributeValue', 'The text.'),
      inResponse('Authorize', 'idTokenInfo.personalMessage.content', 'Absent: no tariff for this driver.'),
    ],
    checks: [
      station('Without a tariff for the driver TariffFallbackMessage is shown.', 'I04.FR.01'),
      station('With a tariff for the driver that one is shown.'),
    ],
    v16: NOT_IN_16,
    v21: 'There is a fallback for offline too, OfflineTariffFallbackMessage, and a default tariff for drivers without one of their own.',
  },
  {
    id: 'I05',
    title: 'Show fallback total cost message',
    block: 'I',
    purpose: 'The driver stops while the station is offline, so the cost cannot be asked for. The station shows a text that was set before, for example where the bill can be seen.',
    actors: ['CSMS', 'Charging Station', 'EV Driver'],
    preconditions: ['TariffCostCtrlr.TotalCostFallbackMessage is set.', 'A transaction is running, and the station is offline.'],
    sequence: steps(
      optional('The text is set once, online', FALLBACK('TotalCostFallbackMessage', 'See the cost in the app')),
      act('EV Driver', 'Stops while the station is offline.'),
      act('Charging Station', 'Shows the text in place of an amount.'),
      act('Charging Station', 'Reconnects.'),
      fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'StopAuthorized', seqNo: 5, timestamp: NOW, offline: true, transactionInfo: { transactionId: TX, stoppedReason: 'Local' } }, { totalCost: 7.4 }, 'The amount comes too late to be shown.'),
    ),
    decides: [
      inRequest('SetVariables', 'setVariableData[].attributeValue', 'The text.'),
      inRequest('TransactionEvent', 'offline', 'True: the driver has left.'),
    ],
    checks: [
      station('Offline TotalCostFallbackMessage is shown at the end.', 'I05.FR.02'),
      station('An amount that comes later is not shown to the next driver.'),
    ],
    v16: NOT_IN_16,
  },
  {
    id: 'I06',
    title: 'Update Tariff Information During Transaction',
    block: 'I',
    purpose: 'The price changes while somebody charges, for example with the price of energy. The CSMS sends the new text in the answer to the next TransactionEvent, and the station shows it.',
    actors: ['CSMS', 'Charging Station', 'EV Driver'],
    preconditions: ['TariffCostCtrlr.Available and Enabled are true for tariffs.', 'A transaction is running.'],
    sequence: steps(
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'MeterValuePeriodic', seqNo: 4, timestamp: NOW, evse: EVSE, transactionInfo: { transactionId: TX } }, { updatedPersonalMessage: text('Price now 0.32 EUR/kWh') }),
      act('Charging Station', 'Shows the new text.'),
    ),
    decides: [
      inRequest('TransactionEvent', 'eventType', 'Updated.'),
      inResponse('TransactionEvent', 'updatedPersonalMessage.content', 'There only when something has changed.'),
    ],
    checks: [
      csms('At each Updated it is looked whether the tariff has changed.', 'I06.FR.01'),
      csms('A changed tariff is in the answer.', 'I06.FR.02'),
      station('The new text is shown.', 'I06.FR.03'),
    ],
    v16: NOT_IN_16,
    v21: 'A structured tariff is changed with ChangeTransactionTariff.',
  },
];
