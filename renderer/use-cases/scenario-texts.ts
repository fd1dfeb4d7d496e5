import texts from '../../schemas/generated/scenarios';
import { readScenario } from '../../shared/use-cases/scenario/read';

/** The text of a built-in scenario's file. */
export function textOf(name: string): string | undefined {
  return texts[name];
}

/** What the scenarios take from outside, by their names. */
export function inputsOf(names: readonly string[]): Record<string, Readonly<Record<string, unknown>>> {
  return Object.fromEntries(names.map((name) => [name, inputsOfText(texts[name] ?? '')]));
}

export function inputsOfText(text: string): Readonly<Record<string, unknown>> {
  const read = readScenario(text);
  return read.ok ? (read.scenario.inputs ?? {}) : {};
}
