import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { LimitKind, Transaction, TransactionLimits } from '../core/transaction';
import { tellTransaction } from './transaction-events';
import { look, withdraw } from './transactions';

const DONE: ActResult = { ok: true };
const NAMES: Readonly<Record<LimitKind, string>> = { energy: 'maxEnergy', time: 'maxTime', soc: 'maxSoC', cost: 'maxCost' };
const KINDS: readonly LimitKind[] = ['energy', 'time', 'soc', 'cost'];

/** The driver sets at the station how far to charge (E16.FR.01). */
export function setLimit(core: StationCore, evse: Evse, kind: LimitKind, amount: number): ActResult {
  const { transaction } = evse;
  if (!transaction) return no(`No transaction runs at EVSE ${evse.id}.`);
  if (!KINDS.includes(kind) || !(amount >= 0)) return no(`A limit is one of ${KINDS.join(', ')}, and not below 0.`);
  const most = transaction.csmsLimits?.[kind] ?? Infinity;
  if (amount > most) return no(`The CSMS allows no more than ${most} (${kind}).`);
  takeLimits(core, evse, transaction, { [kind]: amount });
  return DONE;
}

/** The CSMS sets them in its answer (2.1, E16.FR.02); what it sets, nobody raises at the station. */
export function limitsFromCsms(core: StationCore, evse: Evse, transaction: Transaction, limits: TransactionLimits): void {
  // E16.FR.13: what the station does not support is not confirmed.
  const taken = supported(core, limits);
  if (Object.keys(taken).length === 0) return;
  transaction.csmsLimits = { ...transaction.csmsLimits, ...taken };
  takeLimits(core, evse, transaction, taken);
}

/** The car ends the session for good, as by ISO 15118's SessionStop (E15.FR.04, E15.FR.05). */
export function stopByCar(core: StationCore, evse: Evse): ActResult {
  const { ev } = evse.path;
  if (!ev) return no(`EVSE ${evse.id} has no cable plugged in.`);
  if (!evse.authorization) return no(`Nobody is authorized at EVSE ${evse.id}, so that the car has nothing to end.`);
  ev.suspended = true;
  withdraw(core, evse, { trigger: 'StopAuthorized', reason: 'StoppedByEV' });
  return DONE;
}

/** Those that TxCtrlr.SupportedLimits names (2.1). */
export function supported(core: StationCore, limits: TransactionLimits): TransactionLimits {
  const names = core.settings.list('SupportedLimits');
  return Object.fromEntries(KINDS.filter((kind) => limits[kind] !== undefined && names.includes(NAMES[kind])).map((kind) => [kind, limits[kind]]));
}

export function takeLimits(core: StationCore, evse: Evse, transaction: Transaction, limits: TransactionLimits): void {
  transaction.limits = { ...transaction.limits, ...limits };
  core.timers.clear(`look:${evse.id}`);
  // 2.0.1 and 1.6 have no words for a limit before it is reached.
  if (core.config.version === '2.1') tellTransaction(core, evse, transaction, 'Updated', { trigger: 'LimitSet', limits }, []);
  look(core, evse);
}

function no(message: string): ActResult {
  return { ok: false, message };
}
