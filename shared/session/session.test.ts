import { beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionInfo, Direction } from '../journal/entry';
import type { FrameFacts, Recorder } from '../journal/recorder';
import type { Frame } from '../ocpp/frame';
import type { CheckContext } from '../ocpp/frame-check';
import type { Violation } from '../ocpp/violation';
import type { OcppVersion } from '../ocpp/version';
import { SeededRandom } from '../platform/seeded-random';
import type { Socket } from '../platform/socket';
import { VirtualClock } from '../platform/virtual-clock';
import { Session, type Strictness } from './session';

const FAULT: Violation = {
  path: '/3/reason', rule: 'enum', severity: 'error', found: 'No', expected: 'one of PowerUp', message: 'reason is "No"', code: 'PropertyConstraintViolation',
};

let log: string[];
let facts: FrameFacts[];
let raised: string[];
let served: string[];
let contexts: CheckContext[];
let strictness: Strictness;
let socket: Socket & { texts: string[] };

const recorder: Recorder = {
  connection: () => 1,
  open: () => log.push('open') - 1,
  frame: (_connection, direction: Direction, text, base64) => log.push(`${direction}${base64 ? ' base64' : ''} ${text}`) - 1,
  facts: (_index, fact) => void facts.push(fact),
  event: (_connection, kind, detail) => log.push(`${kind} ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`) - 1,
};

function make(version: OcppVersion = '2.0.1', faulty: (frame: Frame) => boolean = () => false): Session {
  socket = {
    protocol: '', bufferedBytes: 0, texts: [],
    send(text) { log.push(`wire ${text}`); this.texts.push(text); },
    ping: () => undefined,
    sendBytes: () => undefined,
    pause: () => undefined,
    resume: () => undefined, close: () => undefined, terminate: () => undefined,
  };
  const info: ConnectionInfo & { version: OcppVersion } = { station: 'CP1', version, role: 'csms', url: '/CP1', remote: '', subprotocol: '' };
  return new Session({
    id: 1, info, us: 'csms', socket,
    ports: {
      clock: new VirtualClock(), random: new SeededRandom(1), recorder,
      checkOf: () => ({ check: (frame, context) => {
        contexts.push(context);
        return faulty(frame) ? [FAULT] : [];
      } }),
      strictness: () => strictness, timeoutMs: () => 1000,
    },
    handler: {
      onCall: (call) => {
        served.push(call.action);
        return { kind: 'result', payload: { did: call.action } };
      },
      onViolations: (index, direction) => void raised.push(`${index} ${direction}`),
      onClose: (code) => void log.push(`closed ${code}`),
    },
  });
}

beforeEach(() => {
  log = [];
  facts = [];
  raised = [];
  served = [];
  contexts = [];
  strictness = 'observe';
});

describe('a session', () => {
  it('records a message before it reads it, and an answer before it is on the wire', () => {
    make().onText('[2,"a","Heartbeat",{}]');
    expect(log).toEqual(['open', 'up [2,"a","Heartbeat",{}]', 'down [3,"a",{"did":"Heartbeat"}]', 'wire [3,"a",{"did":"Heartbeat"}]']);
    expect(facts.map((fact) => fact.frame.kind)).toEqual(['call', 'result']);
  });

  it.each(['observe', 'warn'] as const)('serves a request that breaks the schema when it is to %s', (mode) => {
    strictness = mode;
    make('2.0.1', (frame) => frame.kind === 'call').onText('[2,"a","BootNotification",{}]');
    expect(socket.texts).toEqual(['[3,"a",{"did":"BootNotification"}]']);
    expect(facts[0]).toMatchObject({ problems: 1, severity: 'error' });
    expect(raised).toEqual(mode === 'warn' ? ['1 up'] : []);
  });

  it('answers it with the CALLERROR of its fault when it is to reject', () => {
    strictness = 'reject';
    make('2.0.1', (frame) => frame.kind === 'call').onText('[2,"a","BootNotification",{}]');
    expect(socket.texts).toEqual(['[4,"a","PropertyConstraintViolation","reason is \\"No\\"",{"path":"/3/reason"}]']);
  });

  it('serves what a slip of form still lets one understand, and refuses it when it is to reject', () => {
    const long = `[2,"${'x'.repeat(40)}","Heartbeat",{}]`;
    make().onText(long);
    expect(socket.texts[0]).toMatch(/^\[3,/);
    strictness = 'reject';
    make('2.0.1', (frame) => frame.kind === 'malformed').onText(long);
    expect(socket.texts[0]).toMatch(/^\[4,/);
  });

  it('records what is no JSON at all, and says so to a 2.x peer alone', () => {
    make('2.0.1').onText('{{{');
    expect(socket.texts[0]).toMatch(/^\[4,"-1",/);
    make('1.6').onText('{{{');
    expect(socket.texts).toEqual([]);
    expect(log).toContain('up {{{');
    expect(facts.every((fact) => fact.severity !== 'ok' || fact.frame.kind !== 'malformed')).toBe(true);
  });

  it('keeps a binary message in base64', () => {
    make().onBinary('AAEC');
    expect(log).toContain('up base64 AAEC');
    expect(facts[0]?.frame).toMatchObject({ kind: 'malformed', reason: 'binary' });
  });

  it('knows the action of the request when it checks an answer', async () => {
    const session = make('2.0.1', (frame) => frame.kind === 'result');
    const call = session.call('GetVariables', {});
    const id = (JSON.parse(socket.texts[0] ?? '[]') as string[])[1] ?? '';
    session.onText(`[3,"${id}",{}]`);
    expect((await call).kind).toBe('result');
    expect(contexts.at(-1)).toEqual({ sender: 'station', requestAction: 'GetVariables' });
  });

  it('sends any text as it stands, and checks what is a frame in it', () => {
    make().sendRaw('not json');
    expect(socket.texts).toEqual(['not json']);
    expect(facts[0]?.severity).toBe('error');
  });

  it('checks the answer to a CALL that was sent as raw text, and takes it for no stray one', () => {
    const session = make();
    session.sendRaw('[2, "7", "Reset", {"type": "OnIdle"}]');
    session.onText('[3,"7",{"status":"Accepted"}]');
    expect(socket.texts).toEqual(['[2, "7", "Reset", {"type": "OnIdle"}]']);
    expect(contexts.at(-1)).toEqual({ sender: 'station', requestAction: 'Reset' });
    expect(log.filter((line) => line.startsWith('note'))).toEqual([]);
  });

  it('settles every open call and tells its owner once when the connection goes', async () => {
    const session = make();
    const call = session.call('Reset', {});
    session.onClose(1006, '');
    session.onClose(1006, '');
    expect(await call).toEqual({ kind: 'closed' });
    expect(log.filter((line) => line.startsWith('close'))).toEqual(['close {"code":1006,"reason":""}', 'closed 1006']);
  });

  it('settles its calls at once when it is retired, and records what still comes without serving it', async () => {
    const session = make();
    const call = session.call('Reset', {});
    session.retire(4001, 'replaced');
    expect(await call).toEqual({ kind: 'closed' });
    session.onText('[2,"a","Heartbeat",{}]');
    expect(log.at(-1)).toBe('up [2,"a","Heartbeat",{}]');
    expect(served).toEqual([]);
    session.onClose(4001, 'replaced');
    expect(log.at(-1)).toBe('closed 4001');
  });
});
