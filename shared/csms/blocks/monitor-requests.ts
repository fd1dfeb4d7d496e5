import type { JsonObject } from '../../ocpp/json';
import type { OperationResult } from '../api';
import type { Caller } from '../context';

/** Block N: sets and clears many monitors, in messages as large as the station takes (N04.FR.09, N06.FR.04). */

interface Limits {
  readonly items: number;
  readonly bytes: number;
}

/** @param monitors items of SetVariableMonitoring, as they are to go */
export function setMonitors(caller: Caller, monitors: readonly JsonObject[]): Promise<OperationResult> {
  return inMessages(caller, 'SetVariableMonitoring', monitors, (part) => ({ setMonitoringData: [...part] }));
}

export function clearMonitors(caller: Caller, ids: readonly number[]): Promise<OperationResult> {
  return inMessages(caller, 'ClearVariableMonitoring', ids, (part) => ({ id: [...part] }));
}

async function inMessages<Item>(
  caller: Caller, action: 'SetVariableMonitoring' | 'ClearVariableMonitoring', items: readonly Item[], request: (part: readonly Item[]) => JsonObject,
): Promise<OperationResult> {
  const limits = await limitsOf(caller, action);
  const parts = partsOf(items, limits, request);
  for (const part of parts) {
    const outcome = await caller.call(action, request(part));
    if (outcome.kind !== 'result') return { ok: false, message: `${action} was not answered with a result (${outcome.kind}).` };
  }
  return { ok: true, messages: parts.length };
}

function partsOf<Item>(items: readonly Item[], { items: most, bytes }: Limits, request: (part: readonly Item[]) => JsonObject): Item[][] {
  const parts: Item[][] = [];
  for (const item of items) {
    const last = parts.at(-1);
    if (last && last.length < most && JSON.stringify(request([...last, item])).length <= bytes) last.push(item);
    else parts.push([item]);
  }
  return parts;
}

/** Asked for when it is not known yet; a station that does not say takes everything. */
async function limitsOf(caller: Caller, instance: string): Promise<Limits> {
  const names = ['ItemsPerMessage', 'BytesPerMessage'];
  const component = 'MonitoringCtrlr';
  if (names.some((name) => known(caller, name, instance) === undefined)) {
    await caller.call('GetVariables', { getVariableData: names.map((name) => ({ component: { name: component }, variable: { name, instance } })) });
  }
  return { items: known(caller, 'ItemsPerMessage', instance) ?? Infinity, bytes: known(caller, 'BytesPerMessage', instance) ?? Infinity };
}

function known({ station }: Caller, variable: string, variableInstance: string): number | undefined {
  const value = Number(station.variables.get({ component: 'MonitoringCtrlr', variable, variableInstance })?.value ?? NaN);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}
