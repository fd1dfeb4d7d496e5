import { BOOLEAN, fact, setting, yes, type Spot, type VariableRow } from './row';

const is21 = ({ core }: Spot): boolean => core.config.version === '2.1';
const here = (spot: Spot): string => String(spot.core.tariffProblem);

/** Variables of TariffCostCtrlr (Part 2, Referenced Components and Variables); what calculates by itself is of 2.1. */
export const TARIFF_ROWS: readonly VariableRow[] = [
  fact('TariffCostCtrlr', 'Available', BOOLEAN, yes, { instance: 'Tariff', constant: true }),
  fact('TariffCostCtrlr', 'Available', BOOLEAN, yes, { instance: 'Cost', constant: true }),
  setting('TariffCostCtrlr', 'TariffEnabled', { variable: 'Enabled', instance: 'Tariff' }),
  setting('TariffCostCtrlr', 'CostEnabled', { variable: 'Enabled', instance: 'Cost' }),
  setting('TariffCostCtrlr', 'RunningCostEnabled', { variable: 'Enabled', instance: 'RunningCost', exists: is21 }),
  setting('TariffCostCtrlr', 'Currency'),
  setting('TariffCostCtrlr', 'TariffFallbackMessage'),
  setting('TariffCostCtrlr', 'OfflineTariffFallbackMessage', { exists: is21 }),
  setting('TariffCostCtrlr', 'TotalCostFallbackMessage'),
  setting('TariffCostCtrlr', 'TariffInterval', { variable: 'Interval', instance: 'Tariff', exists: is21 }),
  setting('TariffCostCtrlr', 'CostInterval', { variable: 'Interval', instance: 'Cost', exists: is21 }),
  setting('TariffCostCtrlr', 'TariffMaxElements', { variable: 'MaxElements', instance: 'Tariff', mutability: 'ReadOnly', exists: is21 }),
  setting('TariffCostCtrlr', 'ConditionsSupported', { instance: 'Tariff', mutability: 'ReadOnly', exists: is21 }),
  setting('TariffCostCtrlr', 'HandleFailedTariff', { instance: 'Tariff', exists: is21 }),
  fact('TariffCostCtrlr', 'Problem', BOOLEAN, here, { exists: is21 }),
];
