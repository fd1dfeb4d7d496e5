import { call, on, onConnected } from '../host/host';
import { openLogPath, orNotify } from './operations';

/** Shows how a log would be read that the host was given, one after the other. */
export function startGivenLogs(): void {
  on('log.offered', () => void take());
  onConnected(() => void take());
}

async function take(): Promise<void> {
  const reply = await call('log.given', {});
  if (reply.ok && reply.value.path !== undefined) await orNotify(openLogPath(reply.value.path));
}
