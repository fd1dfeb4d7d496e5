import { beginExport } from '../../export/exporter';
import { mermaidExporter } from '../../export/mermaid';
import type { Handlers } from '../../ipc/contract';
import type { Journal } from '../../journal/journal';
import { PROBLEM } from '../../journal/meta';
import { chosenEntries } from '../chosen-entries';
import { done, fail } from '../reply';
import type { WindowView } from '../window-view';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'selection.facts' | 'selection.text'>;

/** What a clipboard takes without trouble, UTF-16 units. */
const COPY_UP_TO = 8 * 1024 * 1024;
const GONE = 'Another log is shown now; select the entries anew.';

/** What can be said of the entries that a person selected, and their texts. */
export function selectionHandlers(workbench: Workbench, window: WindowView): Commands {
  return {
    'selection.facts': async ({ filter }) => {
      const { columns } = workbench.shown.journal.index;
      const chosen = await chosenEntries(workbench, window, filter);
      if (!chosen) return fail('cancelled', GONE);
      let first: number | undefined;
      let last = 0;
      let problems = 0;
      for (const index of chosen) {
        first ??= index;
        last = index;
        if ((columns.meta(index) & PROBLEM) !== 0) problems += 1;
      }
      return done({ count: chosen.count, duration: first === undefined ? 0 : Math.max(0, columns.time(last) - columns.time(first)), problems });
    },
    'selection.text': async ({ filter, as, lanes }) => {
      const { journal } = workbench.shown;
      const chosen = await chosenEntries(workbench, window, filter);
      if (!chosen) return fail('cancelled', GONE);
      const pieces: string[] = [];
      let length = 0;
      for (const piece of as === 'mermaid' ? beginExport(mermaidExporter, journal, chosen, undefined, lanes).pieces : texts(journal, chosen, as)) {
        length += piece.length + 1;
        if (length > COPY_UP_TO) return fail('refused', `The ${chosen.count} selected entries are more than the clipboard should hold (${COPY_UP_TO / 2 ** 20} MiB); export them to a file instead.`);
        pieces.push(piece);
      }
      return done({ text: as === 'raw' ? pieces.join('\n') : as === 'json' ? `[\n${pieces.map((piece) => `  ${piece}`).join(',\n')}\n]` : pieces.join(''), count: chosen.count });
    },
  };
}

function* texts(journal: Journal, chosen: Iterable<number>, as: 'raw' | 'json'): Generator<string, void, undefined> {
  for (const index of chosen) yield as === 'raw' ? (journal.entry(index)?.text ?? '') : messageJson(journal, index);
}

/** One entry as an object on one line: when, whose, which way, and the message as JSON, or as text when it is none. */
function messageJson(journal: Journal, index: number): string {
  const entry = journal.entry(index);
  const row = journal.row(index);
  if (!entry || !row) return 'null';
  const { kind, direction, text, base64 } = entry;
  return JSON.stringify({
    entry: index,
    time: new Date(entry.wall).toISOString(),
    ...(row.station === undefined ? {} : { station: row.station }),
    ...(direction ? { direction } : {}),
    kind: row.type ?? kind,
    ...(base64 ? { base64: text } : content(text)),
  });
}

function content(text: string): { readonly message: unknown } | { readonly text: string } {
  try {
    return /^\s*[[{]/.test(text) ? { message: JSON.parse(text) as unknown } : { text };
  } catch {
    return { text };
  }
}
