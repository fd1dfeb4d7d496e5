import * as v from 'valibot';
import { commands, events, type CommandInput, type CommandName, type CommandOutput, type EventName, type EventValue, type HostError } from './contract';
import { issueSentence } from '../forms/issue-sentence';

export type Checked<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string };

/** True for the name of a command; what came over a wire may be anything. */
export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** True for the name of an event. */
export function isEvent(name: string): name is EventName {
  return Object.hasOwn(events, name);
}

export function checkInput<Name extends CommandName>(name: Name, input: unknown): Checked<CommandInput<Name>> {
  return check<CommandInput<Name>>(commands[name].input, input, `the input of ${name}`);
}

export function checkOutput<Name extends CommandName>(name: Name, output: unknown): Checked<CommandOutput<Name>> {
  return check<CommandOutput<Name>>(commands[name].output, output, `the answer to ${name}`);
}

export function checkEvent<Name extends EventName>(name: Name, value: unknown): Checked<EventValue<Name>> {
  return check<EventValue<Name>>(events[name], value, `the event ${name}`);
}

const HostErrorShape = v.object({
  code: v.picklist(['bad-input', 'bad-output', 'not-found', 'not-connected', 'refused', 'failed', 'disconnected', 'timeout', 'cancelled']),
  message: v.string(),
});

/** An error that a host sent, or one that says that it sent nonsense. */
export function checkError(error: unknown): HostError {
  const result = v.safeParse(HostErrorShape, error);
  return result.success ? result.output : { code: 'bad-output', message: 'The host reported an error in a form that the window does not know.' };
}

// The schemas of the contract give these types by themselves, but not through an index that is still open.
function check<Value>(schema: v.GenericSchema, value: unknown, what: string): Checked<Value> {
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  return result.success ? { ok: true, value: result.output as Value } : { ok: false, message: issueSentence(what, result.issues) };
}
