import type { StationConfig } from '../api';
import type { StationCore } from '../core/core';
import { NETWORK_SLOTS, type NetworkProfile } from '../core/network';
import { membersOf } from '../settings/definition';

/** Why a profile cannot be used: a reason code of the standard, and a sentence. */
export interface NetworkFault {
  readonly reasonCode: string;
  readonly message: string;
}

/** What is wrong with a profile; undefined when it can be stored (B09.FR.02, .04 and .05). */
export function faultOfProfile(core: StationCore, slot: number, profile: { readonly url: string; readonly securityProfile: number }): NetworkFault | undefined {
  if (!NETWORK_SLOTS.some((one) => one === slot)) return { reasonCode: 'InvalidConfSlot', message: `There is no slot ${slot}; the slots are ${NETWORK_SLOTS.join(', ')}.` };
  const { url, securityProfile } = profile;
  if (!isSecurityProfile(securityProfile)) return invalid(`There is no security profile ${securityProfile}.`);
  if (!/^wss?:\/\/[^/?#\s]+/.test(url)) return invalid(`${url} is no WebSocket URL.`);
  if (securityProfile >= 2 && !url.startsWith('wss:')) return invalid(`Security profile ${securityProfile} needs TLS, so the URL begins with wss://.`);
  if (securityProfile < core.network.securityProfile) return downgrade(securityProfile, core.network.securityProfile);
  return undefined;
}

/** What is wrong with an order of slots (B10.FR.02, A05): each must hold a profile that can be used. */
export function faultOfPriority(core: StationCore, value: string): NetworkFault | undefined {
  for (const slot of membersOf(value).map(Number)) {
    const profile = core.network.stored(slot);
    if (!profile) return invalid(`Slot ${slot} holds no network profile.`);
    const fault = faultOfProfile(core, slot, profile) ?? faultOfCredentials(core, profile);
    if (fault) return fault;
  }
  return undefined;
}

function faultOfCredentials(core: StationCore, profile: NetworkProfile): NetworkFault | undefined {
  const { securityProfile } = profile;
  const password = profile.password ?? core.settings.text('BasicAuthPassword');
  if ((securityProfile === 1 || securityProfile === 2) && password === '') return invalid(`Security profile ${securityProfile} needs a password, and none is set.`);
  if (securityProfile === 3 && !core.config.clientCertificate && !core.keyStore?.newest('ChargingStationCertificate', core.now)) return invalid('Security profile 3 needs a certificate of the station, and it has none.');
  return undefined;
}

function isSecurityProfile(value: number): value is StationConfig['securityProfile'] {
  return value === 0 || value === 1 || value === 2 || value === 3;
}

function invalid(message: string): NetworkFault {
  return { reasonCode: 'InvalidNetworkConf', message };
}

function downgrade(wanted: number, now: number): NetworkFault {
  return { reasonCode: 'NoSecurityDowngrade', message: `Security profile ${wanted} is lower than the present one, ${now}.` };
}
