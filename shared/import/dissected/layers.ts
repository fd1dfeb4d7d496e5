import { isJsonObject, type JsonValue } from '../../ocpp/json';
import { timeOf } from '../object-context';
import type { Place } from '../model';
import type { Placed } from '../placed-json';
import type { DissectedMessage, DissectedPacket } from './packet';

/** Fields that are asked for. */
const FIELDS: readonly string[] = [
  'frame.number', 'frame.protocols', 'frame.time_epoch', 'tcp.stream', 'tcp.seq', 'tcp.srcport', 'tcp.dstport', 'ip.src', 'ip.dst', 'ipv6.src', 'ipv6.dst',
  'http.request.uri', 'http.request.full_uri', 'http.sec_websocket_protocol', 'websocket.mask', 'websocket.payload.text', 'data-text-lines',
];

/** Under which name a field stands. */
export type Naming = ReadonlyMap<string, string>;

/** As `tshark -T json` and PDML name them. */
export const DOTTED: Naming = new Map(FIELDS.map((name) => [name, name]));
/** As `tshark -T ek` does: the protocol once more, and no dots. */
export const UNDERSCORED: Naming = new Map(FIELDS.map((name) => [name.includes('.') ? `${name.split('.')[0] ?? ''}_${name.replaceAll('.', '_')}` : name, name]));

/** The fields of a packet, however deep they stand in its layers; several messages in a packet are layers of the same name. */
export class Layers {
  /** Names of the outermost ones. */
  readonly #names: string[] = [];
  readonly #found = new Map<string, string[]>();

  /** The fields in a JSON object of layers. */
  static of(layers: Placed, naming: Naming): Layers {
    const made = new Layers();
    for (const [name] of layers.members()) made.#names.push(name);
    made.#collect(layers, naming);
    return made;
  }

  /** A layer of that name begins. */
  named(name: string): void {
    this.#names.push(name);
  }

  /** The layer that began last; '' for none. */
  get last(): string {
    return this.#names.at(-1) ?? '';
  }

  add(name: string, values: readonly string[]): void {
    const known = this.#found.get(name);
    if (known) for (const value of values) known.push(value);
    else this.#found.set(name, [...values]);
  }

  /** What they say of the packet. */
  packet(place: Place): DissectedPacket {
    const uri = this.#first('http.request.uri') ?? this.#first('http.request.full_uri');
    const stream = this.#first('tcp.stream');
    const sequence = this.#first('tcp.seq');
    const protocol = this.#all('http.sec_websocket_protocol').at(-1);
    const time = timeOf(numberOf(this.#first('frame.time_epoch')));
    return {
      place, number: this.#first('frame.number') ?? '', protocols: this.#first('frame.protocols') ?? this.#names.join(':'),
      from: this.#end('src'), to: this.#end('dst'), messages: this.#messages(),
      ...(time ? { time } : {}), ...(stream === undefined ? {} : { stream }), ...(sequence === undefined ? {} : { sequence }), ...(uri === undefined ? {} : { uri }), ...(protocol === undefined ? {} : { protocol }),
    };
  }

  /** Newer versions give the texts in the websocket layer, older ones as lines of text, some both. */
  #messages(): readonly DissectedMessage[] {
    const own = this.#all('websocket.payload.text');
    const texts = own.length > 0 ? own : this.#all('data-text-lines').filter((line) => line.trimStart().startsWith('[')).map((line) => line.replace(/(?:\\r)?(?:\\n)$/, ''));
    const masked = this.#first('websocket.mask');
    return texts.map((text) => ({ text, ...(masked === undefined ? {} : { masked: /^(?:1|true)$/i.test(masked) }) }));
  }

  #first(name: string): string | undefined {
    return this.#found.get(name)?.[0];
  }

  #all(name: string): readonly string[] {
    return this.#found.get(name) ?? [];
  }

  #end(side: 'src' | 'dst'): string {
    return `${this.#first(`ip.${side}`) ?? this.#first(`ipv6.${side}`) ?? ''}:${this.#first(`tcp.${side}port`) ?? ''}`;
  }

  #collect(placed: Placed, naming: Naming): void {
    for (const item of placed.items()) this.#collect(item, naming);
    for (const [name, member] of placed.members()) {
      const field = naming.get(name);
      if (field !== undefined) this.add(field, textsIn(member.value));
      this.#collect(member, naming);
    }
  }
}

function numberOf(text: string | undefined): JsonValue | undefined {
  if (text === undefined) return undefined;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** A field's values; of one whose names are its values, these. */
function textsIn(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string' || typeof one === 'boolean').map(String);
  return isJsonObject(value) ? Object.keys(value) : [];
}
