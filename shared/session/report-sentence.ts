import type { PeerReport } from '../ocpp/peer';

/** What a peer noticed, as one sentence for the log. */
export function sentenceOf(report: PeerReport): string {
  switch (report.kind) {
    case 'late-answer':
      return `The answer to ${report.action} (${report.id}) came ${(report.afterMs / 1000).toFixed(1)} s after it had been given up.`;
    case 'duplicate-answer':
      return `Message ${report.id} was answered a second time; the first answer counts.`;
    case 'unknown-answer':
      return `An answer came to message ${report.id}, which was never asked on this connection.`;
    case 'duplicate-id':
      return `The message id ${report.id} of this ${report.action} was used before on this connection; ids must be unique.`;
    case 'overlapping-call':
      return `${report.action} was sent before the answer to message ${report.open}; a side may have one CALL open at a time.`;
    case 'result-refused':
      return `The answer to message ${report.id} was refused (${report.code}): ${report.description}`;
    case 'handler-failed':
      return `Answering ${report.action} (${report.id}) failed inside the workbench: ${report.message}`;
  }
}
