import { Loader, SegmentedControl } from '@mantine/core';
import { IconAlertTriangle, IconArrowsExchange, IconBraces, IconColumns2, IconCopy, IconLayoutList, IconPencil, IconPointer } from '@tabler/icons-react';
import { useRef } from 'react';
import type { EntryDetail } from '../../shared/ipc/shapes';
import { runAction } from '../actions/registry';
import { SourcePlace } from '../import/source-viewer';
import { isFrame, typeText } from '../log/log-columns';
import { selectEntry } from '../log/navigate';
import { useShownTime } from '../log/shown-time';
import { MarkLine } from '../marks/mark-line';
import { useDetail } from '../stores/detail';
import { useLog } from '../stores/log';
import { EmptyState } from '../ui/empty-state';
import { clockTime, fullTime, latency, size } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { Panel } from '../ui/panel';
import { ShortcutKeys } from '../ui/shortcut-keys';
import { useSize } from '../ui/use-size';
import { TapLine } from '../ui/tap-mark';
import { VersionBadge } from '../ui/version-badge';
import classes from './details.module.css';
import { HalfView, type Half } from './half-view';

/** From this width on, request and answer stand side by side unless the person chose otherwise. */
const SIDE_FROM = 720;

export function DetailsPanel() {
  const detail = useDetail((state) => state.detail);
  const error = useDetail((state) => state.error);
  const selected = useLog((state) => state.selected);

  if (error !== undefined) {
    return <Panel><EmptyState tone="error" icon={<IconAlertTriangle size={26} stroke={1.5} />} title="The entry cannot be shown">{error}</EmptyState></Panel>;
  }
  if (selected === undefined) {
    return (
      <Panel>
        <EmptyState icon={<IconPointer size={26} stroke={1.5} />} title="No entry is selected">
          Select one in the log to read it here with its answer. <ShortcutKeys keys="j" /> <ShortcutKeys keys="k" /> move, <ShortcutKeys keys="p" /> jumps to the pair.
        </EmptyState>
      </Panel>
    );
  }
  if (detail === undefined) return <Panel><div className={classes.loading}><Loader size="xs" role="status" aria-label="Loading the entry" /></div></Panel>;
  return <Panel toolbar={<Heading detail={detail} />}><Body detail={detail} /></Panel>;
}

function Heading({ detail: { row } }: { readonly detail: EntryDetail }) {
  const layout = useDetail((state) => state.layout);
  const setLayout = useDetail((state) => state.setLayout);
  return (
    <>
      <span className={classes.type} data-type={row.type}>{typeText(row.type)}</span>
      <h2 className={classes.title}>{row.action ?? row.summary}</h2>
      <span className={classes.spring} />
      {row.pair !== undefined && <IconButton label="Jump to its pair" shortcut="p" icon={<IconArrowsExchange size={15} />} onClick={() => runAction('entry.pair')} />}
      {row.pair !== undefined && (
        <IconButton
          label={layout === 'side' ? 'Show request and answer in tabs' : 'Show request and answer side by side'}
          icon={layout === 'side' ? <IconLayoutList size={15} /> : <IconColumns2 size={15} />}
          onClick={() => setLayout(layout === 'side' ? 'tabs' : 'side')}
        />
      )}
      <IconButton label="Copy raw" icon={<IconCopy size={15} />} onClick={() => runAction('entry.copy-raw')} />
      <IconButton label="Copy as JSON" icon={<IconBraces size={15} />} onClick={() => runAction('entry.copy-json')} />
      {isFrame(row.type) && <IconButton label="Edit and resend" icon={<IconPencil size={15} />} onClick={() => runAction('entry.edit-and-resend')} />}
    </>
  );
}

function Body({ detail }: { readonly detail: EntryDetail }) {
  const body = useRef<HTMLDivElement>(null);
  const { width } = useSize(body);
  const layout = useDetail((state) => state.layout);
  const [request, answer] = halves(detail);
  const side = answer !== undefined && (layout === 'side' || (layout === 'auto' && width >= SIDE_FROM));
  const shown = detail.row.index === answer?.row.index ? answer : request;
  return (
    <div ref={body} className={classes.body}>
      <Meta detail={detail} />
      <TapLine mark={detail.row.tap} />
      <MarkLine detail={detail} />
      {answer !== undefined && !side && (
        <SegmentedControl
          className={classes.tabs}
          aria-label="Half of the pair"
          value={String(shown.row.index)}
          onChange={(index) => void selectEntry(Number(index))}
          data={[request, answer].map((half) => ({ value: String(half.row.index), label: <TabLabel half={half} /> }))}
        />
      )}
      <div className={classes.halves} data-side={side || undefined}>
        {side ? [request, answer].map((half) => <HalfView key={half.row.index} half={half} titled />) : <HalfView half={shown} titled={false} />}
      </div>
    </div>
  );
}

function TabLabel({ half: { row } }: { readonly half: Half }) {
  return (
    <span className={classes.tab}>
      {typeText(row.type)} <span className={classes.dim}>#{row.index}</span>
      {row.problems > 0 && <span className={classes.problems} data-severity={row.severity}>{row.problems}</span>}
    </span>
  );
}

function Meta({ detail: { row, source } }: { readonly detail: EntryDetail }) {
  const timed = useShownTime() !== 'none';
  const facts: [string, string][] = [];
  if (row.messageId !== undefined) facts.push(['Message id', row.messageId]);
  if (row.latency !== undefined) facts.push([row.type === 'CALL' ? 'Answered after' : 'Came after', latency(row.latency)]);
  facts.push(['Size', size(row.size)]);
  return (
    <dl className={`${classes.meta ?? ''} selectable`}>
      {row.station !== '' && (
        <div>
          <dt>Way</dt>
          <dd>
            {row.direction === 'down' ? <>CSMS <span className={classes.arrow} data-direction="down">→</span> {row.station}</> : row.direction === 'up' ? <>{row.station} <span className={classes.arrow} data-direction="up">→</span> CSMS</> : row.station}
            {row.version !== undefined && <VersionBadge version={row.version} />}
          </dd>
        </div>
      )}
      <div><dt>Entry</dt><dd>{timed ? <span title={fullTime(row.wall)}>#{row.index} at {clockTime(row.wall)}</span> : `#${row.index}`}</dd></div>
      {source !== undefined && <div><dt>From</dt><dd><SourcePlace index={row.index} source={source} /></dd></div>}
      {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}

/** The request first, whichever of the two is selected. */
function halves(detail: EntryDetail): readonly [Half, Half | undefined] {
  const { pair } = detail;
  if (pair === undefined) return [detail, undefined];
  return pair.row.index < detail.row.index ? [pair, detail] : [detail, pair];
}
