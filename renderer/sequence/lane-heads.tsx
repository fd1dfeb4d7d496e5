import { useWorld } from '../stores/world';
import { VersionBadge } from '../ui/version-badge';
import type { Lanes } from './layout';
import classes from './sequence.module.css';

/** Who stands at the top of each lane. */
export function LaneHeads({ lanes }: { readonly lanes: Lanes }) {
  const stations = useWorld((state) => state.world.stations);
  const heads = lanes.stations.map(({ id, x }) => (
    <span key={id} role="columnheader" className={classes.end} style={{ left: x }} title={id}>
      <i className={classes.dot} data-on={stations[id]?.connected || undefined} aria-hidden />
      <span className={classes.name}>{id === '' ? 'Station' : id}</span>
      {stations[id]?.version !== undefined && <VersionBadge version={stations[id].version} />}
    </span>
  ));
  const csms = <span key="\u0000" role="columnheader" className={classes.end} data-csms style={{ left: lanes.csms }}>CSMS</span>;
  return (
    <div role="rowgroup" className={classes.heads} style={{ width: lanes.width }}>
      <div role="row">{heads.toSpliced(lanes.stations.filter(({ x }) => x < lanes.csms).length, 0, csms)}</div>
    </div>
  );
}
