import { call } from '../host/host';

/** What the CSMS does at a station by itself. Each resolves with a sentence of what came of it. */

export async function sendLocalList(station: string, update: 'Full' | 'Differential'): Promise<string> {
  const reply = await call('csms.sendLocalList', { station, update });
  if (!reply.ok) return reply.error.message;
  const { version, messages } = reply.value;
  if (messages === 0) return `${station} has version ${version} of the list already.`;
  return `${station} has version ${version} of the list, sent in ${messages === 1 ? 'one message' : `${messages} messages`}.`;
}

export async function startPaid(station: string, evse: number): Promise<string> {
  const reply = await call('csms.startPaid', { station, evse });
  if (!reply.ok) return reply.error.message;
  const outcome = reply.value;
  switch (outcome.kind) {
    case 'result': return `${station} answers ${String(outcome.payload['status'])}.`;
    case 'error': return `${station} answers with the error ${outcome.code}${outcome.description === '' ? '' : `: ${outcome.description}`}.`;
    case 'timeout': return `${station} has not answered within ${outcome.afterMs / 1000} s.`;
    case 'closed': return `${station} is not connected.`;
  }
}

export async function disconnect(station: string): Promise<string> {
  const reply = await call('csms.disconnect', { station });
  return reply.ok ? '' : reply.error.message;
}
