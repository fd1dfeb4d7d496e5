import { versionIn } from '../line-context';
import { timeIn } from '../log-time';
import type { Found, Reader, Source } from '../model';
import { byteLength } from '../source-lines';

const ROW = /<tr class="(ChargePoint|CentralSystem|SYS|[^"]*)">([\s\S]*?)<\/tr>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' };

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
  if (said !== '') yield { kind: 'other', text: said, place: { line, lastLine: line + (text.match(/\n/g)?.length ?? 0), start, end: start + byteLength(text, 0, text.length) } };
}

function words(html: string): string {
  return plain(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim();
}

function plain(html: string): string {
  return html.replace(/&(?:lt|gt|amp|quot|nbsp|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}
