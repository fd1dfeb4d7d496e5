import { whenDecided } from '../../platform/decided';
import type { ConnectOptions, ConnectResult, Listening, ListenOptions, Socket, SocketClient, SocketHandler, SocketServer } from '../../platform/socket';

/**
 * Real sockets whose both ends are ours, and a count of what is on its way between them: virtual time may go on when
 * nothing is.
 */
export class CountedSockets implements SocketServer, SocketClient {
  readonly #server: SocketServer;
  readonly #client: SocketClient;
  /** Texts, pings and closings on their way, and attempts to connect. */
  #under = 0;
  #ends = 0;
  /** Grows with everything that happens. */
  #activity = 0;

  constructor(server: SocketServer, client: SocketClient) {
    this.#server = server;
    this.#client = client;
  }

  get quiet(): boolean {
    return this.#under <= 0;
  }

  get activity(): number {
    return this.#activity;
  }

  /** What was on its way on a connection that broke never arrives: it counts no longer. */
  forget(): void {
    this.#under = 0;
  }

  listen(options: ListenOptions): Promise<Listening> {
    return this.#server.listen({
      ...options,
      decide: (request) => {
        this.#activity += 1;
        return whenDecided(options.decide(request), (decision) => (decision.accept ? { ...decision, handler: (socket) => this.#end(socket, decision.handler) } : decision));
      },
    });
  }

  async connect(options: ConnectOptions): Promise<ConnectResult> {
    this.#step(1);
    try {
      return await this.#client.connect({ ...options, handler: (socket) => this.#end(socket, options.handler) });
    } finally {
      this.#step(-1);
    }
  }

  #end(socket: Socket, open: (socket: Socket) => SocketHandler): SocketHandler {
    this.#ends += 1;
    const handler = open(this.#sending(socket));
    return {
      onText: (text) => { this.#step(-1); handler.onText(text); },
      onBinary: (base64, asText) => { this.#step(-1); handler.onBinary(base64, asText); },
      onPing: () => { this.#activity += 1; handler.onPing(); },
      onPong: () => { this.#step(-1); handler.onPong(); },
      onError: (message) => { this.#activity += 1; handler.onError(message); },
      onClose: (code, reason) => {
        this.#ends -= 1;
        this.#activity += 1;
        if (this.#ends === 0) this.#under = 0;
        handler.onClose(code, reason);
      },
    };
  }

  #sending(socket: Socket): Socket {
    return {
      protocol: socket.protocol,
      get bufferedBytes() { return socket.bufferedBytes; },
      send: (text) => { this.#step(1); socket.send(text); },
      sendBytes: (base64, asText) => { this.#step(1); socket.sendBytes(base64, asText); },
      pause: () => socket.pause(),
      resume: () => socket.resume(),
      ping: () => { this.#step(1); socket.ping(); },
      close: (code, reason) => { this.#activity += 1; socket.close(code, reason); },
      terminate: () => { this.#activity += 1; socket.terminate(); },
    };
  }

  #step(by: 1 | -1): void {
    this.#under += by;
    this.#activity += 1;
  }
}
