import { Loader, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { SourceLines } from '../../shared/ipc/preview-shapes';
import type { EntryDetail } from '../../shared/ipc/shapes';
import { call } from '../host/host';
import { FormError } from '../start/card';
import { CopyButton } from '../ui/copy-button';
import { count } from '../ui/format';
import { Highlighted } from './highlighted';
import classes from './source-viewer.module.css';

type Source = NonNullable<EntryDetail['source']>;

/** Where an entry stands in the log that it was read from; leads to the lines there. */
export function SourcePlace({ index, source }: { readonly index: number; readonly source: Source }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      {isCapture(source) ? placeText(source) : <button type="button" className={classes.place} onClick={() => setOpened(true)}>{placeText(source)}</button>}
      <Modal opened={opened} onClose={() => setOpened(false)} title={source.file} size="min(1000px, calc(100vw - 64px))" padding={0} classNames={{ header: classes.title ?? '', body: classes.body ?? '' }} closeButtonProps={{ 'aria-label': 'Close' }}>
        {opened && <Lines key={index} index={index} source={source} />}
      </Modal>
    </>
  );
}

const isCapture = ({ file }: Source): boolean => /\.p?cap(?:ng)?$/i.test(file);

function placeText(source: Source): string {
  const { file, line, lastLine } = source;
  if (isCapture(source)) return `packet ${count(line)} of ${file}`;
  return lastLine > line ? `lines ${count(line)}–${count(lastLine)} of ${file}` : `line ${count(line)} of ${file}`;
}

function Lines({ index, source }: { readonly index: number; readonly source: Source }) {
  const [shown, setShown] = useState<SourceLines>();
  const [error, setError] = useState<string>();
  const first = useRef<HTMLLIElement>(null);

  useEffect(() => {
    let gone = false;
    void call('log.source', { index }).then((reply) => {
      if (gone) return;
      if (reply.ok) setShown(reply.value);
      else setError(reply.error.message);
    });
    return () => { gone = true; };
  }, [index]);

  useEffect(() => { first.current?.scrollIntoView({ block: 'center' }); }, [shown]);

  if (error !== undefined) return <div className={classes.message}><FormError message={error} /></div>;
  if (shown === undefined) return <div className={classes.message}><Loader size="xs" role="status" aria-label="Reading the log" /></div>;
  const own = shown.lines.filter(({ mark }) => mark !== undefined);
  const firstOwn = own[0]?.number;
  return (
    <>
      <div className={classes.bar}>
        <span>{placeText(source)}</span>
        <CopyButton text={own.map(({ text }) => text).join('\n')} what="the lines of the entry" />
      </div>
      <ol className={`${classes.lines ?? ''} selectable`} tabIndex={0} data-autofocus aria-label="Lines of the log" start={shown.lines[0]?.number ?? 1}>
        {shown.lines.map(({ number, text, mark, clipped }) => (
          <li key={number} ref={number === firstOwn ? first : undefined} value={number} data-own={mark !== undefined || undefined}>
            <span className={classes.number} aria-hidden>{count(number)}</span>
            <code><Highlighted text={text} mark={mark} />{clipped && <span className={classes.clipped}> … the line goes on</span>}</code>
          </li>
        ))}
      </ol>
    </>
  );
}
