import { object, objects, text } from '../../shared/journal/loose';
import { answersOf, readAllRequest, setLimits, setRequests, type SetLimits } from '../../shared/inventory/requests';
import type { JsonObject } from '../../shared/ocpp/json';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { VariableState } from '../../shared/state/model';
import { call } from '../host/host';
import { notify, notifyError } from '../stores/notices';
import { stagedOf, useModel, type Staged } from './store';

/** What the panel asks stations, through the CSMS. */

type Answer = { readonly ok: true; readonly payload: JsonObject } | { readonly ok: false; readonly message: string };

async function ask(station: string, action: string, payload: JsonObject): Promise<Answer> {
  const reply = await call('send.call', { target: { side: 'csms', station }, action, payload });
  if (!reply.ok) return { ok: false, message: reply.error.message };
  const outcome = reply.value;
  switch (outcome.kind) {
    case 'result': return { ok: true, payload: outcome.payload };
    case 'error': return { ok: false, message: `${station} answered ${action} with ${outcome.code}${outcome.description === '' ? '' : `: ${outcome.description}`}.` };
    case 'timeout': return { ok: false, message: `${station} did not answer ${action} in time.` };
    case 'closed': return { ok: false, message: `${station} is not connected any more.` };
  }
}

/** Asks for everything; what comes shows by itself. A station that has no full report is asked for what can be set. */
export async function readAll(station: string, version: OcppVersion): Promise<void> {
  const { action, payload } = readAllRequest(version, Math.floor(Date.now() / 1000) % 1_000_000_000);
  let answer = await ask(station, action, payload);
  if (answer.ok && text(answer.payload, 'status') === 'NotSupported') answer = await ask(station, action, { ...payload, reportBase: 'ConfigurationInventory' });
  if (!answer.ok) notify('error', answer.message);
  else if (version !== '1.6' && text(answer.payload, 'status') !== 'Accepted') notify('error', `${station} answered ${action} with ${text(answer.payload, 'status') ?? 'no status'}.`);
}

/** Sends what is to be set, as few messages as the station takes, one after the other. What came of each stands with it. */
export async function sendStaged(station: string, version: OcppVersion, variables: readonly VariableState[], keys: ReadonlySet<string>): Promise<void> {
  const edits = stagedOf(useModel.getState().staged, station).filter(({ key }) => keys.has(key));
  for (const batch of setRequests(version, edits, await limitsOf(station, version, variables, edits.length))) {
    const answer = await ask(station, batch.action, batch.payload);
    const answers = answer.ok ? new Map(answersOf(batch, answer.payload).map((one) => [one.key, one])) : undefined;
    settle(station, batch.edits.map(({ variable }) => variable), (one) => ({
      ...one, outcome: answer.ok ? { status: answers?.get(one.key)?.status, reason: answers?.get(one.key)?.reason } : { status: undefined, failed: answer.message },
    }));
    if (!answer.ok) return;
  }
}

function settle(station: string, variables: readonly VariableState[], change: (staged: Staged) => Staged): void {
  const { staged, replaceStaged } = useModel.getState();
  replaceStaged(station, stagedOf(staged, station).map((one) => (variables.includes(one.variable) ? change(one) : one)));
}

/** Takes away what is set, and leaves what was refused. */
export function clearDone(station: string): void {
  const { staged, replaceStaged } = useModel.getState();
  replaceStaged(station, stagedOf(staged, station).filter(({ outcome }) => outcome?.status !== 'Accepted' && outcome?.status !== 'RebootRequired'));
}

/** What the station's limits are; asked for when they are not known and count. */
async function limitsOf(station: string, version: OcppVersion, variables: readonly VariableState[], edits: number): Promise<SetLimits> {
  const known = setLimits(variables);
  if (version === '1.6' || edits < 2 || (known.items !== Infinity && known.bytes !== Infinity)) return known;
  const names = ['ItemsPerMessage', 'BytesPerMessage'];
  const answer = await ask(station, 'GetVariables', { getVariableData: names.map((name) => ({ component: { name: 'DeviceDataCtrlr' }, variable: { name, instance: 'SetVariables' } })) });
  if (!answer.ok) return known;
  return setLimits(objects(answer.payload, 'getVariableResult').map((result): VariableState => {
    const value = text(result, 'attributeValue');
    return { component: 'DeviceDataCtrlr', variable: text(object(result, 'variable'), 'name') ?? '', variableInstance: 'SetVariables', at: 0, ...(value === undefined ? {} : { value }) };
  }));
}

/** Restarts the station, for values that hold only then. */
export async function reset(station: string, version: OcppVersion, type: 'gentle' | 'at-once'): Promise<void> {
  const words = version === '1.6' ? { gentle: 'Soft', 'at-once': 'Hard' } : { gentle: 'OnIdle', 'at-once': 'Immediate' };
  const answer = await ask(station, 'Reset', { type: words[type] });
  if (!answer.ok) notify('error', answer.message);
  else notify(text(answer.payload, 'status') === 'Rejected' ? 'error' : 'ok', `${station} answered Reset with ${text(answer.payload, 'status') ?? 'no status'}.`);
}

/** The station as it stood after an entry of the journal, to compare with. */
export async function compareWithMoment(station: string, entry: number): Promise<void> {
  const reply = await call('journal.state', { at: entry });
  if (!reply.ok) {
    notifyError(reply.error);
    return;
  }
  useModel.getState().set({ against: { kind: 'moment', station, entry, variables: reply.value.world.stations[station]?.variables ?? [] } });
}
