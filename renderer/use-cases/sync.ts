import * as v from 'valibot';
import { Setting } from '../../shared/ipc/use-case-shapes';
import { Version } from '../../shared/ipc/shapes';
import { call, on, onConnected } from '../host/host';
import { recall } from '../stores/memory';
import { useUseCases, type Kept } from '../stores/use-cases';
import { registerSource } from '../actions/registry';
import { useCaseActions } from './palette';

const Remembered = v.object({
  subject: v.optional(v.variant('kind', [v.object({ kind: v.literal('use-case'), id: v.string() }), v.object({ kind: v.literal('own'), name: v.string() })])),
  form: v.object({ setting: Setting, version: Version, station: v.string(), ownStation: v.string(), url: v.string() }),
  folded: v.array(v.string()),
});
const isKept = (value: unknown): value is Kept => v.is(Remembered, value);

let started: Promise<void> | undefined;

/** Asks for the verdicts, now and after each loss of the host. Called when the page is first shown. */
export function startUseCases(): Promise<void> {
  started ??= begin();
  return started;
}

async function begin(): Promise<void> {
  on('useCases.finished', (result) => useUseCases.getState().finished(result));
  on('scenarios.changed', ({ scenarios }) => useUseCases.getState().setOwn(scenarios));
  onConnected(() => void load());
  registerSource(useCaseActions);
  const kept = await recall('use-cases', isKept);
  if (kept !== undefined) useUseCases.getState().restore(kept);
  await load();
}

async function load(): Promise<void> {
  const [runs, own] = await Promise.all([call('useCases.runs', {}), call('scenarios.list', {})]);
  const store = useUseCases.getState();
  if (own.ok) store.setOwn(own.value.scenarios);
  if (runs.ok) store.loaded(runs.value.runs, runs.value.now);
  else if (runs.error.code !== 'disconnected') store.fail(runs.error.message);
}
