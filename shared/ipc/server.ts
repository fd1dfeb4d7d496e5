import { checkEvent, checkInput, checkOutput, isCommand } from './check';
import type { CommandName, EventName, EventValue, Handlers, HostError, Reply, ToHost, ToWindow, Wire } from './contract';
import { readToHost } from './envelope';

export interface ServeOptions {
  /** Told of faults of the workbench's own: a handler that threw, an answer against the contract. */
  readonly onFault?: (message: string, cause?: unknown) => void;
}

/** A host's side of a wire to one window. */
export interface Served {
  /** Tells the window of something; dropped once the wire is closed. */
  publish<Name extends EventName>(name: Name, value: EventValue<Name>): void;
}

/** Answers the calls of one window by `handlers`, for as long as the wire is open. Checks what comes in and what goes out. */
export function serve(handlers: Handlers, wire: Wire<ToWindow, ToHost>, options: ServeOptions = {}): Served {
  let open = true;
  const fault = options.onFault ?? (() => undefined);
  wire.onClose(() => {
    open = false;
  });
  wire.onMessage((message) => {
    const call = readToHost(message);
    if (!call) return fault('A window sent something that is no call of the contract.');
    void answer(handlers, call.name, call.input, fault).then((reply) => {
      if (open) wire.send({ t: 'reply', n: call.n, reply });
    });
  });
  return {
    publish(name, value) {
      if (!open) return;
      const checked = checkEvent(name, value);
      if (checked.ok) wire.send({ t: 'event', name, value: checked.value });
      else fault(`The workbench could not tell of ${name}: ${checked.message}`);
    },
  };
}

async function answer(handlers: Handlers, name: string, input: unknown, fault: NonNullable<ServeOptions['onFault']>): Promise<Reply<unknown>> {
  if (!isCommand(name)) return failure('not-found', `This host knows no command ${name}. The window may be of another version: load it anew.`);
  return run(handlers, name, input, fault);
}

async function run<Name extends CommandName>(handlers: Handlers, name: Name, input: unknown, fault: NonNullable<ServeOptions['onFault']>): Promise<Reply<unknown>> {
  const checked = checkInput(name, input);
  if (!checked.ok) return failure('bad-input', checked.message);
  try {
    const handler: Handlers[Name] = handlers[name];
    const reply = await handler(checked.value);
    if (!reply.ok) return reply;
    const output = checkOutput(name, reply.value);
    if (output.ok) return output;
    fault(`The workbench's own ${output.message}`);
    return failure('bad-output', `The host made an answer that breaks the contract: ${output.message}`);
  } catch (error) {
    fault(`${name} failed`, error);
    return failure('failed', `${name} failed inside the workbench: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function failure(code: HostError['code'], message: string): Reply<never> {
  return { ok: false, error: { code, message } };
}
