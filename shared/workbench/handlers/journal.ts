import type { Handlers } from '../../ipc/contract';
import type { EntryDetail } from '../../ipc/shapes';
import type { Journal } from '../../journal/journal';
import { violationsIn } from '../check-journal';
import type { StationState, VariableState, WorldState } from '../../state/model';
import { done, fail } from '../reply';
import { logRow } from '../row-view';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'journal.info' | 'journal.entry' | 'journal.state'>;

/** Entries that are folded without a pause, some milliseconds' worth. */
const AT_ONCE = 2000;

export function journalHandlers(workbench: Workbench): Commands {
  return {
    'journal.info': () => done(workbench.shown.info()),
    'journal.entry': ({ index }) => {
      const { journal } = workbench.shown;
      journal.flush();
      const half = halfOf(workbench, journal, index);
      if (!half) return fail('not-found', `There is no entry ${index}; the journal has ${journal.count}.`);
      const pair = half.row.pair === undefined ? undefined : halfOf(workbench, journal, half.row.pair);
      const { row, raw, base64, violations, source } = half;
      const note = journal.index.marks.of(index)?.note;
      return done({
        row, raw, base64, violations, ...(source ? { source } : {}), ...(note === undefined ? {} : { note }),
        ...(pair ? { pair: { row: pair.row, raw: pair.raw, violations: pair.violations } } : {}),
      });
    },
    'journal.state': async ({ at, known = {} }) => {
      const { journal, timeline } = workbench.shown;
      const index = at ?? journal.count - 1;
      const { clock } = workbench.ports;
      // A short way is gone at once; on a long one others have their turn.
      if (index - timeline.built > AT_ONCE) await timeline.reach(index, { pause: () => new Promise<void>((resolve) => void clock.after(0, resolve)) });
      const { world, variables } = withoutKnown(timeline.stateAt(index), known);
      return done({ ...(at === undefined ? {} : { at }), world, variables });
    },
  };
}

const numbers = new WeakMap<readonly VariableState[], number>();
let lastNumber = 0;

/** Each list of variables has a number of its own: it is never changed, only followed by another. */
function numberOf(variables: readonly VariableState[]): number {
  const number = numbers.get(variables) ?? (lastNumber += 1);
  numbers.set(variables, number);
  return number;
}

/** The state without the variables that the window has already. */
function withoutKnown(world: WorldState, known: Readonly<Record<string, number>>): { readonly world: WorldState; readonly variables: Record<string, number> } {
  const variables: Record<string, number> = {};
  const stations = Object.entries(world.stations).map(([id, station]): [string, StationState] => {
    const number = numberOf(station.variables);
    variables[id] = number;
    return [id, Object.hasOwn(known, id) && known[id] === number ? { ...station, variables: [] } : station];
  });
  return { world: { stations: Object.fromEntries(stations) }, variables };
}

type Half = Omit<EntryDetail, 'pair'>;

function halfOf(workbench: Workbench, journal: Journal, index: number): Half | undefined {
  const row = logRow(journal, index);
  const entry = journal.entry(index);
  if (!row || !entry) return undefined;
  const frame = journal.frameOf(entry);
  const violations = frame ? violationsIn(journal, entry, frame, workbench.checkOf) : [];
  const { source } = entry;
  return {
    ...(source ? { source: { ...source, file: journal.sources[source.file] ?? '' } } : {}),
    row, raw: entry.text, base64: entry.base64 === true, violations: violations.map((violation) => ({ ...violation })),
  };
}
