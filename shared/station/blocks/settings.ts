import type { StationCore } from '../core/core';
import { faultOfMeasurands } from '../metering/measurands';
import { faultOfValue, membersOf } from '../settings/definition';
import { SETTINGS, type SettingName } from '../settings/definitions';
import { restartClockAligned } from './clock-aligned';
import { faultOfPriority } from './network';
import { restartHeartbeat } from './provisioning';
import { raiseSecurityEvent } from './security';
import { restartAllSampling } from './sampling';

/** `reasonCode`: of the standard's, where it has one for what is wrong. */
export type SettingChange =
  | { readonly ok: true; readonly atBoot: boolean }
  | { readonly ok: false; readonly message: string; readonly reasonCode?: string };

/** What is wrong: a reason code of the standard, and a sentence. */
interface ValueFault {
  readonly reasonCode: string;
  readonly message: string;
}

/** What must hold of a value beside its shape. */
const FURTHER_CHECKS: Partial<Record<SettingName, (core: StationCore, value: string) => ValueFault | undefined>> = {
  NetworkConfigurationPriority: faultOfPriority,
  BasicAuthPassword: (core, value) => (value.length > longestPassword(core)
    ? { reasonCode: 'InvalidValue', message: `A password has at most ${longestPassword(core)} characters.` }
    : undefined),
  TxStartedMeasurands: measurandFault,
  TxUpdatedMeasurands: measurandFault,
  TxEndedMeasurands: measurandFault,
  AlignedDataMeasurands: measurandFault,
  AlignedDataTxEndedMeasurands: measurandFault,
  FanSpeedTarget: ({ settings }, value) => outside(Number(value), settings.number('FanSpeedMinSet'), settings.number('FanSpeedMaxSet')),
  FanSpeedMinSet: ({ settings }, value) => outside(Number(value), 0, settings.number('FanSpeedMaxSet')),
  FanSpeedMaxSet: ({ settings }, value) => outside(Number(value), settings.number('FanSpeedMinSet'), Infinity),
};

/** What follows from a changed setting at once; all others are read when they are needed. */
const REACTIONS: Partial<Record<SettingName, (core: StationCore) => void>> = {
  HeartbeatInterval: restartHeartbeat,
  WebSocketPingInterval: (core) => core.link.restartPing(),
  AlignedDataInterval: restartClockAligned,
  AlignedDataTxEndedInterval: restartClockAligned,
  AlignedDataEnabled: restartClockAligned,
  SampledDataEnabled: restartAllSampling,
  TxUpdatedInterval: restartAllSampling,
  TxEndedInterval: restartAllSampling,
  // The new password holds from the next connection on, which is made at once (A01).
  BasicAuthPassword: (core) => {
    // A01.FR.11 and .12: logged, but not what it is.
    raiseSecurityEvent(core, 'ReconfigurationOfSecurityParameters', 'The password for HTTP Basic authentication was changed');
    core.network.forgetPassword();
    void core.link.reconnect('The password was changed');
  },
  OrganizationName: (core) => raiseSecurityEvent(core, 'ReconfigurationOfSecurityParameters', 'OrganizationName was changed'),
};

/** What the version does not know, or the meter cannot tell, is not taken. */
function measurandFault({ config }: StationCore, value: string): ValueFault | undefined {
  const fault = faultOfMeasurands(config.version, membersOf(value));
  return fault === undefined ? undefined : { reasonCode: 'InvalidValue', message: `${value} is no value for it: ${fault}.` };
}

/** A limit that holds for the time being, since it can be set itself. */
function outside(value: number, least: number, most: number): ValueFault | undefined {
  if (value >= least && value <= most) return undefined;
  return { reasonCode: value < least ? 'ValueTooLow' : 'ValueTooHigh', message: `${value} is not from ${least} to ${most}.` };
}

/** 2.1 allows longer passwords than 2.0.1; a key of 1.6 has 20 bytes at most, which is looked at where it is read. */
export function longestPassword({ config }: StationCore): number {
  return config.version === '2.1' ? 64 : 40;
}

/** Changes a setting on request of the CSMS, once its value is found good. */
export function changeSetting(core: StationCore, name: SettingName, value: string): SettingChange {
  const fault = faultOfValue(SETTINGS[name], value);
  if (fault !== undefined) return { ok: false, message: `${name === 'BasicAuthPassword' ? 'This' : value} is no value for it: ${fault}.` };
  const further = FURTHER_CHECKS[name]?.(core, value);
  if (further) return { ok: false, ...further };
  const { atBoot } = core.settings.set(name, value);
  const react = atBoot ? undefined : REACTIONS[name];
  if (react) core.afterAnswer(() => react(core));
  // A monitor may watch it.
  core.afterAnswer(() => core.changed());
  return { ok: true, atBoot };
}
