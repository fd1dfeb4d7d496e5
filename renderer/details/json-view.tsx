import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { plural } from '../ui/format';
import { jsonLines, unfolded, type JsonLine, type Mark } from './json-lines';
import classes from './json-view.module.css';
import { MarkNote } from './mark-note';

/** Frames with more lines than this show the first ones, and the rest on demand. */
const FIRST_LINES = 2_000;
/** Texts longer than this are not pretty-printed. */
const LONGEST = 4_000_000;

interface Props {
  readonly raw: string;
  readonly marks: readonly Mark[];
  readonly label: string;
}

/** A frame pretty-printed from its raw text, with each violation beneath the line that it is about. */
export function JsonView({ raw, marks, label }: Props) {
  const lines = useMemo(() => (raw.length > LONGEST ? undefined : jsonLines(raw, marks)), [raw, marks]);
  if (lines === undefined) return <RawView raw={raw} marks={marks} label={label} />;
  // Another frame starts unfolded.
  return <Lines key={raw} lines={lines} label={label} />;
}

function Lines({ lines, label }: { readonly lines: readonly JsonLine[]; readonly label: string }) {
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const [all, setAll] = useState(false);
  const visible = useMemo(() => unfolded(lines, folded), [lines, folded]);
  const shown = all ? visible : visible.slice(0, FIRST_LINES);
  const toggle = (line: number): void => setFolded((before) => {
    const next = new Set(before);
    if (!next.delete(line)) next.add(line);
    return next;
  });
  return (
    // Scrolled by keyboard, so it can have the focus.
    <div className={`${classes.view ?? ''} selectable`} role="region" aria-label={label} tabIndex={0}>
      {shown.map((line) => <Line key={line.number} line={line} folded={folded.has(line.number)} onToggle={toggle} />)}
      {visible.length > shown.length && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          Show {plural(visible.length - shown.length, 'more line')}
        </button>
      )}
    </div>
  );
}

function Line({ line, folded, onToggle }: { readonly line: JsonLine; readonly folded: boolean; readonly onToggle: (line: number) => void }) {
  const worst = line.marks.some((mark) => mark.severity === 'error') ? 'error' : line.marks.length > 0 ? 'warning' : undefined;
  return (
    <>
      <div className={classes.line} data-mark={worst} style={{ '--depth': line.depth }}>
        {line.closes !== undefined && (
          <button type="button" className={classes.fold} aria-expanded={!folded} aria-label={`Fold ${line.pointer === '' ? 'the frame' : line.pointer}`} onClick={() => onToggle(line.number)}>
            {folded ? <IconChevronRight size={12} /> : <IconChevronDown size={12} />}
          </button>
        )}
        <code className={classes.code}>
          {line.tokens.map((token, index) => (
            // The tokens of a line never change places.
            <span key={index} className={classes[token.kind]} data-value={(worst !== undefined && index === line.tokens.findIndex((other) => other.kind !== 'key' && other.kind !== 'punctuation')) || undefined}>{token.text}</span>
          ))}
          {folded && <span className={classes.folded}> {plural(line.members ?? 0, 'member')} {line.tokens.at(-1)?.text === '{' ? '}' : ']'}</span>}
        </code>
      </div>
      {line.marks.map((mark) => <MarkNote key={`${mark.path} ${mark.rule}`} mark={mark} depth={line.depth} />)}
    </>
  );
}

/** What is no JSON, as it is, with what is wrong above it. */
export function RawView({ raw, marks, label }: Props) {
  return (
    <div className={`${classes.view ?? ''} selectable`} role="region" aria-label={label} tabIndex={0}>
      {marks.map((mark) => <MarkNote key={`${mark.path} ${mark.rule}`} mark={mark} depth={0} />)}
      <pre className={classes.raw}>{raw}</pre>
    </div>
  );
}
