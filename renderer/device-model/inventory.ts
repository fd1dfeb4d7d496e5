import { useEffect, useMemo } from 'react';
import { fromSnapshot } from '../../shared/inventory/snapshot';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { ReportState, StationState, VariableState } from '../../shared/state/model';
import { useStations } from '../panels/use-world-view';
import { useCsms } from '../stores/csms';
import { useJournal } from '../stores/journal';
import { useWorld } from '../stores/world';
import { needSnapshot } from './snapshots';
import { useModel, type Against } from './store';

/** What is known of one station at one moment. */
export interface Inventory {
  readonly station: string;
  readonly version: OcppVersion;
  readonly variables: readonly VariableState[];
  /** The moment it shows, ms since 1970. */
  readonly at: number;
  /** `CP001`, `CP001 after #12`, `before update`. */
  readonly title: string;
  /** Of a station. */
  readonly report: ReportState | undefined;
  readonly from: 'station' | 'snapshot';
}

/** The station that is looked at: the one chosen, else the first. */
export function useStation(): StationState | undefined {
  const { shown } = useStations();
  return shown[0];
}

/** The inventory that is shown; undefined when there is none to show. */
export function useInventory(): Inventory | undefined {
  const station = useStation();
  const name = useModel((state) => state.snapshot);
  const content = useModel((state) => (name === undefined ? undefined : state.contents[name]));
  const at = useWorld((state) => state.at);
  useEffect(() => { if (name !== undefined) void needSnapshot(name); }, [name]);
  const saved = useMemo(() => content && fromSnapshot(content), [content]);
  if (name !== undefined) return content && saved && { ...content, variables: saved, title: content.name, report: undefined, from: 'snapshot' };
  if (station?.version === undefined) return undefined;
  const newest = station.lastMessageAt ?? station.connectedAt ?? 0;
  return { station: station.id, version: station.version, variables: station.variables, at: newest, title: at === undefined ? station.id : `${station.id} after #${at}`, report: station.report, from: 'station' };
}

export interface Other {
  readonly title: string;
  /** Undefined while it is fetched. */
  readonly variables: readonly VariableState[] | undefined;
}

/** The inventory that is compared with. */
export function useOther(against: Against | undefined): Other | undefined {
  const stations = useWorld((state) => state.world.stations);
  const name = against?.kind === 'snapshot' ? against.name : undefined;
  const content = useModel((state) => (name === undefined ? undefined : state.contents[name]));
  useEffect(() => { if (name !== undefined) void needSnapshot(name); }, [name]);
  const saved = useMemo(() => content && fromSnapshot(content), [content]);
  switch (against?.kind) {
    case 'station': return { title: against.id, variables: stations[against.id]?.variables };
    case 'moment': return { title: `${against.station} after #${against.entry}`, variables: against.variables };
    case 'snapshot': return { title: against.name, variables: saved };
    default: return undefined;
  }
}

/** Why nothing can be set at the station that is shown, in one sentence; undefined when it can. */
export function useReadOnly(inventory: Inventory | undefined): string | undefined {
  const ended = useJournal((state) => state.info?.source === 'file');
  const mode = useWorld((state) => state.mode);
  const at = useWorld((state) => state.at);
  const connected = useCsms((state) => state.state?.stations.some((other) => other.id === inventory?.station && other.connected) ?? false);
  if (!inventory) return undefined;
  if (inventory.from === 'snapshot') return 'A snapshot is shown; it stays as it was saved.';
  if (ended) return 'A recorded log is shown: it can be read and compared, not changed.';
  if (mode === 'selection' || at !== undefined) return `The state after ${at === undefined ? 'the selected entry' : `entry #${at}`} is shown. Values can be set in the live view.`;
  return connected ? undefined : `${inventory.station} is not connected to the CSMS of this workbench.`;
}
