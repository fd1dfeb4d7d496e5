import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent, type MouseEvent } from 'react';
import { jumpToPair, selectEntry } from '../log/navigate';
import { clampTop, elementHeight, maxTop, rowsInSight, type ScrollGeometry } from '../log/scroll-scale';
import { Scroller } from '../log/scroller';
import { useShownTime } from '../log/shown-time';
import { useJournal } from '../stores/journal';
import { useLog } from '../stores/log';
import { usePanels } from '../stores/panels';
import { useSequence } from '../stores/sequence';
import { useSize } from '../ui/use-size';
import type { ShownLanes } from './lane-choice';
import { LatencyMark } from './latency-mark';
import { barsOf, drawn, lanesOf, ROW_HEIGHT, type Drawn, type Lanes } from './layout';
import { LaneHeads } from './lane-heads';
import { litBy, usePointing } from './lit';
import { sequenceRows } from './rows';
import classes from './sequence.module.css';
import { SequenceRow, sequenceRowId } from './sequence-row';

/** As .heads in the style sheet. */
const HEAD_HEIGHT = 34;

interface Props {
  readonly lanes: ShownLanes;
}

const isLive = (): boolean => useJournal.getState().info?.source === 'live';
const isFollowing = (): boolean => isLive() && useSequence.getState().following;
const setFollowing = (following: boolean): void => {
  if (useSequence.getState().following !== following) useSequence.getState().setFollowing(following);
};

/** The diagram itself: as many entries as are in sight, each between its lanes. */
export function SequenceList({ lanes: { stations, csms } }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const height = Math.max(0, size.height - HEAD_HEIGHT);
  const version = useSyncExternalStore(sequenceRows.subscribe, sequenceRows.snapshot);
  const { total, shown: opened } = sequenceRows;
  const selected = useLog((state) => state.selected);
  const pair = useLog((state) => state.pair);
  const timeMode = useShownTime();
  const silence = useSequence((state) => state.silence);
  const started = useJournal((state) => state.info?.id);

  const live = useJournal((state) => state.info?.source === 'live');
  const following = useSequence((state) => state.following) && live;
  const [scroller] = useState(() => new Scroller({ following: isFollowing, setFollowing, scrolled: setFollowing }));
  const geometry = useMemo<ScrollGeometry>(() => ({ rowHeight: ROW_HEIGHT, viewHeight: height, total }), [height, total]);
  const own = useSyncExternalStore(scroller.subscribe, scroller.snapshot);
  const top = following ? maxTop(geometry) : clampTop(geometry, own);
  const { first, count } = rowsInSight(geometry, top);

  useEffect(() => sequenceRows.want({ from: first - 1, to: first + count }), [first, count, version, started]);
  useLayoutEffect(() => {
    scroller.attach(element.current);
    scroller.rendered(geometry, top, following);
  }, [scroller, geometry, top, following]);

  // What is selected elsewhere comes into sight here, too.
  useEffect(() => {
    if (selected === undefined) return;
    let stale = false;
    void sequenceRows.positionOf(selected).then((position) => { if (!stale && position !== undefined && !isFollowing()) scroller.show(position); });
    return () => { stale = true; };
  }, [selected, scroller, started, opened]);

  const lanes = useMemo(() => lanesOf(stations, Math.max(320, size.width - 14), csms), [stations, csms, size.width]);
  const shown = useMemo(() => inSight(first, count, lanes, silence, version), [first, count, lanes, silence, version]);
  const bars = barsOf(shown, first, first + count, sequenceRows.across, lanes);
  const { index: looked, handlers: pointing } = usePointing(selected);
  const lit = litBy(looked, shown);

  const positionOfEvent = (event: MouseEvent): number | undefined => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-position]') : null;
    return target === null ? undefined : Number(target.dataset['position']);
  };
  const go = async (position: number): Promise<void> => {
    const row = await sequenceRows.at(Math.min(total - 1, Math.max(0, position)));
    if (row === undefined) return;
    setFollowing(false);
    await selectEntry(row.index);
  };
  const move = async (by: number): Promise<void> => {
    const { selected: from } = useLog.getState();
    const position = from === undefined ? undefined : await sequenceRows.positionOf(from);
    await go(position === undefined ? (by < 0 ? total - 1 : first) : position + by);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 1);
    const act = KEYS[event.key]?.({ move, go, page, last: total - 1 });
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={element}
      role="grid"
      aria-label="Sequence diagram"
      aria-rowcount={total}
      aria-activedescendant={shown.some(({ row }) => row.index === selected) ? sequenceRowId(shown.find(({ row }) => row.index === selected)?.position ?? 0) : undefined}
      tabIndex={0}
      data-first-focus
      className={classes.grid}
      {...pointing}
      onKeyDown={onKeyDown}
      onScroll={scroller.scrolled}
      onScrollEnd={scroller.place}
      onWheel={scroller.wheeled}
      onPointerDown={scroller.pressed}
      onClick={(event) => { const position = positionOfEvent(event); if (position !== undefined) void go(position); }}
    >
      <LaneHeads lanes={lanes} />
      <div role="rowgroup" style={{ height: elementHeight(geometry), width: lanes.width }}>
        <div role="presentation" className={classes.sight} data-lit={lit !== undefined || undefined} style={{ height, width: lanes.width, '--lanes': lifelines(lanes) }}>
          <div aria-hidden>
            {lanes.stations.map(({ id, x }) => <i key={id} className={classes.life} style={{ left: x }} />)}
            <i className={classes.life} style={{ left: lanes.csms }} />
            {bars.map(({ x, from, to, depth, call }) => (
              <i key={call} className={classes.busy} data-active={call === selected || call === pair || undefined} data-lit={call === lit?.call || undefined} style={{ left: x - 3 + depth * 4, top: (from + 0.5) * ROW_HEIGHT - top + 9, height: Math.max(4, (to - from) * ROW_HEIGHT) }} />
            ))}
            {lit !== undefined && <LatencyMark lit={lit} bar={bars.find(({ call }) => call === lit.call)} lanes={lanes} top={top} height={height} />}
          </div>
          {Array.from({ length: count }, (_, i) => {
            const item = shown.find(({ position }) => position === first + i);
            const index = item?.row.index;
            return <SequenceRow key={i} position={first + i} item={item} lanes={lanes} timeMode={timeMode} before={sequenceRows.row(first + i - 1)} offset={(first + i) * ROW_HEIGHT - top} selected={index !== undefined && index === selected} paired={index !== undefined && index === pair} lit={index !== undefined && lit?.entries.has(index) === true} />;
          })}
        </div>
      </div>
    </div>
  );
}

