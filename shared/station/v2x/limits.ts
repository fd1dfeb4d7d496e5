import { utf8Length } from '../../platform/base64';
import type { StationCore } from '../core/core';
import { Refused } from '../core/handlers';
import type { SettingName } from '../settings/definitions';

/**
 * What is longer than the station says that it takes (B06.FR.16 and .17, B08.FR.17 and .18, N06.FR.06 and .07): the CALLERROR
 * for it; undefined when there is room.
 */
export function tooMuch(core: StationCore, request: object, items: readonly unknown[] | undefined, limit: SettingName): Refused | undefined {
  const most = core.settings.number(limit);
  if (items && items.length > most) return new Refused('OccurrenceConstraintViolation', `At most ${most} items in one message; these are ${items.length}.`);
  const bytes = utf8Length(JSON.stringify(request));
  const room = core.settings.number('BytesPerMessage');
  return bytes > room ? new Refused('FormatViolation', `At most ${room} bytes in one message; these are ${bytes}.`) : undefined;
}
