import type { Frame } from '../ocpp/frame';
import { describeKind } from './words';
import type { Exporter } from './exporter';

/** Nothing but messages, one a line as they were on the wire; line breaks within one become blanks. */
export const jsonLinesExporter: Exporter = {
  id: 'json-lines',
  title: 'Frames, one a line',
  extension: 'jsonl',
  *write(entries, _journal, lose) {
    for (const { entry, frame, mark } of entries) {
      if (mark) lose('marks and notes');
      if (entry.kind !== 'frame') lose(describeKind(entry.kind));
      else if (entry.base64) lose('messages that are no text');
      else {
        if (!beginsLikeFrame(entry.text, frame)) lose('that what begins like no frame, or ends like none, is a message');
        else if (/[\r\n]/.test(entry.text)) lose('line breaks within messages');
        yield `${entry.text.replace(/[\r\n]+/g, ' ')}\n`;
      }
      if (entry.kind === 'frame') lose('times, directions and stations');
    }
  },
};

/** Whoever reads the lines knows a message by its beginning, and that it is whole. */
function beginsLikeFrame(text: string, frame: Frame | undefined): boolean {
  return !(frame?.kind === 'malformed' && frame.reason === 'not-json') && /^\[\s*"?[2-6]"?\s*,\s*(?:"|(?:-?\d{1,20}|null)\s*,\s*["{])/.test(text);
}
