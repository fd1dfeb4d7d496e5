import type { CommandInput } from '../../shared/ipc/contract';
import type { End, TapSettings } from '../../shared/tap/api';
import { call } from '../host/host';
import { useTap } from '../stores/tap';

type Unset = NonNullable<CommandInput<'tap.configure'>['unset']>;

/** Each returns the sentence of what went wrong, if anything did. */
export async function startTap(settings?: Partial<TapSettings>, unset: Unset = []): Promise<string | undefined> {
  // What goes back to being absent holds from the next start on, too.
  if (settings !== undefined && useTap.getState().state?.running !== undefined) await stopTap();
  const failed = unset.length === 0 ? undefined : await configureTap({}, unset);
  if (failed !== undefined) return failed;
  const reply = await call('tap.start', settings === undefined ? {} : { settings });
  if (!reply.ok) return reply.error.message;
  useTap.getState().set(reply.value);
  return undefined;
}

export async function stopTap(): Promise<string | undefined> {
  const reply = await call('tap.stop', {});
  if (!reply.ok) return reply.error.message;
  useTap.getState().set(reply.value);
  return undefined;
}

export async function configureTap(settings: Partial<TapSettings>, unset: Unset = []): Promise<string | undefined> {
  const reply = await call('tap.configure', { settings, unset });
  if (!reply.ok) return reply.error.message;
  useTap.getState().set(reply.value);
  return undefined;
}

export async function disconnectLeg(station: string, end: End): Promise<string | undefined> {
  const reply = await call('tap.disconnect', { station, end });
  return reply.ok ? undefined : reply.error.message;
}

type Answer = CommandInput<'tap.answerHeld'>['answer'];

/** What a person does with a held message. */
export async function answerHeld(key: number, answer: Answer): Promise<string | undefined> {
  const reply = await call('tap.answerHeld', { key, answer });
  if (!reply.ok) return reply.error.message;
  useTap.getState().set(reply.value);
  return undefined;
}

/** The same with all that is held now, in the order in which it came. */
export async function answerAllHeld(answer: Answer): Promise<string | undefined> {
  let failed: string | undefined;
  for (const { key } of useTap.getState().state?.held ?? []) failed = (await answerHeld(key, answer)) ?? failed;
  return failed;
}

/** The text of a held message, or why it cannot be changed. */
export async function heldText(key: number): Promise<{ readonly text: string } | { readonly message: string }> {
  const reply = await call('tap.held', { key });
  if (!reply.ok) return { message: reply.error.message };
  return reply.value.text === undefined ? { message: 'This message is binary: it can be released or dropped, but not changed here.' } : { text: reply.value.text };
}
