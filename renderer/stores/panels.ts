import { create } from 'zustand';

export const PANEL_IDS = ['log', 'details', 'composer', 'stations', 'connectors', 'transactions', 'variables', 'simulator', 'problems', 'csms', 'smart-charging', 'events', 'sequence', 'marks', 'findings', 'tap', 'use-cases'] as const;
export type PanelId = (typeof PANEL_IDS)[number];

export const PANEL_TITLES: Readonly<Record<PanelId, string>> = {
  log: 'Log',
  details: 'Details',
  composer: 'Composer',
  stations: 'Stations',
  connectors: 'Connectors',
  transactions: 'Transactions',
  variables: 'Device model',
  simulator: 'Simulator',
  problems: 'Problems',
  findings: 'Findings',
  csms: 'CSMS',
  tap: 'Tap',
  'smart-charging': 'Smart charging',
  events: 'Events',
  sequence: 'Sequence',
  marks: 'Marks',
  'use-cases': 'Use cases',
};

export function isPanelId(id: string): id is PanelId {
  return (PANEL_IDS as readonly string[]).includes(id);
}

/** What the docking layout can be asked for. */
export interface Dock {
  /** @param fill over all of the docking layout */
  show(panel: PanelId, focus: boolean, fill: boolean): void;
  /** Lets the active group of panels fill the layout, or gives it its place again. */
  toggleFill(): void;
  /** Gives a group that fills the layout its place again. */
  restore(): void;
  close(panel: PanelId): void;
  reset(): void;
  nextGroup(by: 1 | -1): void;
  nextTab(by: 1 | -1): void;
}

interface PanelsStore {
  /** Set by the docking layout while it stands. */
  readonly dock: Dock | undefined;
  /** A panel that was asked for before the layout stood. */
  readonly wanted: { readonly panel: PanelId; readonly focus: boolean; readonly fill: boolean } | undefined;
  /** A group of panels fills the layout. */
  readonly filled: boolean;
  /** Brings a panel to the front, opening it again if it was closed. */
  show(panel: PanelId, focus?: boolean, fill?: boolean): void;
  reset(): void;
  attach(dock: Dock | undefined): void;
  setFilled(filled: boolean): void;
}

export const usePanels = create<PanelsStore>()((set, get) => ({
  dock: undefined,
  wanted: undefined,
  filled: false,
  show: (panel, focus = false, fill = false) => {
    const { dock } = get();
    if (dock === undefined) set({ wanted: { panel, focus, fill } });
    else dock.show(panel, focus, fill);
  },
  reset: () => get().dock?.reset(),
  attach: (dock) => {
    const { wanted } = get();
    set({ dock, wanted: undefined });
    if (dock !== undefined && wanted !== undefined) dock.show(wanted.panel, wanted.focus, wanted.fill);
  },
  setFilled: (filled) => set({ filled }),
}));
