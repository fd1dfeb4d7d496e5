import { Menu, UnstyledButton } from '@mantine/core';
import { IconArrowsHorizontal, IconChevronDown, IconChevronUp, IconDots, IconMinus, IconPlayerPauseFilled, IconPlayerPlayFilled, IconPlus } from '@tabler/icons-react';
import { format } from 'date-fns';
import { runAction } from '../actions/registry';
import { useJournal } from '../stores/journal';
import { count, plural } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { MenuButton } from '../ui/menu-button';
import { goLive } from './head';
import { Hint } from './hint';
import { measureBy } from './loader';
import { fitAll, zoom } from './looking';
import { togglePlay } from './play';
import { RangeChip } from './range-chip';
import { lengthText } from './ticks';
import classes from './timeline.module.css';
import { SPEEDS, useTimeline } from './timeline-store';

/** The bar above the drawing: play, speed, where the playhead stands, how much is in sight. */
export function Transport() {
  const open = useTimeline((state) => state.open);
  const playing = useTimeline((state) => state.playing);
  const setOpen = useTimeline((state) => state.setOpen);
  const empty = useTimeline((state) => state.overview?.span === undefined);
  return (
    <div className={classes.transport}>
      <IconButton
        label={playing ? 'Pause' : 'Play from here'}
        icon={playing ? <IconPlayerPauseFilled size={14} /> : <IconPlayerPlayFilled size={14} />}
        pressed={playing}
        disabled={empty}
        onClick={togglePlay}
      />
      <SpeedMenu />
      <LiveButton />
      <Readout />
      <RangeChip />
      <Hint />
      {open && !empty && <Looking />}
      <MoreMenu />
      <IconButton label={open ? 'Fold the timeline' : 'Unfold the timeline'} icon={open ? <IconChevronUp size={15} /> : <IconChevronDown size={15} />} onClick={() => setOpen(!open)} />
    </div>
  );
}

function SpeedMenu() {
  const speed = useTimeline((state) => state.speed);
  const setSpeed = useTimeline((state) => state.setSpeed);
  return (
    <Menu position="bottom-start">
      <Menu.Target><UnstyledButton className={classes.speed} aria-label={`Speed ${speed}×`} title="How fast the log's time goes by">{speed}×</UnstyledButton></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Speed</Menu.Label>
        <Menu.RadioGroup value={String(speed)} onChange={(value) => { const one = SPEEDS.find((each) => String(each) === value); if (one !== undefined) setSpeed(one); }}>
          {SPEEDS.map((one) => <Menu.RadioItem key={one} value={String(one)}>{one}×</Menu.RadioItem>)}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function LiveButton() {
  const live = useJournal((state) => state.info?.source !== 'file');
  const atEnd = useTimeline((state) => state.head === undefined);
  return (
    <button type="button" className={classes.live} aria-pressed={atEnd} title={live ? 'Go with what arrives; the panels show the newest state' : 'To the end of the log; the panels show its last state'} onClick={goLive}>
      <span className={classes.dot} data-live={live || undefined} aria-hidden /> {live ? 'Live' : 'End'}
    </button>
  );
}

/** Where the playhead stands. */
function Readout() {
  const head = useTimeline((state) => state.head);
  const by = useTimeline((state) => state.by);
  const overview = useTimeline((state) => state.overview);
  if (overview?.span === undefined) return <span className={classes.readout}>{overview === undefined ? '' : 'Nothing has happened yet'}</span>;
  const place = head?.place ?? overview.span.to;
  return (
    <span className={classes.readout}>
      {by === 'time' && <><span className={classes.date}>{format(place, 'd MMM yyyy')}</span> <b>{format(place, 'HH:mm:ss.SSS')}</b></>}
      <span className={classes.entry}>{head === undefined ? plural(overview.entries, 'entry', 'entries') : head.entry === undefined ? '' : `#${count(head.entry)}`}</span>
    </span>
  );
}

function Looking() {
  const range = useTimeline((state) => state.range);
  const by = useTimeline((state) => state.by);
  if (range === undefined) return null;
  const length = range.to - range.from;
  return (
    <div className={classes.looking} role="group" aria-label="What is in sight">
      <span>{by === 'time' ? lengthText(length) : plural(Math.round(length), 'entry', 'entries')}</span>
      <IconButton label="Look from further away" icon={<IconMinus size={15} />} shortcut="-" onClick={() => zoom(2)} />
      <IconButton label="Look closer" icon={<IconPlus size={15} />} onClick={() => zoom(0.5)} />
      <IconButton label="All of the log" icon={<IconArrowsHorizontal size={15} />} shortcut="0" onClick={fitAll} />
    </div>
  );
}

function MoreMenu() {
  const by = useTimeline((state) => state.by);
  const skip = useTimeline((state) => state.skip);
  const setSkip = useTimeline((state) => state.setSkip);
  return (
    <Menu position="bottom-end">
      <Menu.Target><MenuButton label="More of the timeline" icon={<IconDots size={15} />} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => runAction('timeline.go-to-time')}>Go to time…</Menu.Item>
        <Menu.Item onClick={() => runAction('timeline.next-problem')}>Next problem</Menu.Item>
        <Menu.Item onClick={() => runAction('timeline.zoom-to-transaction')}>Zoom to the transaction</Menu.Item>
        <Menu.Item onClick={() => runAction('timeline.only-in-sight')}>Show only this stretch in the log</Menu.Item>
        <Menu.Divider />
        <Menu.CheckboxItem checked={skip} onChange={setSkip}>Skip long silence while playing</Menu.CheckboxItem>
        <Menu.Divider />
        <Menu.Label>From left to right</Menu.Label>
        <Menu.RadioGroup value={by} onChange={(value) => measureBy(value === 'entry' ? 'entry' : 'time')}>
          <Menu.RadioItem value="time">Time</Menu.RadioItem>
          <Menu.RadioItem value="entry">One entry after the other</Menu.RadioItem>
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
