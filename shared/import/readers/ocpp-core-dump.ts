import { timeIn } from '../log-time';
import type { Found, Reader, Source } from '../model';
import { byteLength } from '../source-lines';

/** Name of a file of OCPP.Core's MessageDumpDir: `2023-11-28_19-40-22-2973_ocpp16-in.txt`. */
const NAME = /(\d{4}-\d\d-\d\d)_(\d\d)-(\d\d)-(\d\d)-(\d{1,7})_ocpp(16|20|21)-(in|out)\.txt$/;

/** OCPP.Core's dump: a message a file, its time and direction in the file's name. */
export const ocppCoreDump: Reader = {
  id: 'ocpp-core-dump',
  title: 'OCPP.Core message dump',
  detect: ({ name }) => (NAME.test(name) ? 1 : 0),
  read,
};

function* read({ name, text }: Source): Generator<Found, void, undefined> {
  const [, day, hour, minute, second, fraction, version, way] = NAME.exec(name) ?? [];
  const time = timeIn(`${day ?? ''} ${hour ?? ''}:${minute ?? ''}:${second ?? ''}.${fraction ?? ''}`);
  yield {
    kind: 'frame', text: text.trim(), way: way === 'in' ? 'up' : 'down',
    place: { line: 1, lastLine: text.split('\n').length, start: 0, end: byteLength(text, 0, text.length) },
    version: version === '16' ? '1.6' : version === '21' ? '2.1' : '2.0.1',
    ...(time ? { time } : {}),
  };
}
