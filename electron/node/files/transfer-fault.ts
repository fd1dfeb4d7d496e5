import type { TransferFailure, TransferFault } from '../../../shared/platform/file-transfer';
import { isUntrusted } from '../connect-sentence';
import { codeOf } from '../listen-sentence';

/** Milliseconds without a word from the other end after which a transfer counts as broken. */
export const IDLE_MS = 30_000;

/** Why a transfer failed below its protocol. `begun`: the other end had answered already. */
export function failureOf(error: unknown, host: string, begun: boolean): TransferFailure {
  const code = codeOf(error) ?? '';
  const words = error instanceof Error ? error.message : String(error);
  if (isUntrusted(code) || /^(CERT_|ERR_TLS_CERT|ERR_SSL|EPROTO)/.test(code)) return fail('certificate', `No secure connection to ${host} comes about: ${words.trim()}.`);
  switch (code) {
    case 'ECONNREFUSED': return fail('unreachable', `Nobody listens at ${host}. Check host and port.`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN': return fail('unreachable', `The host name of ${host} is not known.`);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH': return fail('unreachable', `${host} cannot be reached from here.`);
    default: return begun ? fail('broken', `The transfer broke off: ${words}.`) : fail('unreachable', `${host} does not answer: ${words}.`);
  }
}

export function fail(fault: TransferFault, message: string): TransferFailure {
  return { ok: false, fault, message };
}

/** Rests for as long as the bytes take on a line of so many a second. */
export function pace(bytes: number, speed: number | undefined): Promise<void> | undefined {
  return speed === undefined ? undefined : new Promise((resolve) => void setTimeout(resolve, (bytes / speed) * 1000));
}
