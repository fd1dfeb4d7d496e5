import type { Direction } from '../journal/entry';
import { actionInfo } from '../ocpp/actions';
import type { OcppVersion } from '../ocpp/version';
import { AUTHORIZATION_16, AUTHORIZATION_2X } from './authorization';
import { AVAILABILITY_16, AVAILABILITY_2X } from './availability';
import { DIAGNOSTICS } from './diagnostics';
import { FIRMWARE } from './firmware';
import { LOCAL_LIST_16, LOCAL_LIST_2X } from './local-list';
import type { BlockFolds, Fold } from './message';
import { MONITORING_2X, SECURITY_EVENTS } from './monitoring';
import { PROVISIONING_16, PROVISIONING_2X } from './provisioning';
import { REMOTE_CONTROL_16, REMOTE_CONTROL_2X } from './remote-control';
import { RESERVATION_16, RESERVATION_2X } from './reservation';
import { SMART_CHARGING_16, SMART_CHARGING_2X } from './smart-charging';
import { TRANSACTIONS_16 } from './transactions-16';
import { TRANSACTIONS_2X } from './transactions-2x';
import { VARIABLES_16 } from './variables-16';
import { VARIABLES_2X } from './variables-2x';

/** The folds of a version by action; several blocks may listen to one action. */
interface Folds {
  readonly requests: ReadonlyMap<string, readonly Fold[]>;
  readonly results: ReadonlyMap<string, readonly Fold[]>;
}

const V16 = folds([
  PROVISIONING_16, AVAILABILITY_16, AUTHORIZATION_16, TRANSACTIONS_16, VARIABLES_16, REMOTE_CONTROL_16, RESERVATION_16, SMART_CHARGING_16, LOCAL_LIST_16,
  FIRMWARE, DIAGNOSTICS, SECURITY_EVENTS,
]);
const V2X = folds([
  PROVISIONING_2X, AVAILABILITY_2X, AUTHORIZATION_2X, TRANSACTIONS_2X, VARIABLES_2X, REMOTE_CONTROL_2X, RESERVATION_2X, SMART_CHARGING_2X, LOCAL_LIST_2X,
  FIRMWARE, DIAGNOSTICS, MONITORING_2X,
]);

const NONE: readonly Fold[] = [];

/** The folds of a request that goes in this direction; none when its sender may not send it. */
export function requestFolds(version: OcppVersion, action: string, direction: Direction | undefined): readonly Fold[] {
  const all = (version === '1.6' ? V16 : V2X).requests.get(action);
  return all && isRightWay(version, action, direction) ? all : NONE;
}

/** The folds of the answer to such a request. */
export function resultFolds(version: OcppVersion, action: string, direction: Direction | undefined): readonly Fold[] {
  const all = (version === '1.6' ? V16 : V2X).results.get(action);
  return all && isRightWay(version, action, direction) ? all : NONE;
}

/** What one end sends that only the other may is recorded and judged, but changes nothing. */
function isRightWay(version: OcppVersion, action: string, direction: Direction | undefined): boolean {
  const sender = actionInfo(version, action)?.sender;
  return sender === 'both' || sender === (direction === 'up' ? 'station' : 'csms');
}

function folds(blocks: readonly BlockFolds[]): Folds {
  return { requests: byAction(blocks.map((block) => block.requests)), results: byAction(blocks.map((block) => block.results)) };
}

function byAction(tables: readonly (Readonly<Record<string, Fold>> | undefined)[]): ReadonlyMap<string, readonly Fold[]> {
  const all = new Map<string, Fold[]>();
  for (const table of tables) {
    for (const [action, fold] of Object.entries(table ?? {})) all.set(action, [...(all.get(action) ?? []), fold]);
  }
  return all;
}
