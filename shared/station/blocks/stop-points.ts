import type { StationCore } from '../core/core';

/**
 * What ends a transaction when it holds no longer (TxStopPoint). PowerPathClosed is lost with the cable or with the
 * authorization, so that it is the same as both of them together.
 */
export function stopPoints(core: StationCore): readonly string[] {
  const points = core.settings.list('TxStopPoint');
  return points.includes('PowerPathClosed') ? [...new Set([...points, 'EVConnected', 'Authorized'])] : points;
}

/** Whether the end of the authorization ends the transaction with it (E05.FR.10, E15.FR.04, F03.FR.03). */
export function endsWithAuthorization(core: StationCore): boolean {
  const points = stopPoints(core);
  return points.includes('Authorized') || points.includes('EnergyTransfer');
}
