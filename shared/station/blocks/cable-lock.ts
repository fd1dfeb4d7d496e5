import type { StationCore } from '../core/core';
import type { Authorization, Evse } from '../core/evse';

/** Holds the plug of a loose cable in its socket, so that nobody pulls it under load. */
export function lockCable(evse: Evse): void {
  const { inUse } = evse.path;
  evse.keeper = undefined;
  if (inUse && !inUse.captive && !inUse.lockBroken) inUse.locked = true;
}

/** The plug may be pulled again (E06.FR.10, E07.FR.07). */
export function releaseCable(evse: Evse): void {
  evse.keeper = undefined;
  if (evse.path.inUse && !evse.path.inUse.lockBroken) evse.path.inUse.locked = false;
}

/** The plug stays locked until whoever was authorized comes back with the card (E05.FR.11, E09.FR.03, E10.FR.01). */
export function keepCableFor(evse: Evse, owner: Authorization | undefined): void {
  if (evse.path.inUse?.locked && owner) evse.keeper = owner;
}

/**
 * The cable was pulled at the car: whether the socket lets go of its other end. It does not while the transaction is only
 * suspended, whatever UnlockOnEVSideDisconnect says (E10.FR.01; OCPP 1.6 §4.10).
 */
export function cablePulledAtCar(core: StationCore, evse: Evse): void {
  const stops = core.settings.flag('StopTxOnEVSideDisconnect');
  if (evse.authorization && !(stops && core.settings.flag('UnlockOnEVSideDisconnect'))) keepCableFor(evse, evse.authorization);
  else if (!evse.keeper || core.settings.flag('UnlockOnEVSideDisconnect')) releaseCable(evse);
}
