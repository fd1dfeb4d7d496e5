import { Button } from '@mantine/core';
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconChevronRight, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { FindingGroup, FoundAt } from '../../shared/ipc/finding-shapes';
import { call } from '../host/host';
import { selectEntry } from '../log/navigate';
import { useLog } from '../stores/log';
import { TapChip } from '../ui/tap-mark';
import { clockTime, count, fullTime, plural } from '../ui/format';
import classes from './findings.module.css';

/** Lines that are made at a time: each is an element. */
const AT_ONCE = 100;

interface Props {
  readonly group: FindingGroup;
  readonly open: boolean;
  readonly toggle: () => void;
}

/** Findings of one kind: a line for them together, and below it, when it is open, one for each. */
export function GroupOfFindings({ group, open, toggle }: Props) {
  const { id, severity, message, action, rule, reference, stations, first, own, gap } = group;
  const one = group.count === 1;
  const Icon = gap ? IconInfoCircle : severity === 'error' ? IconAlertCircleFilled : IconAlertTriangleFilled;
  const current = useLog((state) => one && state.selected === first);
  return (
    <li>
      <button
        type="button" className={classes.group} data-line data-group={one ? undefined : id} data-severity={gap || own ? 'gap' : severity} data-current={current || undefined}
        aria-expanded={one ? undefined : open} onClick={() => (one ? void selectEntry(first) : toggle())}
      >
        <IconChevronRight className={classes.chevron} size={13} aria-hidden data-none={one || undefined} data-open={open || undefined} />
        <Icon className={classes.severity} size={14} aria-label={gap ? 'remark' : severity} />
        <span className={classes.what}>
          <span className={classes.message}>{message}</span>
          <span className={classes.meta}>
            <TapChip mark={own} />
            {[action, rule, reference, stations > 1 ? plural(stations, 'station') : undefined].filter((part) => part !== undefined).join(' · ')}
          </span>
        </span>
        <span className={classes.count}>{one ? `#${first}` : `${count(group.count)}×`}</span>
      </button>
      {open && !one && <Found group={group} />}
    </li>
  );
}

function Found({ group: { id, count: all, expected, message: said } }: { readonly group: FindingGroup }) {
  const [shown, setShown] = useState(AT_ONCE);
  const [found, setFound] = useState<{ readonly kept: number; readonly findings: readonly FoundAt[] }>();
  const length = found?.findings.length ?? 0;
  useEffect(() => {
    let gone = false;
    const more = async (): Promise<void> => {
      const got = await call('findings.of', { group: id, from: length, count: AT_ONCE });
      if (gone || !got.ok) return;
      const { kept, findings } = got.value;
      setFound((before) => ({ kept, findings: [...(before?.findings ?? []), ...findings] }));
    };
    if (length < Math.min(shown, all)) void more();
    return () => { gone = true; };
  }, [id, shown, all, length]);
  if (!found) return null;
  const left = Math.min(all, found.kept) - length;
  return (
    <ul className={classes.found}>
      <li className={classes.expected}>Expected: {expected}.</li>
      {found.findings.map((one, at) => <Line key={`${one.entry} ${at}`} found={one} said={said} />)}
      {left > 0 && <li className={classes.more}><Button variant="subtle" size="compact-xs" onClick={() => setShown(length + AT_ONCE)}>Show {count(Math.min(AT_ONCE, left))} more</Button></li>}
      {all > found.kept && left <= 0 && <li className={classes.expected}>And {count(all - found.kept)} more of the same kind.</li>}
    </ul>
  );
}

/** `said`: what the line of all of them says already. */
function Line({ found: { entry, wall, station, message }, said }: { readonly found: FoundAt; readonly said: string }) {
  const current = useLog((state) => state.selected === entry);
  return (
    <li>
      <button type="button" className={classes.one} data-line data-current={current || undefined} aria-current={current || undefined} onClick={() => void selectEntry(entry)}>
        <span className={classes.number}>#{entry}</span> <time title={fullTime(wall)}>{clockTime(wall)}</time> <span className={classes.station}>{station}</span> {message !== said && <span className={classes.sentence} title={message}>{message}</span>}
      </button>
    </li>
  );
}
