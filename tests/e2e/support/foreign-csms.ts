import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RPCServer } from 'ocpp-rpc';
import type { JsonObject } from '../../../shared/ocpp/json';

interface Client {
  readonly identity: string;
  handle(handler: (call: { method: string; params: JsonObject }) => Promise<JsonObject>): void;
}

/** Another maker's CSMS of 2.0.1 on loopback, which accepts everything. */
export class ForeignCsms {
  /** What stations have said, in order. */
  readonly heard: { readonly station: string; readonly action: string; readonly payload: JsonObject }[] = [];
  readonly #server: RPCServer;
  #port = 0;

  static async start(): Promise<ForeignCsms> {
    const csms = new ForeignCsms();
    const http: Server = await csms.#server.listen(0, '127.0.0.1');
    csms.#port = (http.address() as AddressInfo).port;
    return csms;
  }

  private constructor() {
    this.#server = new RPCServer({ protocols: ['ocpp2.0.1'], strictMode: false });
    this.#server.auth((accept) => accept());
    this.#server.on('client', (client: Client) => {
      client.handle(({ method, params }) => {
        this.heard.push({ station: client.identity, action: method, payload: params });
        return Promise.resolve(answerTo(method));
      });
    });
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}/foreign`;
  }

  async stop(): Promise<void> {
    await this.#server.close({ force: true });
  }
}

function answerTo(action: string): JsonObject {
  const currentTime = new Date().toISOString();
  switch (action) {
    case 'BootNotification': return { status: 'Accepted', interval: 300, currentTime };
    case 'Heartbeat': return { currentTime };
    case 'Authorize': return { idTokenInfo: { status: 'Accepted' } };
    default: return {};
  }
}
