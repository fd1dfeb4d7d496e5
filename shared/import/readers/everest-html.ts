import { versionIn } from '../line-context';
import { timeIn } from '../log-time';
import type { Found, Reader, Source } from '../model';
import { byteLength } from '../source-lines';

const ROW = /<tr class="(ChargePoint|CentralSystem|SYS|[^"]*)">([\s\S]*?)<\/tr>/g;

/** EVerest's message log as a page: a row of a table for each message, its origin as the row's class. */
export const everestHtml: Reader = {
  id: 'everest-html',
  title: 'EVerest (libocpp), HTML',
  detect: ({ text }) => (/<title>EVerest OCPP log/.test(text) || /<tr class="(?:ChargePoint|CentralSystem)">/.test(text) ? 1 : 0),
  read,
};

function* read({ text }: Source): Generator<Found, void, undefined> {
  let at = 0;
  let line = 1;
  let bytes = 0;
  /** Goes on to a position, and counts lines and bytes on the way. */
  const goTo = (to: number): void => {
    for (let i = text.indexOf('\n', at); i >= 0 && i < to; i = text.indexOf('\n', i + 1)) line += 1;
    bytes += byteLength(text, at, to);
    at = to;
  };
  for (const row of text.matchAll(ROW)) {
    yield* between(text.slice(at, row.index), line, bytes);
    goTo(row.index);
    const [first, start] = [line, bytes];
    const [, origin, content = ''] = row;
    goTo(row.index + row[0].length);
    const place = { line: first, lastLine: line, start, end: bytes };
    const pre = /<pre[^>]*>([\s\S]*?)<\/pre>/.exec(content)?.[1];
    const message = pre === undefined ? '' : plain(pre).trim();
    const time = timeIn(content);
    const when = time ? { time } : {};
    const version = versionIn(content);
    if (message.startsWith('[')) yield { kind: 'frame', text: message, place, way: origin === 'CentralSystem' ? 'down' : 'up', ...when, ...(version ? { version } : {}) };
    else yield { kind: 'note', text: words(content), place, ...when };
  }
  yield* between(text.slice(at), line, bytes);
}

function* between(text: string, line: number, start: number): Generator<Found, void, undefined> {
  const said = words(text.replace(/<style>[\s\S]*?<\/style>/g, ' ')) || text.trim();
  if (said === '') return;
  const lead = /^\s*/.exec(text)?.[0] ?? '';
  const first = line + (lead.match(/\n/g)?.length ?? 0);
  const own = text.trim();
  const from = start + byteLength(lead, 0, lead.length);
  yield { kind: 'other', text: said, place: { line: first, lastLine: first + (own.match(/\n/g)?.length ?? 0), start: from, end: from + byteLength(own, 0, own.length) } };
}

function words(html: string): string {
  return plain(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim();
}

/** libocpp writes entities for these two alone, so any other one stood in the message. */
function plain(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}
