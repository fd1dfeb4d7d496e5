import { describeKind } from './words';
import type { Exporter } from './exporter';

/** Nothing but messages, one a line as they were on the wire; line breaks within one become blanks. */
export const jsonLinesExporter: Exporter = {
  id: 'json-lines',
  title: 'Frames, one a line',
  extension: 'jsonl',
  *write(entries, _journal, lose) {
    for (const { entry, mark } of entries) {
      if (mark) lose('marks and notes');
      if (entry.kind !== 'frame') lose(describeKind(entry.kind));
      else if (entry.base64) lose('messages that are no text');
      else {
        if (/[\r\n]/.test(entry.text)) lose('line breaks within messages');
        yield `${entry.text.replace(/[\r\n]+/g, ' ')}\n`;
      }
      if (entry.kind === 'frame') lose('times, directions and stations');
    }
  },
};
