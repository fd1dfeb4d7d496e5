import { parse } from 'yaml';
import { readScenario } from '../../shared/use-cases/scenario/read';
import type { HostError } from '../../shared/ipc/contract';
import type { OwnScenario } from '../../shared/ipc/use-case-shapes';
import { download, pickFile } from '../actions/files';
import { call } from '../host/host';
import { notify, notifyError } from '../stores/notices';
import { useUseCases } from '../stores/use-cases';
import { useDrafts } from './drafts';
import { textOf } from './scenario-texts';

/** A scenario to begin with: it can be run as it stands. */
const EXAMPLE = {
  title: 'A station boots and is accepted',
  versions: ['2.0.1', '2.1'],
  inputs: { idToken: 'T01' },
  cases: [
    {
      id: 'boot',
      title: 'The station presents itself after power-on',
      given: { booted: false },
      steps: [
        { station: 'power-on' },
        { expect: 'BootNotification', from: 'station', id: 'boot', text: 'The station presents itself.', checks: [{ text: 'It says why it started.', fields: { reason: 'PowerUp' } }], answered: { status: 'Accepted' } },
        { expect: 'StatusNotification', from: 'station', text: 'It tells the state of its connectors.' },
      ],
    },
  ],
};

/** Writes a scenario to begin with, and shows it. */
export async function newScenario(): Promise<void> {
  const name = freeName('my-scenario');
  await saveAndShow({ name, format: 'json', text: print({ scenario: name, ...EXAMPLE }) });
}

/** Copies a built-in scenario into a file of one's own, as JSON, which the editor knows best. */
export async function copyBuiltIn(of: string): Promise<void> {
  const text = textOf(of);
  if (text === undefined) return;
  const name = freeName(`${of}-own`);
  const { scenario: _, ...rest } = parse(text) as Record<string, unknown>;
  await saveAndShow({ name, format: 'json', text: print({ scenario: name, ...rest }) });
}

/** Takes a file over: JSON as it is, YAML too, as long as it is a scenario. What is none is refused with the line where it is wrong. */
export async function importFile(file: File): Promise<void> {
  const text = await file.text();
  const name = freeName(file.name.replace(/\.(json|ya?ml)$/i, '').replaceAll(/[^\w .-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'scenario');
  await saveAndShow({ name, format: /\.ya?ml$/i.test(file.name) ? 'yaml' : 'json', text });
}

/** Lets a person choose a scenario's file, and takes it over. */
export async function openScenarioDialog(): Promise<void> {
  const file = await pickFile('.yaml,.yml,.json');
  if (file !== undefined) await importFile(file);
}

/** Hands a scenario out as a file, to be kept elsewhere or given to others. */
export function saveAsFile({ name, format, text }: ScenarioText): void {
  download(`${name}.${format}`, text, format === 'json' ? 'application/json' : 'application/yaml');
}

type ScenarioText = Pick<OwnScenario, 'name' | 'format' | 'text'>;

async function saveAndShow(file: ScenarioText): Promise<void> {
  const failed = await saveScenario(file);
  if (failed) notifyError(failed);
  else useUseCases.getState().show({ kind: 'own', name: file.name });
}

/** Saves a scenario under its name; `was` is the name that it had. */
export async function saveScenario({ name, format, text }: ScenarioText, was?: string): Promise<HostError | undefined> {
  const reply = await call('scenarios.save', { name, format, text, ...(was === undefined || was === name ? {} : { was }) });
  if (!reply.ok) return reply.error;
  useDrafts.getState().drop(was ?? name);
  // The host tells all windows; this one goes on at once.
  const { own, setOwn, show, subject } = useUseCases.getState();
  setOwn([...own.filter((one) => one.name !== name && one.name !== was), reply.value].sort((a, b) => a.name.localeCompare(b.name)));
  if (was !== undefined && was !== name && subject?.kind === 'own' && subject.name === was) show({ kind: 'own', name });
  return undefined;
}

export async function removeScenario(name: string): Promise<void> {
  const reply = await call('scenarios.remove', { name });
  if (!reply.ok) {
    notifyError(reply.error);
    return;
  }
  const { own, setOwn, show } = useUseCases.getState();
  useDrafts.getState().drop(name);
  setOwn(own.filter((one) => one.name !== name));
  show(undefined);
  notify('ok', `${name} is deleted.`);
}

/** What is wrong with a text as a scenario: the same sentence with which saving it would be refused. */
export function faultOf(text: string, name: string): string | undefined {
  const read = readScenario(text, name);
  return read.ok ? undefined : read.message;
}

/** Versions that a text is for, as far as it can be read. */
export function versionsOf(text: string): readonly string[] | undefined {
  const read = readScenario(text);
  return read.ok ? read.scenario.versions : undefined;
}

function freeName(wish: string): string {
  const taken = new Set(useUseCases.getState().own.map(({ name }) => name));
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wish : `${wish}-${n}`;
    if (!taken.has(name)) return name;
  }
}

function print(scenario: object): string {
  return `${JSON.stringify(scenario, undefined, 2)}\n`;
}
