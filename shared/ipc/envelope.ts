import * as v from 'valibot';
import type { ToHost, ToWindow } from './contract';

const CallNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Call = v.object({ t: v.literal('call'), n: CallNumber, name: v.string(), input: v.unknown() });
const Told = v.variant('t', [
  v.object({
    t: v.literal('reply'),
    n: CallNumber,
    reply: v.variant('ok', [
      v.object({ ok: v.literal(true), value: v.unknown() }),
      v.object({ ok: v.literal(false), error: v.unknown() }),
    ]),
  }),
  v.object({ t: v.literal('event'), name: v.string(), value: v.unknown() }),
]);

/** A message of a window; undefined for anything else that comes over a wire. */
export function readToHost(message: unknown): ToHost | undefined {
  const result = v.safeParse(Call, message);
  return result.success ? result.output : undefined;
}

/** A message of a host, its error yet unchecked; undefined for anything else that comes over a wire. */
export function readToWindow(message: unknown): v.InferOutput<typeof Told> | undefined {
  const result = v.safeParse(Told, message);
  return result.success ? result.output : undefined;
}

/** A message as a wire of text carries it. */
export function encode(message: ToHost | ToWindow): string {
  return JSON.stringify(message);
}

/** The value of a text that came over a wire; undefined when it is no JSON. */
export function parseMessage(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
