import type { StationCore } from '../core/core';

/** Security events that the standard lists and this station can raise (Part 2, Security Events; 1.6 security whitepaper). */
export type SecurityEvent = 'StartupOfTheDevice' | 'ResetOrReboot' | 'TamperDetectionActivated';

/** Tells of a security event (A04); kept while offline. Off in 1.6, whose CSMSs need not know the message. */
export function raiseSecurityEvent(core: StationCore, type: SecurityEvent, info?: string): void {
  if (core.settings.flag('SendSecurityEvents')) core.outbox.message(core.dialect.securityEvent(core, type, info), true);
}
