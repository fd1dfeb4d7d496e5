import { BOOLEAN, fact, no, setting, yes, type Spot, type VariableRow } from './row';

const in21 = { exists: ({ core }: Spot): boolean => core.config.version === '2.1' };
const NAME = { type: 'string', max: 50 } as const;
const constant = { ...in21, constant: true } as const;

/** Variables of PaymentCtrlr, the payment terminal of the station, and WebPaymentsCtrlr, its codes for paying on a page (2.1, Appendices, Referenced Components and Variables). */
export const PAYMENT_ROWS: readonly VariableRow[] = [
  setting('PaymentCtrlr', 'PaymentEnabled', { variable: 'Enabled', ...in21 }),
  fact('PaymentCtrlr', 'Problem', BOOLEAN, no, constant),
  fact('PaymentCtrlr', 'Connected', BOOLEAN, yes, constant),
  setting('PaymentCtrlr', 'AuthorizeDirectPayment', in21),
  setting('PaymentCtrlr', 'AuthorizationAmount', in21),
  setting('PaymentCtrlr', 'IncrementalAuthorizationAmount', in21),
  setting('PaymentCtrlr', 'IncrementalAuthorizationThreshold', in21),
  setting('PaymentCtrlr', 'PaymentDetails', in21),
  setting('PaymentCtrlr', 'SettlementByCSMS', in21),
  setting('PaymentCtrlr', 'ReceiptServerUrl', in21),
  setting('PaymentCtrlr', 'ReceiptByCSMS', in21),
  setting('PaymentCtrlr', 'MerchantId', { variable: 'Merchant', instance: 'Id', ...in21 }),
  setting('PaymentCtrlr', 'MerchantTaxId', { variable: 'Merchant', instance: 'TaxId', ...in21 }),
  setting('PaymentCtrlr', 'MerchantName', { variable: 'Merchant', instance: 'Name', ...in21 }),
  setting('PaymentCtrlr', 'MerchantAddress', { variable: 'Merchant', instance: 'Address', ...in21 }),
  setting('PaymentCtrlr', 'MerchantCity', { variable: 'Merchant', instance: 'City', ...in21 }),
  fact('PaymentCtrlr', 'PaymentServiceProvider', NAME, () => 'Simulated', constant),
  fact('PaymentCtrlr', 'VendorName', NAME, ({ core }) => core.config.vendor, constant),
  fact('PaymentCtrlr', 'Model', NAME, () => 'Simulated terminal', constant),

  setting('WebPaymentsCtrlr', 'WebPaymentsEnabled', { variable: 'Enabled', ...in21 }),
  setting('WebPaymentsCtrlr', 'URLTemplate', in21),
  setting('WebPaymentsCtrlr', 'TOTPVersion', in21),
  setting('WebPaymentsCtrlr', 'SharedSecret', { mutability: 'WriteOnly', ...in21 }),
  setting('WebPaymentsCtrlr', 'ValidityTime', in21),
  setting('WebPaymentsCtrlr', 'TOTPLength', { variable: 'Length', ...in21 }),
];
