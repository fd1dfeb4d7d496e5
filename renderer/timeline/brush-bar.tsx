import { IconFilter, IconX, IconZoomIn } from '@tabler/icons-react';
import { plural } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import type { Layout } from './layout';
import { lookAt } from './looking';
import { showOnly } from './range-filter';
import { xOf } from './scale';
import { lengthText } from './ticks';
import classes from './timeline.module.css';
import { useTimeline } from './timeline-store';

/** Half of its width about, px. */
const HALF = 120;

/** What can be done with a stretch that was chosen. */
export function BrushBar({ layout }: { readonly layout: () => Layout }) {
  const brush = useTimeline((state) => state.brush);
  const range = useTimeline((state) => state.range);
  const by = useTimeline((state) => state.by);
  if (brush === undefined || range === undefined) return null;
  const { strip, width } = layout();
  const middle = (xOf(range, strip, brush.from) + xOf(range, strip, brush.to)) / 2;
  const close = (): void => useTimeline.setState({ brush: undefined });
  return (
    <div className={classes.brushBar} role="group" aria-label="Chosen stretch" style={{ left: Math.min(Math.max(middle, HALF), width - HALF) }}>
      <span>{by === 'time' ? lengthText(brush.to - brush.from) : plural(Math.round(brush.to - brush.from), 'entry', 'entries')}</span>
      <IconButton label="Zoom to it" icon={<IconZoomIn size={15} />} onClick={() => { close(); lookAt(brush); }} />
      {by === 'time' && <IconButton label="Show only this stretch in the log" icon={<IconFilter size={15} />} onClick={() => { close(); showOnly(brush); }} />}
      <IconButton label="Choose nothing" icon={<IconX size={15} />} onClick={close} />
    </div>
  );
}
