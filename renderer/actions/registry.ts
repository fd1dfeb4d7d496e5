import type { ComponentType } from 'react';
import { notify } from '../stores/notices';

/** One thing that a person can do, reachable by the palette, by a key, and by the desktop's menu (`menu.command`). */
export interface Action {
  /** Stable; the desktop's menu and tests name it. */
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** Words that find it besides its title. */
  readonly keywords?: string;
  /** As `mod+k`; mod is Ctrl, on a Mac Command. */
  readonly shortcut?: string;
  readonly icon?: ComponentType<{ size?: number; stroke?: number }>;
  /** Why it cannot be done now, a sentence; undefined when it can. */
  readonly blocked?: () => string | undefined;
  readonly run: () => void | Promise<void>;
}

/** Actions that depend on what there is, such as those of each simulated station. */
export type ActionSource = () => readonly Action[];

const fixed = new Map<string, Action>();
const sources = new Set<ActionSource>();

export function registerActions(actions: readonly Action[]): void {
  for (const action of actions) fixed.set(action.id, action);
}

export function registerSource(source: ActionSource): void {
  sources.add(source);
}

export function allActions(): readonly Action[] {
  return [...fixed.values(), ...[...sources].flatMap((source) => source())];
}

export function findAction(id: string): Action | undefined {
  return fixed.get(id) ?? [...sources].flatMap((source) => source()).find((action) => action.id === id);
}

/** Runs an action by its id. Says why when it cannot be done now. */
export function runAction(id: string): void {
  const action = findAction(id);
  if (action === undefined) {
    notify('error', `There is no action ${id}.`);
    return;
  }
  const why = action.blocked?.();
  if (why === undefined) void action.run();
  else notify('info', why);
}
