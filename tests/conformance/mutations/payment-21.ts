import { editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for payments without a contract (2.1). */
export const MUTATIONS_PAYMENT_21: readonly Mutation[] = [
  {
    name: 'a CSMS that answers about another VAT number',
    scenario: 'C18', case: 'vat-number', version: '2.1', of: 'csms', fails: 'station-VatNumberValidation-1',
    meddle: () => editing({ from: 'csms', action: 'VatNumberValidation', half: 'response' }, { vatNumber: 'NL0' }),
  },
  {
    name: 'a CSMS that forgets which EVSE a VAT number is for',
    scenario: 'C18', case: 'vat-number', version: '2.1', of: 'csms', fails: 'station-VatNumberValidation-2',
    meddle: () => editing({ from: 'csms', action: 'VatNumberValidation', half: 'response' }, { evseId: null }),
  },
  {
    name: 'a station that says another amount than it has reserved',
    scenario: 'C18', case: 'not-asked', version: '2.1', of: 'station', fails: 'paid-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { idToken: { type: 'DirectPayment' } } }, { 'transactionInfo.transactionLimit.maxCost': 50 }),
  },
  {
    name: 'a station that keeps the details of the card from the CSMS',
    scenario: 'C18', case: 'asked', version: '2.1', of: 'station', fails: 'asked-1',
    meddle: () => editing({ from: 'station', action: 'Authorize' }, { 'idToken.additionalInfo': null }),
  },
  {
    name: 'a station that does not tell that a payment was canceled',
    scenario: 'C19', case: 'canceled', version: '2.1', of: 'station', fails: 'told',
    meddle: () => withholding({ from: 'station', action: 'NotifySettlement' }),
  },
  {
    name: 'a station that calls a canceled payment settled',
    scenario: 'C19', case: 'no-cable', version: '2.1', of: 'station', fails: 'told-1',
    meddle: () => editing({ from: 'station', action: 'NotifySettlement' }, { status: 'Settled' }),
  },
  {
    name: 'a CSMS that does not say that a transaction without energy costs nothing',
    scenario: 'C20', case: 'canceled', version: '2.1', of: 'csms', fails: 'ended-2',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response', where: { totalCost: 0 } }, { totalCost: null }),
  },
  {
    name: 'a station that forgets for which transaction a payment was canceled',
    scenario: 'C20', case: 'no-cable', version: '2.1', of: 'station', fails: 'told-1',
    meddle: () => editing({ from: 'station', action: 'NotifySettlement' }, { transactionId: null }),
  },
  {
    name: 'a station that takes another amount than it has cost',
    scenario: 'C21', case: 'settled', version: '2.1', of: 'station', fails: 'settled-1',
    meddle: () => editing({ from: 'station', action: 'NotifySettlement' }, { settlementAmount: 99 }),
  },
  {
    name: 'a station whose terminal makes a receipt and does not say where',
    scenario: 'C21', case: 'settled-with-receipt', version: '2.1', of: 'station', fails: 'settled-1',
    meddle: () => editing({ from: 'station', action: 'NotifySettlement' }, { receiptUrl: null }),
  },
  {
    name: 'a station that calls what the bank refused settled',
    scenario: 'C22', case: 'rejected', version: '2.1', of: 'station', fails: 'told-1',
    meddle: () => editing({ from: 'station', action: 'NotifySettlement' }, { status: 'Settled' }),
  },
  {
    name: 'a station that gives a receipt for what was not taken',
    scenario: 'C22', case: 'failed', version: '2.1', of: 'station', fails: 'told-2',
    meddle: () => editing({ from: 'station', action: 'NotifySettlement' }, { receiptId: '17' }),
  },
  {
    name: 'a station that does not tell that more was reserved',
    scenario: 'C23', case: 'raised', version: '2.1', of: 'station', fails: 'raised',
    meddle: () => withholding({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'LimitSet' } }),
  },
  {
    name: 'a station that raises the limit by another amount than it has reserved',
    scenario: 'C23', case: 'raised', version: '2.1', of: 'station', fails: 'raised-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'LimitSet' } }, { 'transactionInfo.transactionLimit.maxCost': 5 }),
  },
  {
    name: 'a CSMS that makes receipts and does not say where',
    scenario: 'C21', case: 'receipt-by-csms', version: '2.1', of: 'csms', fails: 'station-NotifySettlement-1',
    meddle: () => editing({ from: 'csms', action: 'NotifySettlement', half: 'response' }, { receiptUrl: null }),
  },
  {
    name: 'a CSMS that gives a receipt for what nobody paid',
    scenario: 'C22', case: 'not-taken', version: '2.1', of: 'csms', fails: 'told-1',
    meddle: () => editing({ from: 'csms', action: 'NotifySettlement', half: 'response' }, { receiptUrl: 'https://receipts.example.com/1' }),
  },
  {
    name: 'a station that does not confirm what was reserved',
    scenario: 'C24', case: 'paid', version: '2.1', of: 'station', fails: 'confirmed',
    meddle: () => withholding({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'LimitSet' } }),
  },
  {
    name: 'a CSMS that sets no limit to what was paid on a page',
    scenario: 'C25', case: 'paid', version: '2.1', of: 'csms', fails: 'first-1',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response', where: { transactionLimit: { maxEnergy: 20000 } } }, { 'transactionLimit.maxEnergy': 19999 }),
  },
  {
    name: 'a CSMS that leaves a certificate without an answer',
    scenario: 'M07', case: 'unknown', version: '2.1', of: 'csms', fails: 'asked-2',
    meddle: () => editing({ from: 'csms', action: 'GetCertificateChainStatus', half: 'response' }, { 'certificateStatus.0.certificateHashData.serialNumber': 'ff' }),
  },
];
