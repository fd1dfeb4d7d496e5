import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScenarioFile, ScenarioFiles } from '../../shared/workbench/ports';

const ENDING = /\.(json|ya?ml)$/i;
/** The endings that a scenario can have; the first of each format is the one that is written. */
const ENDINGS = { json: ['.json'], yaml: ['.yaml', '.yml'] } as const;

/** The person's own scenarios as files in one folder, which may hold what was put there by hand. */
export function scenarioFiles(folder: string): ScenarioFiles {
  const remove = async (name: string, except?: string): Promise<void> => {
    for (const ending of Object.values(ENDINGS).flat()) {
      if (`${name}${ending}` !== except) await rm(join(folder, `${name}${ending}`), { force: true });
    }
  };
  return {
    async list() {
      try {
        const names = await readdir(folder).catch((error: unknown) => {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
          throw error;
        });
        const scenarios = await Promise.all(names.filter((name) => ENDING.test(name)).sort().map((name) => read(folder, name)));
        // Of a scenario that is there twice, the JSON file goes first.
        return { ok: true, scenarios: [...new Map(scenarios.toReversed().map((one) => [one.name, one])).values()].toReversed() };
      } catch (error) {
        return { ok: false, message: `Your scenarios in ${folder} cannot be read: ${messageOf(error)}.` };
      }
    },
    async save({ name, format, text }, was) {
      const file = `${name}${ENDINGS[format][0]}`;
      try {
        await mkdir(folder, { recursive: true });
        const beside = join(folder, `.${file}.new`);
        await writeFile(beside, text);
        await rename(beside, join(folder, file));
        // The same name with another ending would be a second scenario.
        await remove(name, file);
        if (was !== undefined && was !== name && safe(was)) await remove(was);
        return { ok: true };
      } catch (error) {
        return { ok: false, message: `${file} cannot be written to ${folder}: ${messageOf(error)}.` };
      }
    },
    async remove(name) {
      if (!safe(name)) return { ok: false, message: `There is no scenario ${name}.` };
      try {
        await remove(name);
        return { ok: true };
      } catch (error) {
        return { ok: false, message: `${name} cannot be removed from ${folder}: ${messageOf(error)}.` };
      }
    },
  };
}

async function read(folder: string, file: string): Promise<ScenarioFile> {
  return { name: file.replace(ENDING, ''), format: /\.json$/i.test(file) ? 'json' : 'yaml', text: await readFile(join(folder, file), 'utf8') };
}

/** A name is no way out of the folder. */
function safe(name: string): boolean {
  return name !== '' && !/[/\\\0]/.test(name);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
