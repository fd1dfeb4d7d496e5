import { SUPPORTED_TYPES } from '../../der/effects';
import { fact, TEXT, type Shape, type Spot, type VariableRow } from './row';

const WATT: Shape = { type: 'decimal', unit: 'W' };
const MODES: Shape = { type: 'MemberList', values: SUPPORTED_TYPES };

const isDc = ({ core, evse }: Spot): boolean => core.config.version === '2.1' && evse?.path.phases === 0;
const isAc = ({ core, evse }: Spot): boolean => core.config.version === '2.1' && evse !== undefined && evse.path.phases !== 0;
const dc = (variable: string, shape: Shape, read: (spot: Spot) => string): VariableRow => fact('DCDERCtrlr', variable, shape, read, { level: 'evse', exists: isDc });
const power = ({ evse }: Spot): string => String(evse?.path.maxPower ?? 0);
/** The simulated inverter has no reactive power. */
const none = (): string => '0';
const one = (): string => '1';

/**
 * 2.1: what the inverter of an EVSE can. With direct current it is in the station and all that is mandatory of its name plate
 * is told (R01.FR.01 and .02); with alternating current what the station can see to itself (R03.FR.03).
 */
export const DER_ROWS: readonly VariableRow[] = [
  fact('ACDERCtrlr', 'ModesSupported', MODES, () => SUPPORTED_TYPES.join(','), { level: 'evse', exists: isAc }),
  dc('ModesSupported', MODES, () => SUPPORTED_TYPES.join(',')),
  dc('MaxW', WATT, power),
  dc('OverExcitedW', WATT, power),
  dc('OverExcitedPF', { type: 'decimal' }, one),
  dc('UnderExcitedW', WATT, power),
  dc('UnderExcitedPF', { type: 'decimal' }, one),
  dc('MaxVA', { type: 'decimal', unit: 'VA' }, power),
  dc('MaxVar', { type: 'decimal', unit: 'var' }, none),
  dc('MaxVarNeg', { type: 'decimal', unit: 'var' }, none),
  dc('MaxChargeRateW', WATT, power),
  dc('MaxChargeRateVA', { type: 'decimal', unit: 'VA' }, power),
  dc('InverterManufacturer', TEXT, ({ core }) => core.config.vendor),
  dc('InverterModel', TEXT, ({ core }) => core.config.model),
  dc('InverterSwVersion', TEXT, ({ core }) => core.config.firmwareVersion),
  dc('InverterHwVersion', TEXT, one),
  dc('ReactiveSusceptance', { type: 'decimal' }, none),
];
