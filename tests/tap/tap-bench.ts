import { NodeClock } from '../../electron/node/node-clock';
import { NodeRandom } from '../../electron/node/node-random';
import { WsClient } from '../../electron/node/ws-client';
import { WsServer } from '../../electron/node/ws-server';
import { type Journal, startJournal } from '../../shared/journal/journal';
import { MemoryStorage } from '../../shared/journal/memory-storage';
import type { Entry } from '../../shared/journal/entry';
import type { ConnectOptions, ConnectResult, Listening, ListenOptions, Socket, SocketHandler, UpgradeDecision, UpgradeRequest } from '../../shared/platform/socket';
import type { TapSettings } from '../../shared/tap/api';
import { Tap, type TapPorts } from '../../shared/tap/tap';

/** An end of the wire that keeps what it hears. */
export class FarEnd implements SocketHandler {
  readonly heard: string[] = [];
  closed: { code: number; reason: string } | undefined;
  pings = 0;

  constructor(readonly socket: Socket) {}

  onText(text: string): void {
    this.heard.push(text);
  }
  onBinary(base64: string, asText = false): void {
    this.heard.push(`${asText ? 'text' : 'binary'} ${base64}`);
  }
  onPing(): void {
    this.pings += 1;
  }
  onPong(): void {
    // A pong says nothing of its own.
  }
  onError(): void {
    // What counts is the close.
  }
  onClose(code: number, reason: string): void {
    this.closed = { code, reason };
  }
}

/** A tap over real sockets, with a bare CSMS behind it and bare stations before it. */
export class TapBench {
  readonly clock = new NodeClock();
  readonly storage = new MemoryStorage();
  readonly journal: Journal = startJournal({ storage: this.storage, clock: this.clock });
  readonly ports: TapPorts = { clock: this.clock, random: new NodeRandom(), recorder: this.journal, checkOf: () => undefined, server: new WsServer(), client: new WsClient() };
  readonly requests: UpgradeRequest[] = [];
  readonly csms: FarEnd[] = [];
  tap: Tap | undefined;
  #places: Listening[] = [];
  port = 0;

  /** Starts a CSMS that decides as asked; it takes the first subprotocol offered unless told otherwise. */
  async listen(decide?: (request: UpgradeRequest) => UpgradeDecision | undefined, options: Partial<ListenOptions> = {}): Promise<number> {
    const place = await new WsServer().listen({
      host: '127.0.0.1', port: 0, ...options,
      decide: (request) => {
        this.requests.push(request);
        return decide?.(request) ?? { accept: true, protocol: request.protocols[0], handler: (socket) => {
          const end = new FarEnd(socket);
          this.csms.push(end);
          return end;
        } };
      },
    });
    this.#places.push(place);
    return place.port;
  }

  async start(settings: Partial<TapSettings>, ports: Partial<TapPorts> = {}): Promise<Tap> {
    const tap = new Tap({ ...this.ports, ...ports }, { port: 0, ...settings });
    this.tap = tap;
    const started = await tap.start();
    if (!started.ok) throw new Error(started.message);
    this.port = started.port;
    return tap;
  }

  connect(target: string, options: Partial<ConnectOptions> = {}): Promise<{ result: ConnectResult; station: FarEnd | undefined }> {
    let station: FarEnd | undefined;
    return new WsClient().connect({ url: `ws://127.0.0.1:${this.port}${target}`, protocols: ['ocpp2.0.1'], timeoutMs: 5000, handler: (socket) => (station = new FarEnd(socket)), ...options })
      .then((result) => ({ result, station }));
  }

  /** A station and the CSMS's end of the same wire. */
  async pair(settings: Partial<TapSettings> = {}): Promise<{ tap: Tap; station: FarEnd; csms: FarEnd }> {
    const port = await this.listen();
    const tap = await this.start({ upstream: `ws://127.0.0.1:${port}/ocpp`, ...settings });
    const { station } = await this.connect('/CP1');
    const [csms] = this.csms;
    if (!station || !csms) throw new Error('not connected');
    return { tap, station, csms };
  }

  entries(kind?: Entry['kind']): Entry[] {
    return [...this.journal.entries(0, this.journal.count)].filter((entry) => kind === undefined || entry.kind === kind);
  }

  notes(): string[] {
    return this.entries('note').map(({ text }) => (JSON.parse(text) as { message: string }).message);
  }

  async end(): Promise<void> {
    await this.tap?.stop();
    for (const place of this.#places.splice(0)) await place.close();
    this.journal.close();
  }
}
