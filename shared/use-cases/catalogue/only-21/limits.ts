import type { UseCase } from '../model';
import { act, alternative, csms, fromCsms, fromStation, inRequest, inResponse, notIn16, station, steps } from '../words';

const NO_16 = notIn16('1.6 has no words for limits of a transaction.');
const INFO = { transactionId: 'AB12' };

/** 2.1: transactions that may go only so far. */
export const LIMITS_21: readonly UseCase[] = [
  {
    id: 'C17',
    title: 'Authorization with prepaid card',
    block: 'C',
    only21: true,
    purpose: 'A driver charges on a card with credit. The CSMS tells the station how much is left, and the station stops the energy when it is used up. Nothing of it is kept in a cache, since the credit changes.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['The CSMS keeps credits.', 'Costs are calculated, by the CSMS or by the station.'],
    sequence: steps(
      act('EV Driver', 'Presents the prepaid card.'),
      fromStation('Authorize', { idToken: { idToken: 'T01', type: 'ISO14443' } }, { idTokenInfo: { status: 'Accepted', cacheExpiryDateTime: '2026-01-31T08:15:30Z' } }),
      fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'Authorized', transactionInfo: INFO, idToken: { idToken: 'T01', type: 'ISO14443' } }, { transactionLimit: { maxCost: 12.5 } }),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'LimitSet', transactionInfo: { ...INFO, transactionLimit: { maxCost: 12.5 } } }, {}),
      alternative('There is no credit', fromStation('Authorize', { idToken: { idToken: 'T02', type: 'ISO14443' } }, { idTokenInfo: { status: 'NoCredit' } })),
    ),
    decides: [
      inResponse('Authorize', 'idTokenInfo.status', 'NoCredit when nothing is left.'),
      inResponse('Authorize', 'idTokenInfo.cacheExpiryDateTime', 'Now, so that no cache keeps it.'),
      inResponse('TransactionEvent', 'transactionLimit.maxCost', 'What is left of the credit.'),
    ],
    checks: [
      csms('With credit the card is accepted, and not to be cached.', 'C17.FR.01'),
      csms('Without credit the answer is NoCredit.', 'C17.FR.02'),
      csms('The credit is told as the limit, once.', 'C17.FR.03'),
      station('With credit energy is offered.', 'C17.FR.04'),
      station('Without credit none is.', 'C17.FR.05'),
    ],
    v16: NO_16,
  },
  {
    id: 'E16',
    title: 'Transactions with fixed cost, energy, SoC or time',
    block: 'E',
    only21: true,
    purpose: 'The driver or the CSMS says how far a transaction may go: what it may cost, how much energy, how long, or to which state of charge. The station stops the energy there, and lets it flow again when the limit is raised.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['The station supports the limit (TxCtrlr.SupportedLimits).'],
    sequence: steps(
      act('EV Driver', 'Sets a limit at the station.'),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'LimitSet', transactionInfo: { ...INFO, transactionLimit: { maxEnergy: 20000 } } }, {}),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'EnergyLimitReached', transactionInfo: { ...INFO, chargingState: 'SuspendedEVSE' } }, {}),
      alternative('The CSMS sets it',
        fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'Authorized', transactionInfo: INFO }, { transactionLimit: { maxCost: 12.5 } }),
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'LimitSet', transactionInfo: { ...INFO, transactionLimit: { maxCost: 12.5 } } }, {})),
    ),
    decides: [
      inRequest('TransactionEvent', 'triggerReason', 'LimitSet; then EnergyLimitReached, CostLimitReached, TimeLimitReached or SoCLimitReached.'),
      inRequest('TransactionEvent', 'transactionInfo.transactionLimit', 'Once for every change.'),
      inResponse('TransactionEvent', 'transactionLimit', 'Once for every change; what the CSMS sets nobody raises.'),
    ],
    checks: [
      station('A limit of the driver\'s is told once.', 'E16.FR.01'),
      csms('A limit of the CSMS is in the first answer that can hold it.', 'E16.FR.02'),
      station('The station confirms it.', 'E16.FR.03'),
      station('Nobody goes above it at the station.', 'E16.FR.04'),
      station('When it is reached the energy stops.', 'E16.FR.05'),
      station('Where the transaction ends with the energy, it ends.', 'E16.FR.06'),
      csms('A lower limit of the driver\'s stands.', 'E16.FR.08'),
      csms('With a limit of the cost the CSMS says what it costs, unless the station calculates it.', 'E16.FR.11'),
      csms('No limit is set that the station does not support.', 'E16.FR.12'),
      station('What it does not support it does not confirm.', 'E16.FR.13'),
      station('When the limit is raised the energy flows again.', 'E16.FR.14'),
    ],
    v16: NO_16,
  },
  {
    id: 'F07',
    title: 'Remote start with fixed cost, energy, SoC or time',
    block: 'F',
    only21: true,
    purpose: 'The CSMS starts for somebody and knows how far the transaction may go, for example from what was reserved on a card. It says so in the answer to the first event.',
    actors: ['EV Driver', 'CSMS', 'Charging Station'],
    preconditions: ['The CSMS has a limit for the transaction.'],
    sequence: steps(
      fromCsms('RequestStartTransaction', { remoteStartId: 7, idToken: { idToken: 'PSP-1', type: 'DirectPayment' } }, { status: 'Accepted' }),
      fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'RemoteStart', transactionInfo: INFO }, { transactionLimit: { maxCost: 50 } }),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'LimitSet', transactionInfo: { ...INFO, transactionLimit: { maxCost: 50 } } }, {}),
    ),
    decides: [
      inResponse('TransactionEvent', 'transactionLimit', 'In the answer to the first event.'),
      inRequest('TransactionEvent', 'transactionInfo.transactionLimit', 'The station confirms it once.'),
    ],
    checks: [
      csms('The CSMS starts the transaction.', 'F07.FR.01'),
      csms('The limit is in the answer to its first event.', 'F07.FR.02'),
      station('The station confirms it once.', 'F07.FR.03'),
    ],
    v16: NO_16,
  },
];
