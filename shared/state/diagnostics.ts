import { text } from '../journal/loose';
import type { BlockFolds, Fold } from './message';

const log: Fold = (station, { request }) => ({ ...station, logStatus: text(request, 'status') ?? station.logStatus });

/** N01; 1.6 §4.4, and the security whitepaper's log upload. */
export const DIAGNOSTICS: BlockFolds = {
  requests: { LogStatusNotification: log, DiagnosticsStatusNotification: log },
};
