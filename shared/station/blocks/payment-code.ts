import { totp } from '../../ocpp/totp';
import type { ShownMessage } from '../api';
import type { StationCore } from '../core/core';
import { isBeingPaid } from './web-payment';

const TIMER = 'payment-code';

/** The codes that lead to the page for paying, one for each EVSE that is free, with the password of the moment (2.1, C25.FR.01). */
export function paymentCodes(core: StationCore): readonly ShownMessage[] {
  const { settings } = core;
  const template = settings.text('URLTemplate');
  const rules = { secret: settings.text('SharedSecret'), validity: settings.number('ValidityTime'), length: settings.number('TOTPLength') };
  if (core.config.version !== '2.1' || !settings.flag('WebPaymentsEnabled') || !isWhole(template) || rules.secret === '' || !core.running) return [];
  const password = totp(rules, core.now);
  // Looks again when the next password counts.
  if (!core.timers.has(TIMER)) core.timers.set(TIMER, rules.validity * 1000 - (core.now % (rules.validity * 1000)), () => core.changed());
  const values: Readonly<Record<string, string>> = { chargingstationid: core.network.identity, totp: password, version: settings.text('TOTPVersion') };
  return core.evses.filter((evse) => !evse.authorization && !isBeingPaid(core, evse)).map((evse) => ({
    // Below those of the messages of a CSMS.
    id: -evse.id,
    format: 'QRCODE',
    text: template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name === 'evse' ? String(evse.id) : name in values ? encodeURIComponent(values[name] ?? '') : whole)),
  }));
}

/** Whether it has the places that it must have (C25.FR.50). */
function isWhole(template: string): boolean {
  return ['{chargingstationid}', '{totp}', '{version}'].every((place) => template.includes(place));
}
