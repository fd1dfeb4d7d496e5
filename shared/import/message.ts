import { actionInfo, mayBeSentBy } from '../ocpp/actions';
import { binaryMessage, decode } from '../ocpp/codec';
import type { Frame, WellFormed } from '../ocpp/frame';
import type { Direction } from '../journal/entry';
import { OCPP_VERSIONS } from '../ocpp/version';
import type { FoundFrame } from './model';

/** A message of a log, read as a frame without knowing the version yet. */
export interface ReadMessage {
  readonly found: FoundFrame;
  readonly frame: Frame;
  /** The frame, or the one that was meant. */
  readonly meant: WellFormed | undefined;
  /** Who must have sent it, where the action alone tells. */
  readonly byAction: Direction | undefined;
}

export function readMessage(found: FoundFrame): ReadMessage {
  const frame = found.base64 ? binaryMessage(found.text) : decode(found.text, found.version);
  const meant = frame.kind === 'malformed' ? frame.usable : frame;
  const action = meant?.kind === 'call' || meant?.kind === 'send' ? meant.action : frame.kind === 'malformed' ? frame.action : undefined;
  return { found, frame, meant, byAction: action === undefined ? undefined : sentBy(action) };
}

const SENDERS = new Map<string, Direction | undefined>();

/** The direction of a CALL of that action, when in every version but one side may send it. */
export function sentBy(action: string): Direction | undefined {
  if (SENDERS.has(action)) return SENDERS.get(action);
  const infos = OCPP_VERSIONS.flatMap((version) => actionInfo(version, action) ?? []);
  const [up, down] = [infos.some((info) => mayBeSentBy(info, 'station')), infos.some((info) => mayBeSentBy(info, 'csms'))];
  const direction = up === down ? undefined : up ? 'up' : 'down';
  SENDERS.set(action, direction);
  return direction;
}
