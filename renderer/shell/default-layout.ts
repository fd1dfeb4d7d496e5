import type { DockviewApi } from 'dockview-react';
import { isPanelId, PANEL_TITLES, type PanelId } from '../stores/panels';

/** The layout of the first start: log with the state below, details and tools to the right. */
export function buildDefaultLayout(api: DockviewApi): void {
  api.clear();
  add(api, 'log');
  add(api, 'use-cases', { referencePanel: 'log', direction: 'within' }, undefined, true);
  add(api, 'sequence', { referencePanel: 'log', direction: 'within' }, undefined, true);
  add(api, 'details', { referencePanel: 'log', direction: 'right' }, Math.round(api.width * 0.4));
  add(api, 'composer', { referencePanel: 'details', direction: 'within' }, undefined, true);
  add(api, 'tap', { referencePanel: 'details', direction: 'within' }, undefined, true);
  add(api, 'stations', { referencePanel: 'log', direction: 'below' }, undefined, false, Math.round(api.height * 0.32));
  for (const panel of ['connectors', 'transactions', 'smart-charging', 'variables', 'events'] as const) {
    add(api, panel, { referencePanel: 'stations', direction: 'within' }, undefined, true);
  }
  add(api, 'simulator', { referencePanel: 'details', direction: 'below' }, undefined, false, Math.round(api.height * 0.45));
  for (const panel of ['csms', 'findings', 'problems', 'marks'] as const) add(api, panel, { referencePanel: 'simulator', direction: 'within' }, undefined, true);
  api.getPanel('log')?.api.setActive();
}

/** Opens a closed panel again, beside its usual neighbour when that stands. */
export function openPanel(api: DockviewApi, panel: PanelId): void {
  const neighbours = HOMES.find((home) => home.includes(panel)) ?? [];
  const neighbour = neighbours.find((other) => other !== panel && api.getPanel(other) !== undefined);
  if (neighbour !== undefined) add(api, panel, { referencePanel: neighbour, direction: 'within' });
  else add(api, panel, api.groups.length === 0 ? undefined : { direction: panel === 'log' ? 'left' : 'right' });
}

/** Panels that are kept alive in the background, so that scroll position and drafts stay. */
export function staysInPage(panel: string): boolean {
  return panel === 'composer' || panel === 'log' || panel === 'use-cases';
}

const HOMES: readonly (readonly PanelId[])[] = [
  ['log', 'sequence', 'use-cases'], ['details', 'composer', 'tap'], ['stations', 'connectors', 'transactions', 'smart-charging', 'variables', 'events'], ['simulator', 'csms', 'findings', 'problems', 'marks'],
];

type Position = { referencePanel: string; direction: 'right' | 'below' | 'within' } | { direction: 'left' | 'right' };

function add(api: DockviewApi, id: PanelId, position?: Position, initialWidth?: number, inactive = false, initialHeight?: number): void {
  api.addPanel({
    id,
    component: id,
    title: PANEL_TITLES[id],
    renderer: staysInPage(id) ? 'always' : 'onlyWhenVisible',
    minimumWidth: 180,
    minimumHeight: 90,
    inactive,
    ...(position === undefined ? {} : { position }),
    ...(initialWidth === undefined ? {} : { initialWidth }),
    ...(initialHeight === undefined ? {} : { initialHeight }),
  });
}

/** A remembered layout is taken only when every panel in it is one of ours. */
export function isKnownLayout(value: unknown): value is ReturnType<DockviewApi['toJSON']> {
  if (typeof value !== 'object' || value === null || !('panels' in value) || !('grid' in value)) return false;
  const { panels } = value;
  return typeof panels === 'object' && panels !== null && Object.keys(panels).every(isPanelId);
}
