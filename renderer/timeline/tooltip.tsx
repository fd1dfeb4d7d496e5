import { format } from 'date-fns';
import { count, plural } from '../ui/format';
import { useJournal } from '../stores/journal';
import classes from './timeline.module.css';
import { useHover } from './hover';
import { MARK_NAMES } from '../ui/mark-shape';
import { endOf, placeOfFlag, type Hit, type Layout } from './layout';
import { partWidth } from './loader';
import { nowPlace } from './looking';
import { placeAt } from './scale';
import { lengthText } from './ticks';
import { useTimeline } from './timeline-store';
import { ENDS, connectorName } from './words';

/** Widest that it gets, px; as in the style sheet. */
const WIDTH = 260;

interface Words {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What is under the pointer, in words. */
export function Tooltip({ layout }: { readonly layout: () => Layout }) {
  const { point, hit, busy } = useHover();
  const picture = useTimeline((state) => state.picture);
  const range = useTimeline((state) => state.range);
  const by = useTimeline((state) => state.by);
  const live = useJournal((state) => state.info?.source === 'live');
  if (point === undefined || busy || range === undefined || hit.kind === 'names' || hit.kind === 'overview') return null;
  const { strip, width } = layout();
  const place = placeAt(range, strip, point.x);
  const text = (at: number): string => (by === 'time' ? format(at, 'd MMM yyyy HH:mm:ss.SSS') : `Entry #${count(Math.max(0, Math.round(at)))}`);
  const { title, lines } = wordsOf(hit, text(place), text, by === 'time' ? lengthText : (value) => plural(Math.round(value) + 1, 'entry', 'entries'), live, by);
  const counts = hit.kind === 'density' || hit.kind === 'axis' || hit.kind === 'mark' ? countsAt(picture, place, hit) : [];
  const left = Math.max(4, Math.min(point.x + 14, width - WIDTH - 4));
  const flip = point.x + 14 > width - WIDTH - 4;
  return (
    <div className={classes.tooltip} style={flip ? { right: width - point.x + 14, top: point.y + 16 } : { left, top: point.y + 16 }} aria-hidden>
      <b>{title}</b>
      {[...lines, ...counts].map((line) => <span key={line}>{line}</span>)}
    </div>
  );
}

function wordsOf(hit: Hit, here: string, text: (at: number) => string, length: (value: number) => string, live: boolean, by: 'time' | 'entry'): Words {
  if (hit.kind === 'session') {
    const { bar, station } = hit;
    const title = bar.count > 1 ? `${count(bar.count)} connections of ${station || 'a station'}` : `${station || 'No station'} · connection ${bar.connection}`;
    const end = bar.end === 'none' && live ? 'still open' : ENDS[bar.end];
    return { title, lines: [`${text(bar.from)} · ${length(endOf(bar, nowPlace()) - bar.from)}`, bar.count > 1 && bar.end !== 'orderly' ? `the worst of them: ${end}` : end] };
  }
  if (hit.kind === 'flag') {
    const { colour, note, index, action, type } = hit.marked;
    return { title: note === undefined ? (colour === undefined ? '' : MARK_NAMES[colour]) : note, lines: [`#${count(index)} · ${action ?? type}`, text(placeOfFlag(hit.marked, by))] };
  }
  if (hit.kind === 'transaction') {
    const { bar, station, connector } = hit;
    const title = bar.count > 1 ? plural(bar.count, 'transaction') : `Transaction ${bar.id}`;
    return { title, lines: [`${station || 'No station'} · ${connectorName(connector)}`, `${text(bar.from)} · ${length(endOf(bar, nowPlace()) - bar.from)}`, bar.open ? (live ? 'not ended' : 'no end in the log') : 'ended'] };
  }
  return { title: here, lines: [] };
}

/** What is in the part under the pointer, or in the one whose mark it is on. */
function countsAt(picture: ReturnType<typeof useTimeline.getState>['picture'], place: number, hit: Hit): string[] {
  if (picture === undefined) return [];
  const bin = hit.kind === 'mark' ? hit.bin : Math.floor((place - picture.from) / partWidth(picture));
  const [up, down, warnings, errors] = [picture.up, picture.down, picture.warnings, picture.errors].map((list) => list[bin] ?? 0);
  const lines: string[] = [];
  if ((up ?? 0) + (down ?? 0) > 0) lines.push(`${count(up ?? 0)} up · ${count(down ?? 0)} down`);
  if ((errors ?? 0) > 0 || (warnings ?? 0) > 0) lines.push([errors ? plural(errors, 'error') : '', warnings ? plural(warnings, 'warning') : ''].filter(Boolean).join(' · '));
  if (picture.shown !== undefined) lines.push(`${count(picture.shown[bin] ?? 0)} shown by the filter`);
  return lines;
}
