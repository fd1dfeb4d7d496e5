import { IconX } from '@tabler/icons-react';
import type { IDockviewPanelHeaderProps } from 'dockview-react';
import { useEffect } from 'react';
import { firstShown } from '../panels/use-world-view';
import { useFocus } from '../stores/focus';
import { isPanelId, PANEL_TITLES } from '../stores/panels';
import { useMarks } from '../stores/marks';
import { useProblems } from '../stores/problems';
import { useSimulated } from '../stores/simulated';
import { useWorld } from '../stores/world';
import classes from './dock-tab.module.css';

/**
 * A panel's tab. The cross is for the mouse alone: a tab may hold nothing that takes the focus; by keyboard, Delete or the
 * palette closes the panel.
 */
export function DockTab({ api }: IDockviewPanelHeaderProps) {
  const title = useTitle(api);
  return (
    <div
      className={classes.tab}
      onAuxClick={(event) => { if (event.button === 1) api.close(); }}
    >
      <span>{title}</span>
      <Badge panel={api.id} />
      <span
        className={classes.close}
        aria-hidden
        title="Close"
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => { event.stopPropagation(); api.close(); }}
      >
        <IconX size={12} />
      </span>
    </div>
  );
}

/** The panel's title; where a station of 1.6 is looked at, which has no device model, that of its configuration. */
function useTitle(api: IDockviewPanelHeaderProps['api']): string {
  const station = useFocus((state) => state.station);
  const isConfiguration = useWorld(({ world: { stations } }) => api.id === 'variables' && firstShown(stations, station)?.version === '1.6');
  const title = isPanelId(api.id) ? (isConfiguration ? 'Configuration' : PANEL_TITLES[api.id]) : (api.title ?? '');
  // The docking layout names the tab and its content by it, and remembers it.
  useEffect(() => { if (api.title !== title) api.setTitle(title); }, [api, title]);
  return title;
}

function Badge({ panel }: { readonly panel: string }) {
  const unseen = useProblems((state) => (panel === 'problems' ? state.unseen : 0));
  const simulated = useSimulated((state) => (panel === 'simulator' ? state.stations.length : 0));
  const marked = useMarks((state) => (panel === 'marks' ? state.marks?.length ?? 0 : 0));
  const figure = unseen > 0 ? unseen : simulated + marked;
  if (figure === 0) return null;
  return <span className={classes.badge} data-tone={unseen > 0 ? 'error' : undefined}>{figure}</span>;
}
