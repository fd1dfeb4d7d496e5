import { commands, type CommandName, type Handlers } from '../../shared/ipc/contract';

/** Handlers of which those not given refuse with a sentence. */
export function fakeHandlers(own: Partial<Handlers>): Handlers {
  const refuse = () => ({ ok: false as const, error: { code: 'refused' as const, message: 'Not here.' } });
  const all = Object.fromEntries((Object.keys(commands) as CommandName[]).map((name) => [name, refuse]));
  return { ...all, ...own } as unknown as Handlers;
}
