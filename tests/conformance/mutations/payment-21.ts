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
