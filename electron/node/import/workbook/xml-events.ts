import sax from 'sax';

/** What is heard of an XML document while it is read. Names come without their prefix. */
export interface XmlEars {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads an XML document piece by piece; one turn after each piece. Throws a sentence where it is not well-formed. */
export function* xmlEvents(pieces: Iterable<string>, ears: XmlEars): Generator<void, void, undefined> {
  const parser = sax.parser(true, { position: false });
  parser.onerror = (error) => { throw new Error(`its XML is damaged: ${error.message.split('\n')[0] ?? ''}`); };
  parser.onopentag = ({ name, attributes }) => ears.open?.(bare(name), attributes as Record<string, string>);
  parser.ontext = (text) => ears.text?.(text);
  parser.oncdata = (text) => ears.text?.(text);
  parser.onclosetag = (name) => ears.close?.(bare(name));
  for (const piece of pieces) {
    parser.write(piece);
    yield;
  }
  parser.close();
}

/** Reads a short XML document at one go. */
export function readXml(pieces: Iterable<string>, ears: XmlEars): void {
  const events = xmlEvents(pieces, ears);
  while (events.next().done !== true);
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
