import { utf8 } from '../capture/text-of-bytes';
import { DOTTED, Layers } from '../dissected/layers';
import { Conversations, NO_UPGRADE } from '../dissected/packet';
import type { Found, Place, Reader, Source } from '../model';
import { byteLength, sourceLines, type SourceLine } from '../source-lines';

/** `tshark -T pdml`, Wireshark's export as PDML: packets as XML, each field a tag, which Wireshark writes a line each. */
export const tsharkPdml: Reader = {
  id: 'tshark-pdml',
  title: 'Wireshark PDML export',
  whenEmpty: NO_UPGRADE,
  detect: ({ text }) => (/<pdml[\s>]/.test(text) || /<proto name="geninfo"/.test(text) ? 1 : 0),
  read,
};

/** Characters of a packet that are held. */
const MOST = 16_000_000;
const PACKET_END = '</packet>';
const TAG = /<(proto|field|\/packet)\b((?:[^<>"]|"[^"]*")*)>/g;

function* read(source: Source): Generator<Found, void, undefined> {
  const conversations = new Conversations();
  let held: SourceLine[] = [];
  let length = 0;
  for (const line of sourceLines(source)) {
    if (line.text.trim() === '') continue;
    if (held.length === 0 && !line.text.includes('<packet>')) {
      // A time in it is that of the export.
      yield { kind: 'other', text: line.text, place: placeOf([line]) };
      continue;
    }
    held.push(line);
    length += line.text.length;
    if (!line.text.includes(PACKET_END) && length < MOST) continue;
    yield* inLines(held, conversations);
    [held, length] = [[], 0];
  }
  if (held.length > 0) yield* inLines(held, conversations);
}

/** Lines that hold a packet; or several, where somebody took the line breaks out. */
function* inLines(lines: readonly SourceLine[], conversations: Conversations): Generator<Found, void, undefined> {
  const place = placeOf(lines);
  let layers = new Layers();
  let fields = 0;
  for (const [, tag = '', inside = ''] of lines.map(({ text }) => text).join('\n').matchAll(TAG)) {
    if (tag === '/packet') {
      yield* conversations.found(layers.packet(place));
      layers = new Layers();
      fields = 0;
    } else {
      fields += 1;
      takeTag(tag, attributesOf(inside), layers);
    }
  }
  // A packet that was cut off, or a tag that no packet holds.
  if (fields > 0) yield* conversations.found(layers.packet(place));
}

function takeTag(tag: string, { name = '', show = '', value = '', size }: Readonly<Record<string, string>>, layers: Layers): void {
  if (tag === 'proto') {
    if (name !== 'geninfo' && name !== 'fake-field-wrapper') layers.named(name);
  } else if (name === '' && layers.last === 'data-text-lines') layers.add('data-text-lines', [show]);
  else if (name === 'websocket.payload.text') layers.add(name, [bytesAsText(value, Number(size)) ?? show]);
  else if (DOTTED.has(name)) layers.add(name, [show]);
}

/** The bytes of the message; what is shown of it may be shortened. */
function bytesAsText(hex: string, size: number): string | undefined {
  if (hex === '' || hex.length !== size * 2 || !/^[0-9a-f]*$/i.test(hex)) return undefined;
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i += 1) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return utf8(bytes);
}

function attributesOf(inside: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...inside.matchAll(/([\w.-]+)="([^"]*)"/g)].map(([, name = '', text = '']) => [name, plain(text)]));
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (all, hex?: string, decimal?: string, name = '') => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (hex === undefined && decimal === undefined) return ENTITIES[String(name)] ?? all;
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

function placeOf(lines: readonly SourceLine[]): Place {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) throw new Error('A packet has a line.');
  return { line: first.number, lastLine: last.number, start: first.start, end: last.start + byteLength(last.text, 0, last.text.length) };
}
