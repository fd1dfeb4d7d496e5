import { DockviewReact, type DockviewApi, type DockviewReadyEvent, type DockviewTheme, type IDockviewPanelProps } from 'dockview-react';
import 'dockview-react/dist/styles/dockview.css';
import { useEffect, useState, type FunctionComponent } from 'react';
import { CsmsPanel } from '../csms/csms-panel';
import { FindingsPanel } from '../findings/findings-panel';
import { DetailsPanel } from '../details/details-panel';
import { LogPanel } from '../log/log-panel';
import { MarksPanel } from '../marks/marks-panel';
import { ConnectorsPanel } from '../panels/connectors-panel';
import { EventsPanel } from '../panels/events-panel';
import { ProblemsPanel } from '../panels/problems-panel';
import { StationsPanel } from '../panels/stations-panel';
import { TransactionsPanel } from '../panels/transactions-panel';
import { SequencePanel } from '../sequence/sequence-panel';
import { SimulatorPanel } from '../simulator/simulator-panel';
import { SmartChargingPanel } from '../smart-charging/smart-charging-panel';
import { rememberedLayout } from '../stores/hydrate';
import { remember } from '../stores/memory';
import { TapPanel } from '../tap/tap-panel';
import { isPanelId, usePanels, type PanelId } from '../stores/panels';
import { ComposerPanel } from './composer-panel';
import { buildDefaultLayout, isKnownLayout, openPanel, staysInPage } from './default-layout';
import './dock.css';
import { DeviceModelPanel } from './device-model-panel';
import { DockTab } from './dock-tab';
import { focusPanel } from './focus-panel';
import { PanelContent } from './panel-content';
import { UseCasesPanel } from './use-cases-panel';

const panels: Record<PanelId, FunctionComponent<IDockviewPanelProps>> = {
  log: LogPanel,
  details: DetailsPanel,
  composer: ComposerPanel,
  stations: StationsPanel,
  connectors: ConnectorsPanel,
  transactions: TransactionsPanel,
  variables: DeviceModelPanel,
  simulator: SimulatorPanel,
  problems: ProblemsPanel,
  findings: FindingsPanel,
  csms: CsmsPanel,
  tap: TapPanel,
  'smart-charging': SmartChargingPanel,
  events: EventsPanel,
  sequence: SequencePanel,
  marks: MarksPanel,
  'use-cases': UseCasesPanel,
};

const components = Object.fromEntries(Object.entries(panels).map(([id, Content]): [string, FunctionComponent<IDockviewPanelProps>] => [
  id,
  (props) => <PanelContent {...props} content={Content} alwaysAtWork={staysInPage(id)} />,
]));

const theme: DockviewTheme = { name: 'workbench', className: 'dockview-theme-workbench', gap: 5, dndPanelOverlay: 'group', dndTabIndicator: 'line' };

/** The docked panels. The layout is remembered from move to move. */
export function Dock() {
  const [api, setApi] = useState<DockviewApi>();

  useEffect(() => {
    if (api === undefined) return;
    usePanels.getState().attach({
      show: (panel, focus, fill) => show(api, panel, focus, fill),
      toggleFill: () => toggleFill(api),
      restore: () => api.exitMaximizedGroup(),
      close: (panel) => api.getPanel(panel)?.api.close(),
      reset: () => buildDefaultLayout(api),
      nextGroup: (by) => focusGroup(api, by),
      nextTab: (by) => nextTab(api, by),
    });
    const moved = api.onDidLayoutChange(() => remember('layout', api.toJSON()));
    const filled = api.onDidMaximizedGroupChange(() => usePanels.getState().setFilled(api.hasMaximizedGroup()));
    const stopMeasuring = measureAgain(api);
    usePanels.getState().setFilled(api.hasMaximizedGroup());
    return () => {
      moved.dispose();
      filled.dispose();
      stopMeasuring();
      usePanels.getState().attach(undefined);
    };
  }, [api]);

  const onReady = ({ api: ready }: DockviewReadyEvent): void => {
    restore(ready);
    setApi(ready);
  };

  return (
    <DockviewReact
      components={components}
      defaultTabComponent={DockTab}
      theme={theme}
      onReady={onReady}
      disableFloatingGroups
      noPanelsOverlay="watermark"
      watermarkComponent={Nothing}
    />
  );
}

/**
 * Panels that stay in the page lie above the layout, where the docking library has measured their group last, which may be before a
 * group that filled the layout has given way. So they are measured anew whenever a group has got another size. Returns the way to stop it.
 */
function measureAgain(api: DockviewApi): () => void {
  let frame: number | undefined;
  const observer = new ResizeObserver(() => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      api.layout(api.width, api.height, true);
    });
  });
  for (const { element } of api.groups) observer.observe(element);
  const added = api.onDidAddGroup(({ element }) => observer.observe(element));
  const removed = api.onDidRemoveGroup(({ element }) => observer.unobserve(element));
  return () => {
    observer.disconnect();
    if (frame !== undefined) cancelAnimationFrame(frame);
    added.dispose();
    removed.dispose();
  };
}

/** Moves the focus to the group of panels after the active one, or before it. */
function focusGroup(api: DockviewApi, by: 1 | -1): void {
  const { groups } = api;
  const now = groups.findIndex((group) => group === api.activeGroup);
  const next = groups[(now + by + groups.length) % groups.length]?.activePanel;
  if (next !== undefined && isPanelId(next.id)) show(api, next.id, true, false);
}

/** Brings the tab after the active one to the front, or that before it. */
function nextTab(api: DockviewApi, by: 1 | -1): void {
  const group = api.activeGroup;
  if (group === undefined) return;
  const now = group.panels.findIndex((panel) => panel === group.activePanel);
  const next = group.panels[(now + by + group.panels.length) % group.panels.length];
  if (next !== undefined && isPanelId(next.id)) show(api, next.id, true, false);
}

function Nothing() {
  return null;
}

function restore(api: DockviewApi): void {
  const layout = rememberedLayout();
  if (isKnownLayout(layout)) {
    try {
      api.fromJSON(layout);
      return;
    } catch (error) {
      console.warn('The remembered layout does not fit any more; the usual one is taken.', error);
    }
  }
  buildDefaultLayout(api);
}

/** Lets the active group fill the layout; a second time, gives all their places again. */
function toggleFill(api: DockviewApi): void {
  if (api.hasMaximizedGroup()) api.exitMaximizedGroup();
  else api.activeGroup?.activePanel?.api.maximize();
}

function show(api: DockviewApi, panel: PanelId, focus: boolean, fill: boolean): void {
  // What is asked for has to be seen: a group that fills the layout makes way for another.
  if (api.hasMaximizedGroup() && api.getPanel(panel)?.api.isMaximized() !== true) api.exitMaximizedGroup();
  if (api.getPanel(panel) === undefined) openPanel(api, panel);
  const shown = api.getPanel(panel);
  shown?.api.setActive();
  if (fill && shown?.api.isMaximized() === false) shown.api.maximize();
  if (focus && shown) focusPanel(shown.view.content.element, shown.group.element.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ?? undefined);
}
