import type { LineId } from './limit-lines';

interface Look {
  /** A colour of the design system. */
  readonly stroke: string;
  readonly width: number;
  readonly dash?: readonly number[];
}

const LOOKS: Readonly<Record<LineId, Look>> = {
  ours: { stroke: '--up', width: 2.5 },
  reported: { stroke: '--down', width: 2, dash: [7, 4] },
  measured: { stroke: '--state-charging', width: 2 },
  car: { stroke: '--version-21', width: 1.5, dash: [2, 3] },
  ChargingStationMaxProfile: { stroke: '--state-faulted', width: 1.25 },
  ChargingStationExternalConstraints: { stroke: '--warning', width: 1.25 },
  TxDefaultProfile: { stroke: '--state-finishing', width: 1.25 },
  TxProfile: { stroke: '--info', width: 1.25 },
  PriorityCharging: { stroke: '--state-reserved', width: 1.25 },
  LocalGeneration: { stroke: '--ok', width: 1.25 },
};

/** How a line is drawn. */
export function coloursOf(id: LineId): Look {
  return LOOKS[id];
}
