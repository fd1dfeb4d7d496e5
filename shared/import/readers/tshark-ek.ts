import { Layers, UNDERSCORED } from '../dissected/layers';
import { Conversations, NO_UPGRADE } from '../dissected/packet';
import type { Found, Reader, Source } from '../model';
import { parseWithPlaces } from '../placed-json';
import { placeOfLine, sourceLines, type SourceLine } from '../source-lines';
import { otherLine } from '../text-log';

/** `tshark -T ek`: a packet a line, for Elasticsearch, each behind a line that names its index. */
export const tsharkEk: Reader = {
  id: 'tshark-ek',
  title: 'tshark for Elasticsearch (-T ek)',
  whenEmpty: NO_UPGRADE,
  detect: ({ text }) => (/^\{"timestamp"\s*:\s*"\d+"\s*,\s*"layers"\s*:\s*\{/m.test(text) ? 1 : 0),
  read,
};

function* read(source: Source): Generator<Found, void, undefined> {
  const conversations = new Conversations();
  for (const line of sourceLines(source)) {
    if (line.text.trim() !== '') yield* onLine(line, conversations);
  }
}

function* onLine(line: SourceLine, conversations: Conversations): Generator<Found, void, undefined> {
  const { text, number, start } = line;
  const layers = text.includes('"layers"') ? parseWithPlaces(text, { line: number, bytes: start })?.at('layers') : undefined;
  if (layers) yield* conversations.found(Layers.of(layers, UNDERSCORED).packet(placeOfLine(line)));
  else if (text.includes('"layers"')) yield { ...otherLine(line), kind: 'broken', why: 'This packet is no JSON: the line was cut off or damaged.' };
  else yield otherLine(line);
}
