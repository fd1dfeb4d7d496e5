import { on } from '../host/host';
import { entryActions } from './entry-actions';
import { startGivenLogs } from './given-logs';
import { logActions } from './log-actions';
import { markActions } from './mark-actions';
import { registerActions, registerSource, runAction } from './registry';
import { sequenceActions } from './sequence-actions';
import { tapActions, tappedActions } from './tap-actions';
import { connectedActions, sessionActions } from './session-actions';
import { simulatorActions } from './simulator-actions';
import { timelineActions } from './timeline-actions';
import { useCaseActionList } from './use-case-actions';
import { viewActions } from './view-actions';

/** Registers every action, and lets the desktop's menu run them. */
export function startActions(): void {
  registerActions([...sessionActions, ...logActions, ...timelineActions, ...entryActions, ...markActions, ...sequenceActions, ...useCaseActionList, ...tapActions, ...viewActions]);
  registerSource(connectedActions);
  registerSource(tappedActions);
  registerSource(simulatorActions);
  startGivenLogs();
  on('menu.command', ({ id }) => runAction(id));
}
