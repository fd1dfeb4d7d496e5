import { decode, encode } from '../../ocpp/codec';
import type { JsonObject, JsonValue } from '../../ocpp/json';
import type { Clock } from '../../platform/clock';
import { whenDecided } from '../../platform/decided';
import type { ListenOptions, Listening, Socket, SocketHandler, SocketServer, UpgradeDecision } from '../../platform/socket';
import type { Side } from '../catalogue/model';
import type { FaultStep } from '../scenario/shape';

/** What becomes of a message on the wire: passed on as it is or otherwise, or taken off it. */
export type Passing = { readonly text: string; readonly delayMs?: number; readonly twice?: boolean } | undefined;

/** The two ends of one connection, for somebody between them. */
export interface Ends {
  readonly toStation: (text: string) => void;
  readonly toCsms: (text: string) => void;
}

/** Somebody on the wire who changes what passes. */
export type Meddler = (from: Side, text: string, ends: Ends) => Passing;

/** A server whose connections pass by meddlers: for disturbed wires, and for peers that break the rules on purpose. */
export class MeddledServer implements SocketServer {
  readonly #inner: SocketServer;
  readonly #clock: Clock;
  readonly meddlers: Meddler[] = [];

  constructor(inner: SocketServer, clock: Clock) {
    this.#inner = inner;
    this.#clock = clock;
  }

  listen(options: ListenOptions): Promise<Listening> {
    return this.#inner.listen({ ...options, decide: (request) => whenDecided(options.decide(request), (decision) => this.#between(decision)) });
  }

  #between(decision: UpgradeDecision): UpgradeDecision {
    if (!decision.accept) return decision;
    return { ...decision, handler: (socket) => this.#join(socket, decision.handler) };
  }

  #join(socket: Socket, open: (socket: Socket) => SocketHandler): SocketHandler {
    const ends: Ends = { toStation: (text) => socket.send(text), toCsms: (text) => inner.onText(text) };
    const outward: Socket = {
      protocol: socket.protocol,
      get bufferedBytes() { return socket.bufferedBytes; },
      send: (text) => this.#pass('csms', text, ends, ends.toStation),
      sendBytes: (base64, asText) => socket.sendBytes(base64, asText),
      pause: () => socket.pause(),
      resume: () => socket.resume(),
      ping: () => socket.ping(),
      close: (code, reason) => socket.close(code, reason),
      terminate: () => socket.terminate(),
    };
    const inner = open(outward);
    return {
      onText: (text) => this.#pass('station', text, ends, ends.toCsms),
      onBinary: (base64, asText) => inner.onBinary(base64, asText),
      onPing: () => inner.onPing(),
      onPong: () => inner.onPong(),
      onClose: (code, reason) => inner.onClose(code, reason),
      onError: (message) => inner.onError(message),
    };
  }

  #pass(from: Side, text: string, ends: Ends, on: (text: string) => void): void {
    let passing: Passing = { text };
    for (const meddler of this.meddlers) {
      passing = passing && { ...passing, ...meddler(from, passing.text, ends) ?? { text: '' } };
      if (passing?.text === '') passing = undefined;
    }
    if (!passing) return;
    const { text: changed, delayMs = 0, twice = false } = passing;
    const send = (): void => {
      on(changed);
      if (twice) on(changed);
    };
    if (delayMs > 0) this.#clock.after(delayMs, send);
    else send();
  }
}

/** A meddler that does what a step of the kind `fault` asks for. */
export function meddlerOf(step: FaultStep): Meddler {
  let left = step.times ?? Infinity;
  const open = new Map<string, string>();
  return (from, text) => {
    const frame = decode(text);
    if (frame.kind === 'call') open.set(`${from} ${frame.id}`, frame.action);
    const half = frame.kind === 'call' || frame.kind === 'send' ? 'request' : 'response';
    const action = frame.kind === 'call' || frame.kind === 'send' ? frame.action
      : frame.kind === 'malformed' ? undefined : open.get(`${from === 'csms' ? 'station' : 'csms'} ${frame.id}`);
    const fits = left > 0 && (step.from === undefined || step.from === from) && (step.action === undefined || step.action === action)
      && (step.half ?? 'request') === half;
    if (!fits) return { text };
    left -= 1;
    switch (step.fault) {
      case 'drop': return undefined;
      case 'delay': return { text, delayMs: (step.delay ?? 1) * 1000 };
      case 'duplicate': return { text, twice: true };
      case 'edit': return { text: edited(text, step.set ?? {}) };
      case 'clear': return { text };
    }
  };
}

/** The frame with members of its payload changed; null takes one away. Members joined by dots. */
export function edited(text: string, changes: Readonly<Record<string, unknown>>): string {
  const frame = decode(text);
  if (frame.kind !== 'call' && frame.kind !== 'result' && frame.kind !== 'send') return text;
  const payload = structuredCloneOf(frame.payload);
  for (const [path, value] of Object.entries(changes)) set(payload, path.split('.'), value as JsonValue);
  return encode({ ...frame, payload });
}

function structuredCloneOf(payload: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(payload)) as JsonObject;
}

function set(object: JsonObject, path: readonly string[], value: JsonValue): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    if (value === null) Reflect.deleteProperty(object, name);
    else object[name] = value;
    return;
  }
  const inner = object[name];
  if (typeof inner === 'object' && inner !== null) set(inner as JsonObject, rest, value);
}
