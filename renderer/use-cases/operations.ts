import type { HostError } from '../../shared/ipc/contract';
import type { PlayedScenario, ScenarioName, UseCaseOrder } from '../../shared/ipc/use-case-shapes';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import { call } from '../host/host';
import { selectEntry } from '../log/navigate';
import { useCsms } from '../stores/csms';
import { useLog } from '../stores/log';
import { notify, notifyError } from '../stores/notices';
import { usePanels } from '../stores/panels';
import { useSequence } from '../stores/sequence';
import { runningOf, useUseCases, type RunForm } from '../stores/use-cases';
import { LISTED, LISTED_BLOCKS, listedUseCase, type ListedUseCase } from './catalogue';

type Failed = HostError | undefined;

/** Begins a run as the form says. */
async function begin(order: Pick<UseCaseOrder, 'scenarios' | 'text' | 'versions' | 'inputs'>): Promise<Failed> {
  const { form } = useUseCases.getState();
  const reply = await call('useCases.run', { ...order, setting: form.setting, ...targetOf(form) });
  return reply.ok ? undefined : reply.error;
}

function targetOf({ setting, station, ownStation, url, password }: RunForm): Pick<UseCaseOrder, 'target'> {
  if (setting === 'both') return {};
  if (setting === 'station') return { target: { station: ownStation.trim(), url: url.trim(), ...(password === '' ? {} : { password }) } };
  return { target: station.trim() === '' ? {} : { station: station.trim() } };
}

/** Why what is shown cannot be run now; undefined when it can. */
export function whyNot(): string | undefined {
  const { subject, form, progress, own } = useUseCases.getState();
  if (runningOf(progress)) return 'A run is under way already.';
  if (subject === undefined) return 'Choose a use case first.';
  if (subject.kind === 'use-case') {
    const listed = listedUseCase(subject.id);
    if (listed?.scenarios.every(({ versions }) => !versions.includes(form.version)) ?? true) return `${subject.id} cannot be run in OCPP ${form.version} yet.`;
  } else if (!own.some(({ name }) => name === subject.name)) return 'Save the scenario first.';
  return whyNotIn(form);
}

/** Why nothing can be run with what the form says. */
export function whyNotIn({ setting, station, ownStation, url }: RunForm): string | undefined {
  if (setting === 'csms' && useCsms.getState().state?.running === undefined) return 'Start the CSMS first, and let the station connect.';
  if (setting === 'csms' && station.trim() === '') return 'Say which station is to be tested.';
  if (setting === 'station' && (url.trim() === '' || ownStation.trim() === '')) return 'Say where the CSMS is, and which identity our station has there.';
  return undefined;
}

/** Runs the use case or the own scenario that is shown, in the chosen version. */
export async function runShown(): Promise<Failed> {
  const { subject, form, inputs } = useUseCases.getState();
  if (subject === undefined) return undefined;
  const names = scenariosOf(subject);
  const given = Object.assign({}, ...names.map(({ name }) => inputs[name] ?? {})) as Readonly<Record<string, string>>;
  return begin({
    scenarios: names, versions: [form.version],
    ...(Object.keys(given).length === 0 ? {} : { inputs: Object.fromEntries(Object.entries(given).map(([name, text]) => [name, valueOf(text)])) }),
  });
}

function scenariosOf(subject: NonNullable<ReturnType<typeof useUseCases.getState>['subject']>): ScenarioName[] {
  if (subject.kind === 'own') return [{ own: true, name: subject.name }];
  return namesOf(listedUseCase(subject.id)?.scenarios ?? []);
}

function namesOf(scenarios: ListedUseCase['scenarios']): ScenarioName[] {
  return scenarios.map(({ name }) => ({ own: false, name }));
}

/** A text that is JSON is its value; any other is itself. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Runs several use cases, in all versions with both ends ours, else in the chosen one. */
async function runMany(listed: readonly ListedUseCase[]): Promise<Failed> {
  const { form } = useUseCases.getState();
  const versions: OcppVersion[] = form.setting === 'both' ? [...OCPP_VERSIONS] : [form.version];
  return begin({ scenarios: namesOf(listed.flatMap(({ scenarios }) => scenarios)), versions });
}

export function runBlock(block: string): Promise<Failed> {
  return runMany(LISTED_BLOCKS.find(({ id }) => id === block)?.useCases ?? []);
}

export function runAll(): Promise<Failed> {
  return runMany(LISTED);
}

/** Plays the text of an editor without saving it. */
export function runText(name: string, text: string): Promise<Failed> {
  return begin({ text: { name, text }, versions: [useUseCases.getState().form.version] });
}

export async function cancelRun(): Promise<void> {
  const reply = await call('useCases.cancel', {});
  if (!reply.ok && reply.error.code !== 'not-found') notifyError(reply.error);
}

export async function answerPrompt(prompt: number, answer: 'done' | 'skipped'): Promise<void> {
  const reply = await call('useCases.answerPrompt', { prompt, answer });
  // Answered by the wire in the same moment: nothing to complain of.
  if (!reply.ok && reply.error.code !== 'not-found') notifyError(reply.error);
}

/** Fetches a result with its checks. */
export async function loadResult(played: PlayedScenario): Promise<void> {
  const reply = await call('useCases.result', played);
  if (reply.ok && reply.value.result) useUseCases.getState().setResult(reply.value.result);
}

/** Makes the log of a case the one that is shown; false when it is gone. */
async function openLogOf(played: PlayedScenario, caseId: string): Promise<boolean> {
  const reply = await call('useCases.showLog', { played, case: caseId });
  if (!reply.ok) {
    notify('info', reply.error.message);
    return false;
  }
  // A filter from before would hide what is to be shown.
  useLog.getState().setFilter({});
  usePanels.getState().dock?.restore();
  return true;
}

/** Draws the log of a case as a sequence diagram. */
export async function drawCase(played: PlayedScenario, caseId: string): Promise<void> {
  if (!await openLogOf(played, caseId)) return;
  useSequence.getState().show({ kind: 'shown' });
  usePanels.getState().show('sequence', true);
}

/** Shows the log of a case, at an entry where one is given. */
export async function showInLog(played: PlayedScenario, caseId: string, entry?: number): Promise<void> {
  if (!await openLogOf(played, caseId)) return;
  usePanels.getState().show('log', true);
  usePanels.getState().show('details');
  if (entry !== undefined) await selectEntry(entry);
  // From here the log's own keys go on: J and K, P to the pair.
  document.querySelector<HTMLElement>('[role="grid"][aria-label="Log"]')?.focus();
}
