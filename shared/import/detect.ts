import type { Reader, Source } from './model';
import { csv } from './readers/csv';
import { everest } from './readers/everest';
import { everestHtml } from './readers/everest-html';
import { evcc } from './readers/evcc';
import { frames } from './readers/frames';
import { har } from './readers/har';
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
import { wireshark } from './readers/wireshark';

/** Every format that can be read; of equally good ones the first is taken. */
export const READERS: readonly Reader[] = [
  ownJournal, ocppTrace, pcap, har, wireshark, everestHtml, ocppCoreDump, steve, mobilityhouse, evcc, microOcpp, everest, sapSimulator, ocppCore,
  frames, csv, jsonLog, logLines,
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
  const head: Source = { name: source.name, text: source.text.slice(0, HEAD), ...(source.bytes ? { bytes: source.bytes.subarray(0, HEAD) } : {}) };
  return READERS
    .map((reader) => ({ reader, fit: reader.detect(head) }))
    .filter(({ fit }) => fit >= ENOUGH)
    .toSorted((a, b) => b.fit - a.fit);
}

/** The reader of that id; undefined when there is none. */
export function readerOf(id: string): Reader | undefined {
  return READERS.find((reader) => reader.id === id);
}
