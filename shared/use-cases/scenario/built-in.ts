import scenarios from '../../../schemas/generated/scenarios';
import { readScenario } from './read';
import type { Scenario } from './shape';

/** A scenario that comes with the workbench, with its text for those who copy it. */
export interface BuiltIn {
  /** Of its file, e.g. `E02` or `E02-16`. */
  readonly name: string;
  readonly text: string;
  readonly scenario: Scenario;
}

let all: readonly BuiltIn[] | undefined;

/** The built-in scenarios in the order of their use cases. Read once, when first asked for. */
export function builtIns(): readonly BuiltIn[] {
  all ??= Object.entries(scenarios).map(([name, text]) => {
    const read = readScenario(text, name);
    // They are the product's own, and a test reads each of them.
    if (!read.ok) throw new Error(read.message);
    return { name, text, scenario: read.scenario };
  });
  return all;
}

/** The scenarios of a use case, of a block by its letter, or of that name. */
export function scenariosOf(name: string): readonly BuiltIn[] {
  return builtIns().filter((one) => name === 'all' || one.name === name || one.scenario.useCase === name || (/^[A-S]$/.test(name) && one.scenario.useCase?.startsWith(name) === true));
}
