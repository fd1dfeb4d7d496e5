import { create } from 'zustand';

export const PANEL_IDS = ['log', 'details', 'composer', 'stations', 'connectors', 'transactions', 'variables', 'simulator', 'problems', 'csms'] as const;
export type PanelId = (typeof PANEL_IDS)[number];

export const PANEL_TITLES: Readonly<Record<PanelId, string>> = {
  log: 'Log',
  details: 'Details',
  composer: 'Composer',
  stations: 'Stations',
  connectors: 'Connectors',
  transactions: 'Transactions',
  variables: 'Variables',
  simulator: 'Simulator',
  problems: 'Problems',
  csms: 'CSMS',
};

export function isPanelId(id: string): id is PanelId {
  return (PANEL_IDS as readonly string[]).includes(id);
}

/** What the docking layout can be asked for. */
export interface Dock {
  show(panel: PanelId, focus: boolean): void;
  close(panel: PanelId): void;
  reset(): void;
  nextGroup(by: 1 | -1): void;
  nextTab(by: 1 | -1): void;
}

interface PanelsStore {
  /** Set by the docking layout while it stands. */
  readonly dock: Dock | undefined;
  /** A panel that was asked for before the layout stood. */
  readonly wanted: { readonly panel: PanelId; readonly focus: boolean } | undefined;
  /** Brings a panel to the front, opening it again if it was closed. */
  show(panel: PanelId, focus?: boolean): void;
  reset(): void;
  attach(dock: Dock | undefined): void;
}

export const usePanels = create<PanelsStore>()((set, get) => ({
  dock: undefined,
  wanted: undefined,
  show: (panel, focus = false) => {
    const { dock } = get();
    if (dock === undefined) set({ wanted: { panel, focus } });
    else dock.show(panel, focus);
  },
  reset: () => get().dock?.reset(),
  attach: (dock) => {
    const { wanted } = get();
    set({ dock, wanted: undefined });
    if (dock !== undefined && wanted !== undefined) dock.show(wanted.panel, wanted.focus);
  },
}));
