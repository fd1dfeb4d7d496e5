import { readFileSync } from 'node:fs';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import { builtIns, scenariosOf } from '../../shared/use-cases/scenario/built-in';
import { readScenario } from '../../shared/use-cases/scenario/read';
import type { Scenario } from '../../shared/use-cases/scenario/shape';
import { whyUnreadable } from '../node/unreadable-path';
import { CommandError, EXIT } from './exit-codes';

/** One scenario in one version. */
export interface Planned {
  readonly scenario: Scenario;
  readonly version: OcppVersion;
}

/** What is to run: a use case's id, a block's letter, `all`, the name of a built-in scenario, or a file. */
export function plan(what: string, versions: readonly OcppVersion[] | undefined): Planned[] {
  const wanted = versions ?? OCPP_VERSIONS;
  const planned = scenariosNamed(what).flatMap((scenario) => scenario.versions.filter((version) => wanted.includes(version)).map((version) => ({ scenario, version })));
  if (planned.length === 0) throw new CommandError(`${what} does not exist in OCPP ${wanted.join(', ')}; \`ocpp-workbench run --list\` lists what there is.`, EXIT.wrongUse);
  return planned;
}

function scenariosNamed(what: string): readonly Scenario[] {
  const known = scenariosOf(/^[a-p]\d*(-16)?$/.test(what) ? what.toUpperCase() : what);
  if (known.length > 0) return known.map(({ scenario }) => scenario);
  if (!/\.(ya?ml|json)$/i.test(what)) {
    throw new CommandError(`There is no use case, block or scenario "${what}", and it is no .yaml or .json file. \`ocpp-workbench run --list\` lists what there is.`, EXIT.wrongUse);
  }
  return [fromFile(what)];
}

function fromFile(path: string): Scenario {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandError(whyUnreadable(path, error), EXIT.wrongUse);
  }
  const read = readScenario(text, path);
  if (!read.ok) throw new CommandError(read.message, EXIT.wrongUse);
  return read.scenario;
}

/** What `run --list` tells of each scenario. */
export function listed(): readonly { readonly name: string; readonly useCase?: string; readonly title: string; readonly versions: readonly OcppVersion[]; readonly cases: readonly { readonly id: string; readonly title: string }[] }[] {
  return builtIns().map(({ name, scenario: { useCase, title, versions, cases } }) => ({
    name, ...(useCase === undefined ? {} : { useCase }), title, versions, cases: cases.map((one) => ({ id: one.id, title: one.title })),
  }));
}
