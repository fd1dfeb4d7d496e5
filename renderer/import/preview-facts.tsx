import { NativeSelect } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { LogPreview } from '../../shared/ipc/preview-shapes';
import { useImport } from '../stores/import-preview';
import { count, duration, fullTime, plural } from '../ui/format';
import { doubtsOf } from './doubts';
import { ListUnread } from './list-unread';
import classes from './preview.module.css';

/** What a log is, in figures, and what is doubtful about it. */
export function PreviewFacts({ preview }: { readonly preview: LogPreview }) {
  const { reading, stations, timeSpan } = preview;
  const doubts = doubtsOf(preview);
  const blank = reading.lines - reading.linesRead - reading.otherLines - reading.brokenLines;
  return (
    <header className={classes.facts}>
      <Format preview={preview} />
      <dl className={classes.figures}>
        <Fact name="Messages" value={count(reading.frames)} more={`in ${count(reading.linesRead)} of ${plural(reading.lines, 'line')}`} />
        <Fact name="Not read" value={count(reading.otherLines + reading.brokenLines)} more={unreadText(reading.otherLines, reading.brokenLines, blank)} />
        <Fact name="Time" value={timeSpan === undefined ? 'none' : spanText(timeSpan.to - timeSpan.from)} more={timeSpan === undefined ? 'the log names none' : `from ${fullTime(timeSpan.from).slice(0, 19)}`} />
        <Fact name="Stations" value={count(stations.length)} more={stations.slice(0, 3).map(({ station }) => station).join(', ') + (stations.length > 3 ? ', …' : '')} />
        <Fact name="OCPP" value={reading.versions.length === 0 ? '–' : reading.versions.join(', ')} more={stations.some(({ versionFrom }) => versionFrom === 'guess') ? 'found by the messages' : stations.some(({ versionFrom }) => versionFrom === 'option') ? 'as you said' : 'said by the log'} />
      </dl>
      {doubts.length > 0 && (
        <ul className={classes.doubts} aria-label="What is doubtful">
          {doubts.map((doubt) => <li key={doubt}><IconAlertTriangle size={13} aria-hidden /> {doubt}</li>)}
        </ul>
      )}
      {!preview.whole && <p className={classes.part}><IconInfoCircle size={13} aria-hidden /> This is the beginning of the log; figures and lines are of that part.</p>}
      <ListUnread />
    </header>
  );
}

function Fact({ name, value, more }: { readonly name: string; readonly value: string; readonly more: string }) {
  return <div><dt>{name}</dt><dd><b>{value}</b><span title={more}>{more}</span></dd></div>;
}

const DAY_MS = 86_400_000;

function spanText(ms: number): string {
  return ms < 2 * DAY_MS ? duration(ms) : plural(Math.round(ms / DAY_MS), 'day');
}

function unreadText(others: number, broken: number, blank: number): string {
  const parts = [others > 0 ? `${count(others)} other` : '', broken > 0 ? `${count(broken)} broken` : '', blank > 0 ? `${count(blank)} blank` : ''].filter((part) => part !== '');
  return parts.length === 0 ? 'every line gave something' : parts.join(', ');
}

function Format({ preview: { files, reading } }: { readonly preview: LogPreview }) {
  const format = useImport((state) => state.wishes.format);
  const wish = useImport((state) => state.wish);
  const read = files.filter(({ without }) => !without);
  const first = [...new Set(read.flatMap(({ formats: [best] }) => best?.title ?? []))];
  const runnersUp = read.length === 1 ? (read[0]?.formats.slice(1, 4) ?? []) : [];
  return (
    <div className={classes.format}>
      <NativeSelect
        label="Read as" value={format ?? ''} onChange={({ currentTarget: { value } }) => wish({ format: value === '' ? undefined : value })}
        data={[{ value: '', label: first.length === 0 ? 'As found' : `${first.join(', ')} (found)` }, ...reading.choices.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      {runnersUp.length > 0 && (
        <p className={classes.also}>
          Fits too: {runnersUp.map(({ id, title, fit }) => <button key={id} type="button" title={`Read it as ${title}`} onClick={() => wish({ format: id })}>{title} {Math.round(fit * 100)} %</button>)}
        </p>
      )}
    </div>
  );
}
