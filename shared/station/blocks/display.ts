import type { StationCore } from '../core/core';
import type { DisplayMessage } from '../core/records';
import { evseOfTransaction } from './transactions';

const FORMATS = ['ASCII', 'UTF8'];
const PRIORITIES = ['AlwaysFront', 'InFront', 'NormalCycle'];
/** Most messages that the display keeps. */
const MOST_MESSAGES = 50;

export type DisplayVerdict = 'Accepted' | 'NotSupportedMessageFormat' | 'NotSupportedPriority' | 'Rejected' | 'UnknownTransaction';

/** Puts a message on the display, in the place of one with its id (O01, O02, O06). */
export function setDisplayMessage(core: StationCore, message: DisplayMessage, format: string): DisplayVerdict {
  if (!FORMATS.includes(format)) return 'NotSupportedMessageFormat';
  if (!PRIORITIES.includes(message.priority)) return 'NotSupportedPriority';
  if (message.transactionId !== undefined && !evseOfTransaction(core, ({ id }) => id === message.transactionId)) return 'UnknownTransaction';
  const others = core.displayMessages.filter(({ id }) => id !== message.id);
  if (others.length >= MOST_MESSAGES) return 'Rejected';
  // There is room in front for one alone (MessagePriorityEnumType).
  const beside = message.priority === 'AlwaysFront' ? others.filter(({ priority }) => priority !== 'AlwaysFront') : others;
  core.displayMessages = [...beside, message];
  core.changed();
  return 'Accepted';
}

/** O05; false when there is no such message. */
export function clearDisplayMessage(core: StationCore, id: number): boolean {
  const kept = core.displayMessages.filter((message) => message.id !== id);
  if (kept.length === core.displayMessages.length) return false;
  core.displayMessages = kept;
  core.changed();
  return true;
}

/** What a person in front of the station reads now: the front message, or all that are shown in turn. */
export function shownMessages(core: StationCore): string[] {
  const now = core.displayMessages.filter((message) => isShown(core, message));
  const front = now.find(({ priority }) => priority === 'AlwaysFront');
  const texts = front ? [front.text] : [
    ...now.filter(({ priority }) => priority === 'InFront'),
    ...now.filter(({ priority }) => priority === 'NormalCycle'),
  ].map(({ text }) => text);
  return core.notice === undefined ? texts : [core.notice, ...texts];
}

/** How the station is, in the words of MessageStateEnumType. */
function stateOf(core: StationCore): string {
  if (core.evses.some((evse) => evse.path.connectors.some((connector) => connector.fault !== undefined))) return 'Faulted';
  if (core.evses.some((evse) => evse.path.flow.power > 0)) return 'Charging';
  return core.operative && core.evses.some((evse) => evse.operative) ? 'Idle' : 'Unavailable';
}

function isShown(core: StationCore, { state, from = -Infinity, until = Infinity, transactionId }: DisplayMessage): boolean {
  if (core.now < from || core.now >= until) return false;
  if (state !== undefined && state !== stateOf(core)) return false;
  return transactionId === undefined || evseOfTransaction(core, ({ id }) => id === transactionId) !== undefined;
}
