import { WebSocketServer } from 'ws';
import { validators } from '../../../schemas/generated/v201.validators.js';
import { ready } from './ready';

/**
 * What no CSMS that checks both directions can do without: `ws`, JSON.parse, the schema of the request, the schema of the
 * answer, JSON.stringify. It keeps no journal and no state, and falls over what is no frame.
 */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false, handleProtocols: (protocols) => [...protocols][0] ?? false });
server.on('connection', (socket) => {
  socket.on('message', (data: Buffer) => {
    const [, id, action, payload] = JSON.parse(data.toString()) as [number, string, string, object];
    const answer = {};
    if (validators[`${action}.request`]?.(payload) && validators[`${action}.response`]?.(answer)) socket.send(JSON.stringify([3, id, answer]));
  });
});
server.on('listening', () => {
  const address = server.address();
  ready(typeof address === 'object' && address ? address.port : 0);
});
