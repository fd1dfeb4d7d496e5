import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { MeterValue } from '../words';

/**
 * J03: a car that speaks ISO 15118 is shown the reading of the billing meter, and signs a receipt for it where the station asks
 * for one (ISO15118Ctrlr.RequestMeteringReceipt). The receipt stays here; what the CSMS gets is the meter's reading, as always
 * (J03.FR.04). Of ISO 15118 itself nothing is simulated but that: the journal says what would be said on the cable.
 */
export function acknowledge(core: StationCore, evse: Evse, { samples }: MeterValue): void {
  const car = evse.path.ev?.config;
  if (core.config.version === '1.6' || !car || (car.iso15118 !== true && !car.contract) || !core.settings.flag('RequestMeteringReceipt')) return;
  const register = samples.find(({ measurand, phase }) => measurand === 'Energy.Active.Import.Register' && phase === undefined);
  if (!register) return;
  const message = evse.path.phases === 0 ? 'CurrentDemandRes' : 'ChargingStatusRes';
  evse.receipts += 1;
  core.note(`ISO 15118 at EVSE ${evse.id}: ${message} shows the car ${register.value} Wh, and MeteringReceiptReq number ${evse.receipts} acknowledges it.`);
}
