import { WebSocketServer } from 'ws';
import { ready } from './ready';

/** The floor: answers every message with a CALLRESULT of the same size as the CSMS's, reading only the message id. */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false, handleProtocols: (protocols) => [...protocols][0] ?? false });
server.on('connection', (socket) => {
  socket.on('message', (data: Buffer) => socket.send(`[3,"${data.toString('latin1', 4, 40)}",{}]`));
});
server.on('listening', () => {
  const address = server.address();
  ready(typeof address === 'object' && address ? address.port : 0);
});
