import { useWorld } from '../stores/world';
import { VersionBadge } from '../ui/version-badge';
import type { Lanes } from './layout';
import classes from './sequence.module.css';

/** Who stands at the top of each lane. */
export function LaneHeads({ lanes }: { readonly lanes: Lanes }) {
  const stations = useWorld((state) => state.world.stations);
  return (
    <div role="rowgroup" className={classes.heads} style={{ width: lanes.width }}>
      <div role="row">
        {lanes.stations.map(({ id, x }) => (
          <span key={id} role="columnheader" className={classes.end} style={{ left: x }} title={id}>
            <i className={classes.dot} data-on={stations[id]?.connected || undefined} aria-hidden />
            <span className={classes.name}>{id === '' ? 'Station' : id}</span>
            {stations[id]?.version !== undefined && <VersionBadge version={stations[id].version} />}
          </span>
        ))}
        <span role="columnheader" className={classes.end} data-csms style={{ left: lanes.csms }}>CSMS</span>
      </div>
    </div>
  );
}
