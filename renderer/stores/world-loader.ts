import { call } from '../host/host';
import { useLog } from './log';
import { useWorld } from './world';

/** The shortest pause between two questions for the newest state; a slow answer makes it longer. */
const PAUSE_MS = 150;

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
  const reply = await call('journal.state', at === undefined ? {} : { at });
  if (reply.ok) useWorld.getState().show(reply.value.world, at);
  else if (reply.error.code !== 'disconnected') useWorld.getState().fail(reply.error.message);
  if (mode === 'live') {
    const took = performance.now() - began;
    await new Promise((resume) => setTimeout(resume, Math.max(PAUSE_MS, took * 3)));
  }
}
