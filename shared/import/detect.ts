import { framesInLines } from './frames-in-lines';
import type { Reader, Source } from './model';
import { citrineos } from './readers/citrineos';
import { csv } from './readers/csv';
import { everest, everestConsole } from './readers/everest';
import { everestHtml } from './readers/everest-html';
import { evcc } from './readers/evcc';
import { frames } from './readers/frames';
import { har } from './readers/har';
import { jsonDocument } from './readers/json-document';
import { jsonLog } from './readers/json-log';
import { logLines } from './readers/log-lines';
import { microOcpp } from './readers/micro-ocpp';
import { mobilityhouse } from './readers/mobilityhouse';
import { ocppCore } from './readers/ocpp-core';
import { ocppCoreDump } from './readers/ocpp-core-dump';
import { ocppTrace } from './readers/ocpp-trace';
import { ownJournal } from './readers/own-journal';
import { pcap } from './readers/pcap';
import { sapSimulator } from './readers/sap-simulator';
import { steve } from './readers/steve';
import { terminal } from './readers/terminal';
import { wireshark } from './readers/wireshark';
import { sourceLines } from './source-lines';

/** Every format that can be read; of equally good ones the first is taken. */
export const READERS: readonly Reader[] = [
  ownJournal, ocppTrace, pcap, har, wireshark, everestHtml, ocppCoreDump, steve, mobilityhouse, evcc, microOcpp, everest, everestConsole, sapSimulator, ocppCore, citrineos, terminal,
  frames, csv, jsonLog, jsonDocument, logLines,
];

const HEAD = 64 * 1024;
/** Less than this is not worth a guess. */
const ENOUGH = 0.15;

/** A format, and how well it fits. */
export interface Detected {
  readonly reader: Reader;
  readonly fit: number;
}

/** The formats that fit a source, the best first; none when nothing in it looks like a frame. */
export function detect(source: Source): readonly Detected[] {
  const { name, text, bytes } = source;
  const found = detectIn({ name, text: text.slice(0, HEAD), ...(bytes ? { bytes: bytes.subarray(0, HEAD) } : {}) });
  if (found.length > 0 || text.length <= HEAD) return found;
  // A log may begin with a long story of something else.
  const from = firstFrame(text);
  return from === undefined ? [] : detectIn({ name, text: text.slice(from, from + HEAD) });
}

function detectIn(head: Source): readonly Detected[] {
  return READERS
    .map((reader) => ({ reader, fit: reader.detect(head) }))
    .filter(({ fit }) => fit >= ENOUGH)
    .toSorted((a, b) => b.fit - a.fit);
}

/** Where the line begins on which the first frame stands, or a line or two before. */
function firstFrame(text: string): number | undefined {
  const starts = [0, 0, 0];
  let at = 0;
  for (const piece of framesInLines(sourceLines(text))) {
    if (piece.kind === 'frame') return starts[0];
    starts.shift();
    starts.push(at);
    const next = text.indexOf('\n', at);
    at = next < 0 ? text.length : next + 1;
  }
  return undefined;
}

/** The reader of that id; undefined when there is none. */
export function readerOf(id: string): Reader | undefined {
  return READERS.find((reader) => reader.id === id);
}
