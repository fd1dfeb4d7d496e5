import type { StateAnswer } from '../../shared/ipc/shapes';
import { EMPTY_WORLD, type WorldState } from '../../shared/state/model';
import { patched } from '../../shared/state/patch';
import { call } from '../host/host';
import { useLog } from './log';
import { useWorld } from './world';

/** The shortest pause between two questions for the newest state; a slow answer makes it longer. */
const PAUSE_MS = 150;

/** The answer that the state in the store came with; undefined when the host has to tell all of it. */
let number: number | undefined;

/** A host that was connected anew knows nothing of what this window has. */
export function forgetState(): void {
  number = undefined;
}

/** Number of the answer that the window has the state of, for a question that asks for the state besides other things. */
export function stateNumber(): number | undefined {
  return number;
}

/** Shows the state after an entry that came with other things; the panels stand at the selection from now on. */
export function showState(answer: StateAnswer): void {
  const world = take(answer);
  if (world === undefined) {
    useWorld.setState({ mode: 'selection' });
    requestWorld();
  } else useWorld.setState({ mode: 'selection', world, at: answer.at, error: undefined, loaded: true, pending: undefined });
}

/** Whether the panels show the state after the selected entry already. */
export function isStateShown(): boolean {
  const { mode, at } = useWorld.getState();
  return number !== undefined && mode === 'selection' && at !== undefined && at === useLog.getState().selected;
}

let running = false;
let again = false;

/** Asks for the state that the panels show: one question at a time, the newest wish wins. */
export function requestWorld(): void {
  if (running) {
    again = true;
    return;
  }
  running = true;
  void load().finally(() => {
    running = false;
    if (again) {
      again = false;
      requestWorld();
    }
  });
}

async function load(): Promise<void> {
  const { mode } = useWorld.getState();
  const at = mode === 'selection' ? useLog.getState().selected : undefined;
  const began = performance.now();
  const reply = await call('journal.follow', { ...(at === undefined ? {} : { at }), ...(number === undefined ? {} : { since: number }) });
  if (reply.ok && reply.value.pending !== undefined) {
    useWorld.setState({ pending: reply.value.pending });
    askAgain();
  } else if (reply.ok) {
    const world = take(reply.value);
    if (world === undefined) again = true;
    else useWorld.getState().show(world, at);
  } else if (reply.error.code !== 'disconnected') useWorld.getState().fail(reply.error.message);
  if (mode === 'live') {
    const took = performance.now() - began;
    await new Promise((resume) => setTimeout(resume, Math.max(PAUSE_MS, took * 3)));
  }
}

/** The newest state is on its way, unless one looks at another one by then. */
function askAgain(): void {
  setTimeout(() => { if (useWorld.getState().pending !== undefined) requestWorld(); }, PAUSE_MS);
}

/** Another journal is shown: nothing is known of its state. */
export function forgetWorld(): void {
  forgetState();
  useWorld.setState({ world: EMPTY_WORLD, at: undefined, loaded: false, pending: undefined });
}

/** The state that an answer tells of: parts that did not change stay the very same. Undefined when it has to be asked for anew. */
function take({ number: next, since, patch }: StateAnswer): WorldState | undefined {
  // It goes on from a state that this window has forgotten meanwhile.
  if (since !== undefined && since !== number) return undefined;
  const before = since === undefined ? EMPTY_WORLD : useWorld.getState().world;
  // Until the patch is put to it, this is no state to go on from.
  number = undefined;
  const world = patch === undefined ? before : patched(before, patch) as WorldState;
  number = next;
  return world;
}
