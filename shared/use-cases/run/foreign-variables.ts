import { isJsonObject, type JsonObject } from '../../ocpp/json';
import type { RunContext } from './context';
import type { TraceMessage } from './trace';

/** How long a foreign station may take for a request that only sets the stage, ms. */
const PATIENCE_MS = 30_000;

/** Variables of a station that is not ours, by requests of our CSMS: `Component.Variable` in 2.x, the key in 1.6. */

/** The value as the station tells it; undefined when it tells none. */
export async function readForeign(name: string, context: RunContext): Promise<string | undefined> {
  if (context.stage.version === '1.6') {
    const answer = await ask('GetConfiguration', { key: [name] }, context);
    return valueIn(answer?.['configurationKey'], 'value');
  }
  const answer = await ask('GetVariables', { getVariableData: [placeOf(name)] }, context);
  return valueIn(answer?.['getVariableResult'], 'attributeValue');
}

/** Sets the value; resolves with the answer's payload as text. */
export async function writeForeign(name: string, value: string, context: RunContext): Promise<string> {
  const answer = context.stage.version === '1.6'
    ? await ask('ChangeConfiguration', { key: name, value }, context)
    : await ask('SetVariables', { setVariableData: [{ ...placeOf(name), attributeValue: value }] }, context);
  return JSON.stringify(answer ?? {});
}

function placeOf(name: string): JsonObject {
  const [component = '', variable = ''] = name.split('.');
  return { component: { name: component }, variable: { name: variable } };
}

function valueIn(list: unknown, member: string): string | undefined {
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  const value = isJsonObject(first) ? first[member] : undefined;
  return typeof value === 'string' ? value : undefined;
}

async function ask(action: string, payload: JsonObject, { stage }: RunContext): Promise<JsonObject | undefined> {
  const start = stage.trace.length;
  stage.call('csms', action, payload);
  const sent = (): TraceMessage | undefined => stage.trace.find(start, action, (message) => message.from === 'csms' && message.answer !== undefined);
  await stage.until(() => sent() !== undefined, PATIENCE_MS);
  return sent()?.answer?.kind === 'result' ? sent()?.answer?.payload : undefined;
}
