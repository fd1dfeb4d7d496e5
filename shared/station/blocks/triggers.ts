import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { SettingName } from '../settings/definitions';
import type { Message } from '../words';
import { takeMeterValue } from './metering';
import { boot, heartbeat } from './provisioning';
import { sampledList } from './sampling';
import { tellTransaction } from './transaction-events';

/**
 * What the CSMS asks for by TriggerMessage (F06). These go out while the station is Pending too, which is why they pass by
 * the outbox.
 */
export function triggerBoot(core: StationCore): void {
  core.afterAnswer(() => void boot(core, 'Triggered'));
}

export function triggerHeartbeat(core: StationCore): void {
  core.afterAnswer(() => void heartbeat(core));
}

/** Any message that is ready to be sent. */
export function triggerMessage(core: StationCore, messages: readonly Message[]): void {
  core.afterAnswer(() => {
    for (const message of messages) void core.call(message);
  });
}

/** Statuses of an EVSE's connectors, or of one of them, as they are now. */
export function triggerStatus(core: StationCore, evses: readonly Evse[], connectorId?: number): void {
  triggerMessage(core, evses.flatMap((evse) => evse.path.connectors
    .filter((connector) => connectorId === undefined || connector.id === connectorId)
    .map((connector) => core.dialect.status(core, evse, connector, core.dialect.connectorStatus(core, evse, connector)))));
}

/** Meter values as they are now, in a message of their own for each EVSE; false when nothing is to be measured. */
export function triggerMeterValues(core: StationCore, evses: readonly Evse[], measurands: SettingName): boolean {
  const messages = evses.flatMap((evse) => {
    const value = takeMeterValue(core, evse, core.settings.list(measurands), 'Trigger');
    return value ? [core.dialect.meterValues(core, evse, [value])] : [];
  });
  triggerMessage(core, messages);
  return messages.length > 0;
}

/** How the transactions are, as events of their own (2.x). */
export function triggerTransaction(core: StationCore, evses: readonly Evse[]): void {
  core.afterAnswer(() => {
    for (const evse of evses) {
      const value = takeMeterValue(core, evse, sampledList(core, 'TxUpdatedMeasurands'), 'Trigger', 'updated');
      if (evse.transaction) tellTransaction(core, evse, evse.transaction, 'Updated', { trigger: 'Trigger' }, [value]);
    }
  });
}
