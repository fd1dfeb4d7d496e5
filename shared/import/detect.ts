import { framesInLines } from './frames-in-lines';
import type { Place, Reader, Source } from './model';
import { apostol } from './readers/apostol';
import { citrineos } from './readers/citrineos';
import { csv } from './readers/csv';
import { everest, everestConsole } from './readers/everest';
import { everestHtml } from './readers/everest-html';
import { evcc } from './readers/evcc';
import { followStream } from './readers/follow-stream';
import { frames } from './readers/frames';
import { har } from './readers/har';
import { hexDump } from './readers/hex-dump';
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
import { rawStream } from './readers/raw-stream';
import { sapSimulator } from './readers/sap-simulator';
import { steve } from './readers/steve';
import { terminal } from './readers/terminal';
import { tsharkEk } from './readers/tshark-ek';
import { tsharkPdml } from './readers/tshark-pdml';
import { tsharkText } from './readers/tshark-text';
import { wireshark } from './readers/wireshark';
import { byteLength, HEAD, headOf } from './source-lines';
import { sourceParts } from './source-parts';

/** Every format that can be read; of equally good ones the first is taken. */
export const READERS: readonly Reader[] = [
  ownJournal, ocppTrace, pcap, har, wireshark, hexDump, tsharkText, tsharkPdml, tsharkEk, followStream, rawStream, everestHtml, ocppCoreDump, steve, mobilityhouse, evcc, microOcpp, everest, everestConsole, sapSimulator, apostol, ocppCore, citrineos, terminal,
  frames, csv, jsonLog, jsonDocument, logLines,
];

/** Less than this is not worth a guess. */
const ENOUGH = 0.15;

/** A format, and how well it fits. */
export interface Detected {
  readonly reader: Reader;
  readonly fit: number;
}

/** The formats that fit a source, the best first; none when nothing in it looks like a frame. */
export function detect(source: Source): readonly Detected[] {
  const { name, bytes } = source;
  const text = headOf(source);
  const found = detectIn({ name, text, ...(bytes ? { bytes: bytes.subarray(0, HEAD) } : {}) });
  if (found.length > 0 || text.length < HEAD) return found;
  // A log may begin with a long story of something else.
  const later = atFirstFrame(source);
  return later === undefined ? [] : detectIn({ name, text: later });
}

function detectIn(head: Source): readonly Detected[] {
  return READERS
    .map((reader) => ({ reader, fit: reader.detect(head) }))
    .filter(({ fit }) => fit >= ENOUGH)
    .toSorted((a, b) => b.fit - a.fit);
}

/** As much as a head holds from the line on which the first frame stands, or a line or two before. */
function atFirstFrame(source: Source): string | undefined {
  let first: Place | undefined;
  for (const piece of framesInLines(sourceParts(source))) {
    if (piece.kind !== 'frame') continue;
    first = piece.frame.place;
    break;
  }
  if (!first) return undefined;
  let head = '';
  for (const { number, text, start, partial } of sourceParts(source)) {
    if (number < first.line - 2 || (partial && start + byteLength(text, 0, text.length) <= first.start)) continue;
    head += `${text}\n`;
    if (head.length >= HEAD) break;
  }
  return head;
}

/** The reader of that id; undefined when there is none. */
export function readerOf(id: string): Reader | undefined {
  return READERS.find((reader) => reader.id === id);
}
