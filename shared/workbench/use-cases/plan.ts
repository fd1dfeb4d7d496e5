import type { ScenarioName, UseCaseOrder } from '../../ipc/use-case-shapes';
import type { OcppVersion } from '../../ocpp/version';
import { builtIns } from '../../use-cases/scenario/built-in';
import { readScenario } from '../../use-cases/scenario/read';
import { casesOf } from '../../use-cases/run/run-scenario';
import type { Scenario } from '../../use-cases/scenario/shape';
import type { ScenarioFiles } from '../ports';

/** One scenario in one version. */
export interface Planned {
  readonly name: ScenarioName;
  readonly scenario: Scenario;
  readonly version: OcppVersion;
}

type Plan = { readonly ok: true; readonly plan: readonly Planned[] } | { readonly ok: false; readonly message: string };

/** What is to be played: each scenario in those of the wished versions that it is for. */
export async function planOf({ scenarios = [], text, versions, setting }: UseCaseOrder, files: ScenarioFiles): Promise<Plan> {
  const found: { readonly name: ScenarioName; readonly scenario: Scenario }[] = [];
  if (text) {
    const read = readScenario(text.text, text.name);
    if (!read.ok) return read;
    found.push({ name: { own: true, name: text.name }, scenario: read.scenario });
  }
  const listed = scenarios.some(({ own }) => own) ? await files.list() : undefined;
  if (listed && !listed.ok) return listed;
  for (const name of scenarios) {
    const source = name.own ? listed?.scenarios.find((one) => one.name === name.name)?.text : undefined;
    const read = name.own ? (source === undefined ? undefined : readScenario(source, name.name)) : builtIn(name.name);
    if (!read) return { ok: false, message: `There is no scenario ${name.name}${name.own ? ' of your own' : ''}.` };
    if (!read.ok) return read;
    found.push({ name, scenario: read.scenario });
  }
  const plan = found.flatMap(({ name, scenario }) => versions.filter((version) => scenario.versions.includes(version)).map((version) => ({ name, scenario, version })));
  if (plan.length === 0) return { ok: false, message: found.length === 0 ? 'Nothing was given to run.' : `${titles(found)} cannot be run in OCPP ${versions.join(' or ')}.` };
  const playable = plan.filter(({ scenario, version }) => casesOf(scenario, { version, setting }).length > 0);
  if (playable.length === 0) return { ok: false, message: `No case of ${titles(found)} can be run in this setting; other settings may have some.` };
  return { ok: true, plan: playable };
}

function builtIn(name: string): { readonly ok: true; readonly scenario: Scenario } | undefined {
  const found = builtIns().find((one) => one.name === name);
  return found && { ok: true, scenario: found.scenario };
}

function titles(found: readonly { readonly scenario: Scenario }[]): string {
  return found.length === 1 ? `“${found[0]?.scenario.title ?? ''}”` : 'what was chosen';
}
