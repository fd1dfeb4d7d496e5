import type { LogPreview } from '../../shared/ipc/preview-shapes';
import { count, plural } from '../ui/format';

/** What a person should look at before a log is opened: a line each. */
export function doubtsOf({ reading, files }: LogPreview): readonly string[] {
  const { directions, zoneFrom, timed, newestFirst, brokenLines, brokenWhy = [], cut } = reading;
  const unread = files.filter(({ formats, without }) => formats.length === 0 && !without);
  const doubts: string[] = [];
  if (directions.assumed > 0) doubts.push(`Who sent ${plural(directions.assumed, 'message')} is assumed: neither the log nor the message tells.`);
  if (timed && zoneFrom === 'assumed') doubts.push('The log names no time zone; its times are taken for UTC.');
  if (newestFirst) doubts.push('The log begins with what was last; it is read from its end.');
  if (!timed) doubts.push('The log names no times.');
  if (brokenLines > 0) doubts.push(`${plural(brokenLines, 'line')} should hold a message and cannot be read.${brokenWhy.length === 1 ? ` ${brokenWhy[0] ?? ''}` : ''}`);
  if (cut > 0) doubts.push(`${plural(cut, 'message')} ${cut === 1 ? 'was' : 'were'} cut off by whoever wrote the log.`);
  if (unread.length > 0) doubts.push(`No message was found in ${unread.length === 1 ? (unread[0]?.name ?? '') : `${count(unread.length)} of the files`}; ${unread.length === 1 ? 'its lines become' : 'their lines become'} notes.`);
  return doubts;
}
