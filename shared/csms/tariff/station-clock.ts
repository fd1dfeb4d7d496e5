import { isTimeZone } from '../../tariff/local-time';
import type { Caller } from '../context';

/** The zone whose clock a tariff goes by: the station's, where it has told of one; else that of the settings. */
export function timeZoneOf({ csms, station }: Pick<Caller, 'csms' | 'station'>): string {
  const told = station.variables.all().find((one) => one.component === 'ClockCtrlr' && one.variable === 'TimeZone')?.value;
  return told !== undefined && told !== 'UTC' && isTimeZone(told) ? told : csms.settings.timeZone;
}
