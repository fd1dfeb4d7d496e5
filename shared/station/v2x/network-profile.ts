import type { SetNetworkProfileResponse } from '../../../schemas/generated/v201.types';
import type { NetworkConnectionProfileType, SetNetworkProfileRequest } from '../../../schemas/generated/v21.types';
import { faultOfProfile, type NetworkFault } from '../blocks/network';
import type { StationCore } from '../core/core';
import type { NetworkProfile } from '../core/network';

/** B09: stores a way to a CSMS, which is taken when NetworkConfigurationPriority names its slot and the station has started again. */
export function setNetworkProfile(core: StationCore, { configurationSlot, connectionData }: SetNetworkProfileRequest): SetNetworkProfileResponse {
  const fault = faultOfProfile(core, configurationSlot, { url: connectionData.ocppCsmsUrl, securityProfile: connectionData.securityProfile })
    ?? faultOfWords(core, connectionData);
  if (fault) return { status: 'Rejected', statusInfo: infoOf(fault) };
  // Nothing is wrong with these, but the station is on a cable and has nothing to set them in.
  const missing = connectionData.apn ? 'modem' : connectionData.vpn ? 'VPN client' : undefined;
  if (missing) return { status: 'Failed', statusInfo: { reasonCode: 'UnsupportedParam', additionalInfo: `This simulated station has no ${missing}.` } };
  core.network.store(configurationSlot, profileOf(connectionData));
  return { status: 'Accepted' };
}

function profileOf({ ocppCsmsUrl, securityProfile, messageTimeout, identity, basicAuthPassword }: NetworkConnectionProfileType): NetworkProfile {
  return {
    url: ocppCsmsUrl,
    securityProfile: securityProfile as NetworkProfile['securityProfile'],
    ...(messageTimeout > 0 ? { messageTimeout } : {}),
    ...(identity === undefined || identity === '' ? {} : { identity }),
    ...(basicAuthPassword === undefined || basicAuthPassword === '' ? {} : { password: basicAuthPassword }),
  };
}

/** What this station does not speak. In 2.1 the version is agreed upon when connecting, and what stands here is ignored. */
function faultOfWords(core: StationCore, { ocppTransport, ocppVersion, messageTimeout }: NetworkConnectionProfileType): NetworkFault | undefined {
  const invalid = (message: string): NetworkFault => ({ reasonCode: 'InvalidNetworkConf', message });
  if (ocppTransport !== 'JSON') return invalid(`This station speaks JSON, not ${ocppTransport}.`);
  if (core.config.version === '2.0.1' && ocppVersion !== 'OCPP20') return invalid(`This station speaks OCPP 2.0.1 (OCPP20), not ${ocppVersion ?? 'an unnamed version'}.`);
  return messageTimeout < 0 ? invalid('A time-out cannot be negative.') : undefined;
}

function infoOf({ reasonCode, message }: NetworkFault): { reasonCode: string; additionalInfo: string } {
  return { reasonCode, additionalInfo: message.slice(0, 512) };
}
