import { NOTHING } from '../block';
import type { Caller } from '../context';
import { asJson, type Loose } from '../loose';

/** Serves a message that tells how far something is: the newest is kept under the message's name. */
export function keepStatus(action: string): (request: Loose<unknown>, caller: Caller) => typeof NOTHING {
  return (request, { station }) => {
    station.statuses.set(action, asJson(request));
    return NOTHING;
  };
}
