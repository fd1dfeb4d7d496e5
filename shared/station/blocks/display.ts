import type { StationCore } from '../core/core';
import type { DisplayContent, DisplayMessage } from '../core/records';
import type { Transaction } from '../core/transaction';
import { SETTINGS } from '../settings/definitions';

/** Block O: the messages that a CSMS puts on the display, and what becomes of them. What is shown is display-shown.ts's. */

/** Most messages that the display keeps. */
export const MOST_MESSAGES = 20;
const EXPIRY = 'display';

export type DisplayVerdict =
  | 'Accepted' | 'LanguageNotSupported' | 'NotSupportedMessageFormat' | 'NotSupportedPriority' | 'NotSupportedState' | 'Rejected' | 'UnknownTransaction';

/** Puts a message on the display, in the place of one with its id (O01, O02, O06). What cannot be shown changes nothing. */
export function setDisplayMessage(core: StationCore, message: DisplayMessage): DisplayVerdict {
  const { settings } = core;
  if (!settings.list('DisplayPriorities').includes(message.priority)) return 'NotSupportedPriority';
  if (message.state !== undefined && !settings.list('DisplayStates').includes(message.state)) return 'NotSupportedState';
  if (message.contents.some(({ format }) => !settings.list('DisplayFormats').includes(format))) return 'NotSupportedMessageFormat';
  if (core.config.version === '2.1' && message.contents.some(({ language }) => language !== undefined && !isSpoken(language))) return 'LanguageNotSupported';
  if (message.transactionId !== undefined && !runs(core, message.transactionId)) return 'UnknownTransaction';
  if (message.contents.some((content) => !isReadable(content)) || (message.until ?? Infinity) <= Math.max(core.now, message.from ?? -Infinity)) return 'Rejected';
  const others = currentMessages(core).filter(({ id }) => id !== message.id);
  // There is room in front for one alone (O01.FR.16).
  const beside = message.priority === 'AlwaysFront' ? others.filter(({ priority }) => priority !== 'AlwaysFront') : others;
  if (beside.length >= MOST_MESSAGES) return 'Rejected';
  keep(core, [...beside, message]);
  return 'Accepted';
}

/** O05; false when there is no such message. */
export function clearDisplayMessage(core: StationCore, id: number): boolean {
  const messages = currentMessages(core);
  const kept = messages.filter((message) => message.id !== id);
  if (kept.length === messages.length) return false;
  keep(core, kept);
  return true;
}

/** Those that are there: what is over has gone (O01.FR.07). */
export function currentMessages(core: StationCore): readonly DisplayMessage[] {
  const kept = core.displayMessages.filter(({ until = Infinity }) => core.now < until);
  if (kept.length < core.displayMessages.length) core.displayMessages = kept;
  return core.displayMessages;
}

/** A transaction has ended, and its messages go with it (O02.FR.02). */
export function dropMessagesOf(core: StationCore, { id }: Transaction): void {
  if (core.displayMessages.some(({ transactionId }) => transactionId === id)) keep(core, core.displayMessages.filter(({ transactionId }) => transactionId !== id));
}

function keep(core: StationCore, messages: readonly DisplayMessage[]): void {
  core.displayMessages = messages;
  core.changed();
  watchTime(core);
}

/** Looks again when the next message begins or ends. */
function watchTime(core: StationCore): void {
  const next = Math.min(...core.displayMessages.flatMap(({ from = 0, until = 0 }) => [from, until]).filter((time) => time > core.now));
  core.timers.clear(EXPIRY);
  // Later than a day it is looked at anew, since a timer carries no more than 24 days.
  if (Number.isFinite(next)) core.timers.set(EXPIRY, Math.min(next - core.now, 86_400_000), () => keep(core, currentMessages(core)));
}

function runs(core: StationCore, transactionId: string): boolean {
  return core.evses.some(({ transaction }) => transaction?.id === transactionId);
}

function isSpoken(language: string): boolean {
  return SETTINGS.DisplayLanguage.values.some((one) => one.toLowerCase() === language.toLowerCase());
}

/** Whether the text is what its format says it is. */
function isReadable({ format, text }: DisplayContent): boolean {
  if (format === 'ASCII') return Array.from(text).every((letter) => letter.charCodeAt(0) < 128);
  return format !== 'URI' || /^[a-z][a-z\d+.-]*:\S+$/i.test(text);
}
