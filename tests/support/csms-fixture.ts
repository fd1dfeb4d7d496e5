import { Csms } from '../../shared/csms/csms';
import type { CsmsPorts } from '../../shared/csms/core';
import type { CsmsSettings } from '../../shared/csms/api';
import type { JsonObject } from '../../shared/ocpp/json';
import { SUBPROTOCOL, type OcppVersion } from '../../shared/ocpp/version';
import { MemorySockets } from '../../shared/platform/memory-sockets';
import { SeededRandom } from '../../shared/platform/seeded-random';
import type { ConnectOptions, ConnectResult, Socket, SocketHandler } from '../../shared/platform/socket';
import { VirtualClock } from '../../shared/platform/virtual-clock';
import { FakeRecorder } from './fake-recorder';

/** The far end of a connection: writes raw frames, and keeps what comes. */
export class RawStation implements SocketHandler {
  readonly texts: string[] = [];
  closed: { readonly code: number; readonly reason: string } | undefined;
  socket: Socket | undefined;
  readonly #clock: VirtualClock;
  #lastId = 0;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  /** What came, read as JSON. */
  get frames(): unknown[][] {
    return this.texts.map((text) => JSON.parse(text) as unknown[]);
  }

  /** Sends a request and gives back the whole frame of its answer; undefined when none came at once. */
  async call(action: string, payload: JsonObject, id = `m${++this.#lastId}`): Promise<unknown[] | undefined> {
    const before = this.texts.length;
    await this.send(JSON.stringify([2, id, action, payload]));
    return this.frames.slice(before).find((frame) => frame[1] === id);
  }

  /** The payload of the answer to a request; fails when it is none. */
  async ask(action: string, payload: JsonObject): Promise<JsonObject> {
    const answer = await this.call(action, payload);
    if (answer?.[0] !== 3) throw new Error(`${action} was answered with ${JSON.stringify(answer)}`);
    return answer[2] as JsonObject;
  }

  async send(text: string): Promise<void> {
    this.socket?.send(text);
    await this.#clock.settle();
  }

  /** Answers the newest request of the CSMS. */
  async answer(payload: JsonObject): Promise<void> {
    const request = this.frames.findLast((frame) => frame[0] === 2);
    await this.send(JSON.stringify([3, request?.[1], payload]));
  }

  onText(text: string): void {
    this.texts.push(text);
  }

  onClose(code: number, reason: string): void {
    this.closed = { code, reason };
  }

  onBinary(): void {}
  onPing(): void {}
  onPong(): void {}
  onError(): void {}
}

export interface CsmsFixture {
  readonly csms: Csms;
  readonly clock: VirtualClock;
  readonly recorder: FakeRecorder;
  readonly sockets: MemorySockets;
  /** Tries to connect; `target` is the path. */
  readonly attempt: (target: string, options?: Partial<ConnectOptions>) => Promise<{ result: ConnectResult; station: RawStation }>;
  /** Connects a station of a version. */
  readonly connect: (id: string, version: OcppVersion, options?: Partial<ConnectOptions>) => Promise<RawStation>;
}

/** A started CSMS in memory, with a clock that stands still. */
export async function csmsFixture(settings: Partial<CsmsSettings> = {}, ports: Partial<CsmsPorts> = {}): Promise<CsmsFixture> {
  const clock = new VirtualClock();
  const recorder = new FakeRecorder();
  const sockets = new MemorySockets();
  const csms = new Csms({ server: sockets, ports: { clock, random: new SeededRandom(), recorder, checkOf: () => undefined, ...ports }, settings: { port: 0, ...settings } });
  const started = await csms.start();
  if (!started.ok) throw new Error(started.message);
  const attempt: CsmsFixture['attempt'] = async (target, options) => {
    const station = new RawStation(clock);
    const handler = (socket: Socket): SocketHandler => {
      station.socket = socket;
      return station;
    };
    const result = await sockets.connect({ url: `ws://127.0.0.1:${started.port}${target}`, protocols: ['ocpp2.0.1'], timeoutMs: 1000, handler, ...options });
    await clock.settle();
    return { result, station };
  };
  const connect: CsmsFixture['connect'] = async (id, version, options) => {
    const { result, station } = await attempt(`${csms.settings.path}/${encodeURIComponent(id)}`, { protocols: [SUBPROTOCOL[version]], ...options });
    if (!result.ok) throw new Error(result.message);
    return station;
  };
  return { csms, clock, recorder, sockets, attempt, connect };
}
