import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useMemo, useState, type MouseEvent, type Ref } from 'react';
import type { LogRow } from '../../shared/ipc/shapes';
import { plural } from '../ui/format';
import { FieldHelp, type Hovered } from './field-help';
import { jsonLines, unfolded, type JsonLine, type Mark, type Token } from './json-lines';
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
  /** The entry that the text is of; fields are explained by its version and action. */
  readonly row: LogRow;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A frame pretty-printed from its raw text, with each violation beneath the line that it is about. */
export function JsonView({ raw, marks, label, row, ref }: Props) {
  const [hovered, setHovered] = useState<Hovered>();
  const lines = useMemo(() => (raw.length > LONGEST ? undefined : jsonLines(raw, marks)), [raw, marks]);
  return (
    // Scrolled by keyboard, so it can have the focus.
    <div ref={ref} className={`${classes.view ?? ''} selectable`} role="region" aria-label={label} tabIndex={0} data-first-focus onMouseOver={(event) => setHovered(fieldUnder(event))} onMouseLeave={() => setHovered(undefined)} onScroll={() => setHovered(undefined)}>
      {lines === undefined ? <Raw raw={raw} marks={marks} /> : <Lines key={raw} lines={lines} />}
      {hovered !== undefined && <Rested key={hovered.pointer} row={row} hovered={hovered} />}
    </div>
  );
}

/** How long the mouse has to rest on a name, ms. */
const REST_MS = 350;

function Rested({ row, hovered }: { readonly row: LogRow; readonly hovered: Hovered }) {
  const [rested, setRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  return rested ? <FieldHelp row={row} hovered={hovered} /> : null;
}

function fieldUnder({ target }: MouseEvent): Hovered | undefined {
  const key = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null;
  if (key?.dataset.field === undefined) return undefined;
  const { left, bottom } = key.getBoundingClientRect();
  return { pointer: key.dataset.field, left, bottom };
}

/** Another frame is another instance, so that it starts unfolded. */
function Lines({ lines }: { readonly lines: readonly JsonLine[] }) {
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
    <>
      {shown.map((line) => <Line key={line.number} line={line} closing={line.opens === undefined || !folded.has(line.number) ? undefined : lines[line.opens.closes]} onToggle={toggle} />)}
      {visible.length > shown.length && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          Show {plural(visible.length - shown.length, 'more line')}
        </button>
      )}
    </>
  );
}

interface LineProps {
  readonly line: JsonLine;
  /** The line that closes what this one opens, when it is folded. */
  readonly closing: JsonLine | undefined;
  readonly onToggle: (line: number) => void;
}

function Line({ line, closing, onToggle }: LineProps) {
  const { marks, opens } = line;
  return (
    <>
      <div className={classes.line} data-mark={worstOf(marks)} style={{ '--depth': line.depth }}>
        {opens !== undefined && (
          <button
            type="button"
            className={classes.fold}
            aria-expanded={closing === undefined}
            aria-label={`Members of ${opens.pointer === '' ? 'the frame' : opens.pointer}`}
            onClick={() => onToggle(line.number)}
          >
            {closing === undefined ? <IconChevronDown size={12} /> : <IconChevronRight size={12} />}
          </button>
        )}
        <code className={classes.code}>
          <Tokens tokens={line.tokens} marks={marks} />
          {closing !== undefined && <span className={classes.folded}> {plural(opens?.members ?? 0, 'member')} </span>}
          {closing !== undefined && <Tokens tokens={closing.tokens} marks={closing.marks} />}
        </code>
      </div>
      {marks.map((mark) => <MarkNote key={`${mark.path} ${mark.rule} ${mark.message}`} mark={mark} depth={line.depth} />)}
    </>
  );
}

function Tokens({ tokens, marks }: { readonly tokens: readonly Token[]; readonly marks: readonly Mark[] }) {
  return tokens.map((token, index) => (
    // The tokens of a line never change places.
    <span key={index} className={classes[token.kind]} data-field={token.kind === 'key' ? token.pointer : undefined} data-wrong={isMarkable(token, tokens) ? worstOf(marks.filter((mark) => mark.path === token.pointer)) : undefined}>
      {token.text}
    </span>
  ));
}

/** A plain value itself; of an object or array, its name. */
function isMarkable(token: Token, tokens: readonly Token[]): boolean {
  if (token.kind === 'punctuation') return false;
  return token.kind !== 'key' || tokens.some((other) => other.kind === 'punctuation' && other.pointer === token.pointer);
}

function worstOf(marks: readonly Mark[]): 'error' | 'warning' | undefined {
  if (marks.length === 0) return undefined;
  return marks.some((mark) => mark.severity === 'error') ? 'error' : 'warning';
}

/** What is no JSON, as it is, with what is wrong above it. */
function Raw({ raw, marks }: Pick<Props, 'raw' | 'marks'>) {
  return (
    <>
      {marks.map((mark) => <MarkNote key={`${mark.path} ${mark.rule} ${mark.message}`} mark={mark} depth={0} />)}
      <pre className={classes.raw}>{raw}</pre>
    </>
  );
}
