import type { CommandOutput } from '../../shared/ipc/contract';
import type { StationState, VariableState, WorldState } from '../../shared/state/model';
import { call } from '../host/host';
import { useLog } from './log';
import { useWorld } from './world';

/** The shortest pause between two questions for the newest state; a slow answer makes it longer. */
const PAUSE_MS = 150;

/** The lists of variables that are here already, by station. */
let lists = new Map<string, readonly VariableState[]>();
let known: Record<string, number> = {};

/** The host leaves out the variables that have not changed: they are put back, the very same list. */
function withKnown({ world, variables }: CommandOutput<'journal.state'>): WorldState {
  const stations = Object.entries(world.stations).map(([id, station]): [string, StationState] => {
    const before = known[id] !== undefined && known[id] === variables[id] ? lists.get(id) : undefined;
    return [id, before ? { ...station, variables: before } : station];
  });
  lists = new Map(stations.map(([id, station]) => [id, station.variables]));
  known = variables;
  return { stations: Object.fromEntries(stations) };
}

/** A host that was started anew counts from the beginning. */
export function forgetVariables(): void {
  lists = new Map();
  known = {};
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
  const reply = await call('journal.state', { ...(at === undefined ? {} : { at }), known });
  if (reply.ok) useWorld.getState().show(withKnown(reply.value), at);
  else if (reply.error.code !== 'disconnected') useWorld.getState().fail(reply.error.message);
  if (mode === 'live') {
    const took = performance.now() - began;
    await new Promise((resume) => setTimeout(resume, Math.max(PAUSE_MS, took * 3)));
  }
}
