import type { StationCore } from '../core/core';
import type { Message } from '../words';
import { eventMessages, numbered } from './monitoring/events';

/** TariffCostCtrlr.Problem, of which the station tells without being set to (2.1, I08.FR.31, I08.FR.36). */
export function tariffProblem(core: StationCore, problem: boolean): Message | undefined {
  const [message] = eventMessages(core, [numbered(core, {
    trigger: 'Alerting',
    actual: String(problem),
    kind: 'HardWiredNotification',
    component: { name: 'TariffCostCtrlr' },
    variable: { name: 'Problem' },
    severity: 4,
  })]);
  return message;
}
