import type { OwnScenario } from '../../ipc/use-case-shapes';
import type { ScenarioFile, ScenarioFiles } from '../ports';
import { readScenario } from '../../use-cases/scenario/read';

/** A file as windows show it: with what is known of the scenario in it, or why it cannot be read. */
export function ownScenario({ name, format, text }: ScenarioFile): OwnScenario {
  const read = readScenario(text, name);
  if (!read.ok) return { name, format, text, versions: [], fault: read.message };
  const { title, useCase, versions } = read.scenario;
  return { name, format, text, title, versions, ...(useCase === undefined ? {} : { useCase }) };
}

/** All of them by name. A folder that cannot be read has none, and says why. */
export async function ownScenarios(files: ScenarioFiles, onFailure: (message: string) => void): Promise<OwnScenario[]> {
  const listed = await files.list();
  if (!listed.ok) {
    onFailure(listed.message);
    return [];
  }
  return listed.scenarios.map(ownScenario);
}
