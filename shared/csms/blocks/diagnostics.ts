import type { Block16, Block2x } from '../block';
import { keepStatus } from './keep-status';

/** Block N: logs (N01). */

export const diagnostics16: Block16 = {
  serves: {
    DiagnosticsStatusNotification: keepStatus('DiagnosticsStatusNotification'),
    LogStatusNotification: keepStatus('LogStatusNotification'),
  },
};

export const diagnostics2x: Block2x = {
  serves: { LogStatusNotification: keepStatus('LogStatusNotification') },
};
