import { createRequire } from 'node:module';
import { ready } from './ready';

/** The independent peer: a server of the ocpp-rpc package that checks requests and answers against the schemas. */
interface RpcServer {
  on(name: 'client', listener: (client: { handle(method: string, handler: () => object): void }) => void): void;
  auth(decide: (accept: () => void) => void): void;
  listen(port: number, host: string): Promise<{ address(): { port: number } }>;
}
const { RPCServer } = createRequire(import.meta.url)('ocpp-rpc') as { RPCServer: new (options: object) => RpcServer };
const server = new RPCServer({ protocols: ['ocpp2.0.1'], strictMode: true });
server.auth((accept) => accept());
server.on('client', (client) => client.handle('TransactionEvent', () => ({})));
const listening = await server.listen(0, '127.0.0.1');
ready(listening.address().port);