/** The entries in sight that are loaded. `_version` tells when to look anew. */
function inSight(first: number, count: number, lanes: Lanes, silence: number, _version: number): readonly Drawn[] {
  return Array.from({ length: count }, (_, at) => first + at).flatMap((position) => {
    const row = sequenceRows.row(position);
    return row === undefined ? [] : [drawn(position, row, sequenceRows.row(position - 1), lanes, silence)];
  });
}

/** The lanes as layers of a background, for rows whose own colour would hide them. */
function lifelines({ stations, csms }: Lanes): string {
  return [...stations.map(({ x }) => x), csms].map((x) => `linear-gradient(var(--line-strong), var(--line-strong)) ${x}px 0 / 1px 100% no-repeat`).join(', ');
}

interface Moves {
  readonly move: (by: number) => Promise<void>;
  readonly go: (position: number) => Promise<void>;
  readonly page: number;
  readonly last: number;
}

const KEYS: Readonly<Record<string, ((moves: Moves) => unknown) | undefined>> = {
  ArrowDown: ({ move }) => move(1), j: ({ move }) => move(1), ArrowUp: ({ move }) => move(-1), k: ({ move }) => move(-1),
  PageDown: ({ move, page }) => move(page), PageUp: ({ move, page }) => move(-page),
  Home: ({ go }) => go(0), End: ({ go, last }) => go(last), g: ({ go }) => go(0), G: ({ go, last }) => go(last),
  p: () => { jumpToPair(); return true; },
  Enter: () => { usePanels.getState().show('details', true); return true; },
};
