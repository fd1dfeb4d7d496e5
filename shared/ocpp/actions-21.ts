import type { Actions, Sends } from '../../schemas/generated/v21.types';
import type { ActionEntry } from './action-info';
import { ACTIONS_201 } from './actions-201';

/** OCPP 2.1 Part 2, chapter "Messages". Every message of 2.0.1 lives on, sent by the same side. */
const NEW_IN_21 = {
  AFRRSignal: { sender: 'csms', block: 'Q' },
  AdjustPeriodicEventStream: { sender: 'csms', block: 'N' },
  BatterySwap: { sender: 'station', block: 'S' },
  ChangeTransactionTariff: { sender: 'csms', block: 'I' },
  ClearDERControl: { sender: 'csms', block: 'R' },
  ClearTariffs: { sender: 'csms', block: 'I' },
  ClosePeriodicEventStream: { sender: 'station', block: 'N' },
  GetCertificateChainStatus: { sender: 'station', block: 'M' },
  GetDERControl: { sender: 'csms', block: 'R' },
  GetPeriodicEventStream: { sender: 'csms', block: 'N' },
  GetTariffs: { sender: 'csms', block: 'I' },
  NotifyAllowedEnergyTransfer: { sender: 'csms', block: 'Q' },
  NotifyDERAlarm: { sender: 'station', block: 'R' },
  NotifyDERStartStop: { sender: 'station', block: 'R' },
  NotifyPeriodicEventStream: { sender: 'station', block: 'N', isSend: true },
  NotifyPriorityCharging: { sender: 'station', block: 'K' },
  NotifySettlement: { sender: 'station', block: 'C' },
  NotifyWebPaymentStarted: { sender: 'csms', block: 'C' },
  OpenPeriodicEventStream: { sender: 'station', block: 'N' },
  PullDynamicScheduleUpdate: { sender: 'station', block: 'K' },
  ReportDERControl: { sender: 'station', block: 'R' },
  RequestBatterySwap: { sender: 'csms', block: 'S' },
  SetDERControl: { sender: 'csms', block: 'R' },
  SetDefaultTariff: { sender: 'csms', block: 'I' },
  UpdateDynamicSchedule: { sender: 'csms', block: 'K' },
  UsePriorityCharging: { sender: 'csms', block: 'K' },
  VatNumberValidation: { sender: 'station' },
} satisfies Record<Exclude<keyof Actions | keyof Sends, keyof typeof ACTIONS_201>, ActionEntry>;

export const ACTIONS_21 = { ...ACTIONS_201, ...NEW_IN_21 } satisfies Record<keyof Actions | keyof Sends, ActionEntry>;
