import { timeIn } from '../log-time';
import type { LogTime, Place } from '../model';
import type { DissectedMessage, DissectedPacket } from './packet';

/** A message as its lines tell it so far. */
interface Begun {
  masked?: boolean;
  /** Behind `Text:`, on one line. */
  text?: string;
  /** Of the line-based text below it. */
  readonly lines: string[];
  cut: boolean;
}

/** Shortened to the 240 characters of a label: `Text [truncated]: …`, ` [truncated]…`, `Text […]: ……`. */
const SHORTENED = /^ ?\[(?:truncated|…)\] ?/;

/** A packet of a text export, line by line. */
export class TextPacket {
  readonly #from: Pick<Place, 'line' | 'start'>;
  #to: Pick<Place, 'lastLine' | 'end'>;
  /** The tree itself began, not only its row in the list of packets. */
  begun = false;
  #layer = '';
  readonly #layers: string[] = [];
  readonly #messages: Begun[] = [];
  readonly #said: { number?: string; protocols?: string; stream?: string; uri?: string; protocol?: string; sequence?: string } = {};
  readonly #addresses = { from: '', to: '' };
  readonly #ports = { from: '', to: '' };
  /** From the best source to the worst: since 1970, a date, since the first packet. */
  readonly #times: (LogTime | undefined)[] = [];

  constructor(from: Pick<Place, 'line' | 'start'>) {
    this.#from = from;
    this.#to = { lastLine: from.line, end: from.start };
  }

  take(line: string, to: Pick<Place, 'lastLine' | 'end'>): void {
    this.#to = to;
    if (/^Frame \d+: /.test(line)) this.begun = true;
    if (!this.begun) this.#row(line);
    else if (/^\S/.test(line)) this.#layerBegins(line);
    else this.#inLayer(line);
  }

  packet(): DissectedPacket {
    const { number = '', protocols = this.#layers.join(':'), ...others } = this.#said;
    const time = this.#times.find((one) => one !== undefined);
    return {
      place: { ...this.#from, ...this.#to }, number, protocols, ...others, ...(time ? { time } : {}),
      from: `${this.#addresses.from}:${this.#ports.from}`, to: `${this.#addresses.to}:${this.#ports.to}`,
      messages: this.#messages.flatMap(messageOf),
    };
  }

  /** In the list of packets: number, time, source, destination, protocol, length, what it is. */
  #row(line: string): void {
    const elapsed = /^ {0,9}\d+ +(\d{1,9}\.\d{1,9}) /.exec(line)?.[1];
    this.#times[3] = elapsed === undefined ? timeIn(line) : { kind: 'elapsed', ms: Number(elapsed) * 1000 };
    this.#said.uri = / GET (\S{1,2000}) HTTP\//.exec(line)?.[1] ?? this.#said.uri;
  }

  #layerBegins(line: string): void {
    this.#layer = /^[^,:([]{1,80}/.exec(line)?.[0].trim() ?? '';
    if (this.#layer.startsWith('Frame ')) this.#said.number = this.#layer.slice('Frame '.length);
    else if (this.#layer !== '') this.#layers.push(this.#layer);
    const ends = /^(Internet Protocol|Transmission Control Protocol).{0,80}?, Src(?: Port)?: (.{1,200}?), Dst(?: Port)?: ([^,]{1,200})/.exec(line);
    if (ends) Object.assign(ends[1] === 'Internet Protocol' ? this.#addresses : this.#ports, { from: ends[2], to: ends[3]?.trim() });
    if (ends?.[1] === 'Transmission Control Protocol') this.#said.sequence = /, Seq: (\d+)/.exec(line)?.[1];
    if (this.#layer === 'WebSocket') this.#messages.push({ lines: [], cut: false });
  }

  #inLayer(line: string): void {
    const said = this.#said;
    if (this.#layer.startsWith('Frame ')) {
      const [, name, rest = ''] = /^ {2,8}\[?(Epoch Time|UTC Arrival Time|Arrival Time|Time since reference or first frame|Protocols in frame): (.*?)\]?$/.exec(line) ?? [];
      if (name === 'Protocols in frame') said.protocols = rest;
      else if (name === 'Epoch Time') this.#times[0] = timeIn(rest);
      else if (name?.endsWith('Arrival Time')) this.#times[name.startsWith('UTC') ? 1 : 2] = timeIn(rest);
      else if (name !== undefined) this.#times[3] = { kind: 'elapsed', ms: Number.parseFloat(rest) * 1000 };
    } else if (this.#layer.startsWith('Transmission Control Protocol')) said.stream ??= /^ {4}\[Stream index: (\d+)\]/.exec(line)?.[1];
    else if (this.#layer === 'Hypertext Transfer Protocol') this.#http(line);
    else if (this.#layer === 'WebSocket') this.#webSocket(line);
    else if (this.#layer === 'Line-based text data') this.#messages.at(-1)?.lines.push(line.slice(4));
  }

  #http(line: string): void {
    const [, name, rest = ''] = /^ {4,8}(Request URI|Sec-WebSocket-Protocol): (.*?)(?:\\r\\n)?$/i.exec(line) ?? [];
    if (name === 'Request URI') this.#said.uri = rest;
    else if (name !== undefined) this.#said.protocol = rest;
  }

  #webSocket(line: string): void {
    const message = this.#messages.at(-1);
    if (!message) return;
    const mask = / = Mask: (True|False)/.exec(line)?.[1];
    if (mask !== undefined) message.masked = mask === 'True';
    const [, shortened, text] = /^ {4,12}Text( \[[^\]]{1,12}\])?: (.*)$/.exec(line) ?? [];
    if (text === undefined) return;
    message.text = shortened === undefined ? text : text.replace(/…$/, '');
    message.cut = shortened !== undefined;
  }
}

function messageOf({ masked, text, lines, cut }: Begun): readonly DissectedMessage[] {
  const shortened = lines.some((line) => SHORTENED.test(line));
  const below = lines.map((line) => line.replace(SHORTENED, '')).join('');
  const own = unescaped(text ?? below);
  if (own.trim() === '') return [];
  return [{ text: own, ...(masked === undefined ? {} : { masked }), ...(cut || (text === undefined && shortened) ? { cut: true } : {}) }];
}

const BREAKS: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\t': '\t' };

/** Line breaks and tabs between the parts of a message are shown as C writes them; within texts JSON has them so itself. */
function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/"(?:[^"\\]|\\.)*"?|\\[nrt]/g, (part) => BREAKS[part] ?? part) : text;
}
