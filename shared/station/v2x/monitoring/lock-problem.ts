import { LOCK_FAULT } from '../../blocks/lock-failure';
import type { StationCore } from '../../core/core';
import type { Evse } from '../../core/evse';
import type { Connector } from '../../hardware/connector';
import type { Message } from '../../words';
import { eventMessages, numbered } from './events';

/** G05: the lock of a connector as the device model knows it. The station tells of it without being set to (HardWiredNotification). */
export function lockProblem(core: StationCore, evse: Evse, connector: Connector): Message | undefined {
  const [message] = eventMessages(core, [numbered(core, {
    trigger: 'Delta',
    actual: String(connector.fault === LOCK_FAULT),
    kind: 'HardWiredNotification',
    component: { name: 'ConnectorPlugRetentionLock', evse: { id: evse.id, connectorId: connector.id } },
    variable: { name: 'Problem' },
    severity: 2,
  })]);
  return message;
}
