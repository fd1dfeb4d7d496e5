import type { SequenceStep, UseCase } from './model';

/** Where a word was found, and what that is worth: a title says what a use case is, a field only that it occurs there. */
const RANKS = { id: 100, title: 40, purpose: 10, action: 8, field: 4 } as const;

interface Indexed {
  readonly useCase: UseCase;
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly actions: readonly string[];
  readonly fields: readonly string[];
}

/** The actions in a sequence, with those in its groups. */
function actionsIn(sequence: readonly SequenceStep[]): string[] {
  return sequence.flatMap((step) => {
    if (step.kind === 'group') return actionsIn(step.steps);
    return step.kind === 'act' ? [] : [step.action];
  });
}

function indexed(useCase: UseCase): Indexed {
  const { v16 } = useCase;
  const sequences = v16.exists ? [...useCase.sequence, ...v16.sequence] : useCase.sequence;
  const decides = v16.exists ? [...useCase.decides, ...v16.decides] : useCase.decides;
  const lower = (texts: readonly string[]): string[] => [...new Set(texts)].map((text) => text.toLowerCase());
  return {
    useCase,
    id: useCase.id.toLowerCase(),
    title: useCase.title.toLowerCase(),
    purpose: useCase.purpose.toLowerCase(),
    actions: lower([...actionsIn(sequences), ...decides.map((field) => field.action)]),
    fields: lower(decides.map((field) => field.field)),
  };
}

/** What one word is worth in a use case; 0 when it is not there. */
function worth(word: string, entry: Indexed): number {
  let sum = 0;
  if (entry.id === word) sum += RANKS.id * 2;
  else if (entry.id.startsWith(word)) sum += RANKS.id;
  // A single letter means a block; every text has it.
  if (word.length === 1) return sum;
  if (entry.title.includes(word)) sum += RANKS.title;
  if (entry.purpose.includes(word)) sum += RANKS.purpose;
  if (entry.actions.some((action) => action.includes(word))) sum += RANKS.action;
  if (entry.fields.some((field) => field.includes(word))) sum += RANKS.field;
  return sum;
}

/** A search over the use cases: each word of the text has to occur in a use case; the best fits come first, equal ones in order. */
export function searchIn(useCases: readonly UseCase[]): (text: string) => readonly UseCase[] {
  const entries = useCases.map(indexed);
  return (text) => {
    const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) return useCases;
    return entries
      .map((entry) => ({ entry, worths: words.map((word) => worth(word, entry)) }))
      .filter(({ worths }) => worths.every((value) => value > 0))
      .map(({ entry, worths }) => ({ useCase: entry.useCase, sum: worths.reduce((a, b) => a + b, 0) }))
      .sort((a, b) => b.sum - a.sum)
      .map(({ useCase }) => useCase);
  };
}
